using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>"Waiting for you" in App Home: what the budget or quiet held back, each with its button and without a number.</summary>
internal sealed class WaitingHome(NpgsqlDataSource database, WaitingThings things, CalendarClock calendar) : IHomeSection
{
    public int Order => 15;

    public Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction => WaitingView.Home(
            [.. (await things.ReadAsync(transaction, person.TeamId, [person.UserId], calendar.Now, cancel))[person.UserId]]),
        cancel);
}
