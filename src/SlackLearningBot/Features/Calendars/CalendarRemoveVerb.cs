using System.CommandLine;
using SlackLearningBot.Learning.Calendars;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Calendars;

/// <summary><c>calendar remove NAME</c>: says whose holidays are in it and what holds for them afterwards, and asks.</summary>
internal static class CalendarRemoveVerb
{
    public static Command Build(ConsoleHost host)
    {
        var name = new Argument<string>("NAME") { Description = "What calendar list calls it, such as CH-ZURICH" };
        var team = TeamChoice.Option();
        var yes = new Option<bool>("--yes") { Description = "Do not ask" };
        var command = new Command("remove", "Take an imported calendar away; what came with the bot stays") { name, team, yes };
        command.SetAction((parsed, cancel) => host.RunAsync(
            parsed, services => RemoveAsync(host, services, parsed.GetValue(name)!, parsed.GetValue(team), parsed.GetValue(yes), cancel), cancel));
        return command;
    }

    private static async Task<int> RemoveAsync(ConsoleHost host, IServiceProvider services, string asked, string? team, bool yes, CancellationToken cancel)
    {
        if (await TeamChoice.ChooseAsync(host, services, team, cancel) is not { TeamId: var teamId })
        {
            return 1;
        }

        var store = services.GetRequiredService<CalendarStore>();
        if (CalendarName.Read(asked) is not { } name || await store.FindUseAsync(teamId, name, cancel) is not { } use)
        {
            await host.Error.WriteLineAsync(CalendarReport.NotOwn(asked, await store.ReadAllAsync(teamId, cancel)));
            return 1;
        }

        if (!await host.IsMeantAsync(CalendarReport.WillRemove(use), yes, cancel))
        {
            return 1;
        }

        var removed = await services.GetRequiredService<CalendarRemoval>().RunAsync(teamId, name, cancel);
        await host.Output.WriteLineAsync(CalendarReport.Removed(name, removed));
        return 0;
    }
}
