using System.Text.Json;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Everybody is found: they are noted, and the owner is asked whether they shall be asked.</summary>
internal sealed class EnrolledFound(Reporting reporting) : IPeopleFound
{
    public const string PurposeName = "mentor_round";

    public string Purpose => PurposeName;

    public async Task TakeAsync(
        NpgsqlTransaction transaction, LearnerKey by, Guid about, IReadOnlyList<FoundPerson> people, IReadOnlyList<Mrkdwn> problems, CancellationToken cancel)
    {
        if (await RoundStore.LockAsync(transaction, by.TeamId, about, cancel) is not { State: RoundStates.Reading } round)
        {
            return;
        }

        await EnrolledStore.AddAsync(transaction, round, people, cancel);
        await RoundStore.SaveStateAsync(transaction, round, RoundStates.Offered, null, cancel);
        await reporting.TellAsync(
            transaction, round, RoundStates.Offered, cancel, JsonSerializer.Serialize(new RoundNote([.. problems.Select(problem => problem.Text)]), RoundsJson.Default.RoundNote));
    }
}
