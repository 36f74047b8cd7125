using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Talks;

/// <summary>Why the last question about a turn came.</summary>
internal sealed class TalksWhy(NpgsqlDataSource database) : IWhy
{
    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) => await LastSent.FindAsync(database, person, TurnWork.KindName, cancel) is { } at
        ? new WhyAnswer(at, Mrkdwn.Of($"My question about your turn"), Mrkdwn.Of($"You take turns in a series of talks, and a date of yours is near. I ask once; skipped, the date is anybody's a week before."), Less: null)
        : null;
}

/// <summary>Turns that were held back, as long as nobody took the date.</summary>
internal sealed class TalksWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [TurnWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            things.Add(await TurnWork.TurnOfAsync(transaction, teamId, one.UserId, one.Slot, now, cancel) is var (series, slot)
                ? new WaitingThing(Mrkdwn.Of($"Your turn at “{series.Name}”, {TalkWords.Moment(slot.StartsAt)}"))
                : null);
        }

        return things;
    }
}
