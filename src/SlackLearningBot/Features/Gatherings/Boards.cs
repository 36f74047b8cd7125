using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>The announcement in a channel: it goes out once, shows how things are, and when the channel takes nothing, whoever looks after the gathering hears of it.</summary>
internal sealed class Boards(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>It is to be announced; what was refused before is tried again.</summary>
    public Task AnnounceAsync(NpgsqlTransaction transaction, Gathering gathering, bool again, CancellationToken cancel)
    {
        var delivery = new NewDelivery(gathering.TeamId, gathering.Channel!, AnnounceWork.KindName, $"{gathering.BoardId}", DeliveryClass.Answer, calendar.Now);
        return again ? deliveries.EnqueueAgainAsync(transaction, delivery, cancel) : deliveries.EnqueueAsync(transaction, delivery, cancel);
    }

    /// <summary>Something that it shows changed. Many changes at once make one change of the message.</summary>
    public async Task ChangeAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        if (gathering.Channel is { } channel && await BoardStore.MarkAsync(transaction, gathering, cancel))
        {
            await deliveries.EnqueueAgainAsync(transaction, BoardWork.Of(gathering.TeamId, channel, gathering.BoardId, calendar.Now), cancel);
        }
    }

    /// <summary>The same where the gathering is held and the other dates of its session are not: nothing is written at the one whose announcement shows it.</summary>
    public async Task ShowAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        if (gathering.BoardId == gathering.GatheringId)
        {
            await ChangeAsync(transaction, gathering, cancel);
        }
        else if (gathering is { Channel: { } channel, AnnouncedTs: not null, Refused: null })
        {
            await deliveries.EnqueueAgainAsync(transaction, BoardWork.Of(gathering.TeamId, channel, gathering.BoardId, calendar.Now), cancel);
        }
    }

    public Task TellRefusedAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, string channel, CancellationToken cancel) =>
        TellCarersAsync(transaction, teamId, gatheringId, RefusedWork.KindName, $"{gatheringId}:{channel}", cancel);

    /// <summary>Somebody who hosts it left the company: whoever looks after it hears of that once.</summary>
    public Task TellHostGoneAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        TellCarersAsync(transaction, teamId, gatheringId, HostGoneWork.KindName, $"{gatheringId}", cancel);

    private async Task TellCarersAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, string kind, string slot, CancellationToken cancel) => await deliveries.EnqueueManyAsync(
        transaction,
        kind,
        DeliveryClass.Answer,
        [
            .. (await BoardStore.ReadCarersAsync(transaction, teamId, gatheringId, cancel)).Select(carer =>
                NewDelivery.To(new LearnerKey(teamId, carer), kind, slot, DeliveryClass.Answer, calendar.Now)),
        ],
        cancel);
}

/// <summary>Announces a gathering in its channel, once.</summary>
internal sealed class AnnounceWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.announce";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel)
            is { IsAhead: true } board && board.Gathering.Channel == delivery.Recipient
            ? new Rendering.Post(BoardView.Announcement(board))
            : new Rendering.Drop("it was moved or called off");
}

/// <summary>Changes the announcement to how things are now.</summary>
internal sealed class BoardWork(SlackClient slack, NpgsqlDataSource database, Boards boards) : ICallWork
{
    public const string KindName = "gathering.board";

    public string Kind => KindName;

    public string Method => "chat.update";

    public static NewDelivery Of(string teamId, string channel, Guid boardId, DateTimeOffset now) =>
        new(teamId, channel, KindName, $"{boardId}", DeliveryClass.Answer, now) { Lane = Lane.Update };

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        var (team, id) = (delivery.TeamId, Guid.Parse(delivery.Slot));
        if (await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, team, id, cancel), cancel) is not { Gathering.AnnouncedTs: { } ts } board
            || board.Gathering.Channel != delivery.Recipient)
        {
            return new CallOutcome.Drop("it was moved or called off");
        }

        switch (await slack.ChatUpdateAsync(workspace.Token, new MessageAddress(delivery.Recipient, ts), BoardView.Announcement(board), cancel))
        {
            case SlackResult<MessageAddress>.Failed { Failure: { Kind: FailureKind.Permanent, IsTokenDead: false } failure }:
                await database.InTransactionAsync(
                    async transaction =>
                    {
                        if (await BoardStore.RefuseAsync(transaction, team, id, delivery.Recipient, failure.Error, cancel) && board.IsAhead)
                        {
                            await boards.TellRefusedAsync(transaction, team, id, delivery.Recipient, cancel);
                        }
                    },
                    cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<MessageAddress>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                return new CallOutcome.Done();
        }
    }
}

/// <summary>Tells whoever looks after a gathering that its channel takes nothing.</summary>
internal sealed class RefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.refused";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel), cancel)
            is { IsAhead: true, Gathering: { Refused: not null } gathering }
            ? new Rendering.Post(BoardView.Refused(gathering))
            : new Rendering.Drop("it was moved or called off");
}

/// <summary>Tells whoever looks after a gathering that somebody who hosts it left the company.</summary>
internal sealed class HostGoneWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.host_gone";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel) is { IsPlanned: true } gathering
            ? new Rendering.Post(BoardView.HostGone(gathering))
            : new Rendering.Drop("it was moved or called off");
}
