using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.People;

/// <summary>Imports a company's list of people into a workspace: all of it, or with any error nothing.</summary>
internal sealed class PeopleImport(PeopleImportStore store, SyncRun sync, CalendarClock calendar)
{
    /// <summary>Looks once more after asking Slack, when somebody is not known.</summary>
    /// <returns>The plan, carried out unless it has errors or <paramref name="onlyCheck"/>; and why Slack could not be asked, if so.</returns>
    public async Task<(PeoplePlan Plan, string? Trouble)> RunAsync(string teamId, PeopleSheet sheet, bool onlyCheck, CancellationToken cancel)
    {
        var plan = await ImportAsync(teamId, sheet, onlyCheck, cancel);
        if (!plan.HasUnknown)
        {
            return (plan, null);
        }

        var trouble = await sync.ReadEverybodyAsync(teamId, cancel);
        return (await ImportAsync(teamId, sheet, onlyCheck, cancel), trouble);
    }

    private Task<PeoplePlan> ImportAsync(string teamId, PeopleSheet sheet, bool onlyCheck, CancellationToken cancel) =>
        store.ImportAsync(teamId, known => PeoplePlan.Make(sheet, known), save: !onlyCheck, calendar.Now, cancel);
}
