using System.Text.Json;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Everybody is found: they are noted, and the owner is asked whether they shall be asked.</summary>
internal sealed class MembersFound(Reporting reporting) : IPeopleFound
{
    public const string PurposeName = "programme";

    public string Purpose => PurposeName;

    public async Task TakeAsync(
        NpgsqlTransaction transaction, LearnerKey by, Guid about, IReadOnlyList<FoundPerson> people, IReadOnlyList<Mrkdwn> problems, CancellationToken cancel)
    {
        if (await CohortStore.LockAsync(transaction, by.TeamId, about, cancel) is not { State: CohortStates.Reading } cohort)
        {
            return;
        }

        await MemberStore.AddAsync(transaction, cohort, people, cancel);
        await CohortStore.SaveStateAsync(transaction, cohort, CohortStates.Offered, cancel);
        await reporting.TellAsync(transaction, cohort, JsonSerializer.Serialize(new CohortNote([.. problems.Select(problem => problem.Text)]), ProgrammesJson.Default.CohortNote), cancel);
    }
}
