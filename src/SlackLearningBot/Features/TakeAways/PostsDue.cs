using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>The minute's question: which posts stand in their channel by now, and which did Slack not take?</summary>
internal sealed class PostsDue(NpgsqlDataSource database, Posting posting, CalendarClock calendar)
{
    public const string NotTaken = "not_taken";
    public const string MaybeThere = "maybe_there";

    private const int BatchSize = 100;

    public async Task SettleAsync(CancellationToken cancel)
    {
        while (await database.InTransactionAsync(transaction => SettleAsync(transaction, cancel), cancel) == BatchSize)
        {
        }
    }

    private async Task<int> SettleAsync(NpgsqlTransaction transaction, CancellationToken cancel)
    {
        var ended = await TakeAwayStore.LockEndedPostsAsync(transaction, BatchSize, cancel);
        foreach (var (team, id, isSent, reason) in ended)
        {
            var before = (await TakeAwayStore.LockAsync(transaction, team, id, cancel))!;
            var after = before with { PostOpen = false, Channel = isSent ? before.Channel : null };
            await TakeAwayStore.NoteUseAsync(transaction, after, calendar.Now, cancel);
            if (!isSent)
            {
                await posting.RefuseAsync(transaction, after, before.Channel!, Why(reason), cancel);
            }

            await posting.ShowAsync(transaction, after, cancel);
        }

        return ended.Count;
    }

    private static string Why(string reason) => reason switch
    {
        PlaceWork.NotMember or PlaceWork.Archived => reason,
        _ when reason.Contains(Judge.MaybeSeen, StringComparison.Ordinal) || reason.EndsWith(DropReasons.OutcomeOpen, StringComparison.Ordinal) => MaybeThere,
        _ => NotTaken,
    };
}

/// <summary>What their writer sees and hears of a post.</summary>
internal sealed class Posting(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>The message that asked for them shows how things are.</summary>
    public async Task ShowAsync(NpgsqlTransaction transaction, TakeAway one, CancellationToken cancel)
    {
        if (await SentMessage.FindAsync(transaction, one.Person, AskWork.KindName, $"{one.TakeAwayId:N}", cancel) is { } asked)
        {
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(one.TeamId, asked.ChannelId, asked.Ts, TakeAwayView.Card(one), calendar.Now), cancel);
        }
    }

    /// <summary>They are not in the channel, and this is why.</summary>
    public Task RefuseAsync(NpgsqlTransaction transaction, TakeAway one, string channel, string why, CancellationToken cancel) => deliveries.EnqueueAgainAsync(
        transaction,
        NewDelivery.To(one.Person, RefusedWork.KindName, $"{one.TakeAwayId:N}:{channel}", DeliveryClass.Answer, calendar.Now) with
        {
            Payload = TakeAwaysJson.Write(new PlaceRefused(one.TakeAwayId, channel, why)),
        },
        cancel);
}
