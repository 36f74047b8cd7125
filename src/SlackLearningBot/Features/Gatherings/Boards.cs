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
    /// <summary>It is to be announced: once more where it was before, unless that is still on its way.</summary>
    public async Task AnnounceAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel)
    {
        var channel = gathering.Channel!;
        var delivery = new NewDelivery(gathering.TeamId, channel, AnnounceWork.KindName, $"{gathering.BoardId}", DeliveryClass.Answer, calendar.Now);
        if (gathering.Announcing.Contains(channel))
        {
            await deliveries.EnqueueAsync(transaction, delivery, cancel);
            return;
        }

        await deliveries.EnqueueAgainAsync(transaction, delivery, cancel);
        await BoardStore.OweAsync(transaction, gathering, channel, cancel);
    }

    /// <summary>It is announced there and nowhere else, null: nowhere. Where it was announced before, the message says so.</summary>
    public async Task<Gathering> PlaceAsync(NpgsqlTransaction transaction, Gathering before, string? channel, CancellationToken cancel)
    {
        await BoardStore.PlaceAsync(transaction, before, channel, cancel);
        if (before is { Channel: { } old, AnnouncedTs: { } ts } && old != channel)
        {
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(before.TeamId, old, ts, BoardView.Elsewhere(before, channel), calendar.Now), cancel);
        }

        var after = (await GatheringReads.FindAsync(transaction, before.TeamId, before.GatheringId, cancel))!;
        if (after is { Channel: not null, AnnouncedTs: null })
        {
            await AnnounceAsync(transaction, after, cancel);
        }

        return after;
    }

    /// <summary>An announcement went out, or could not: the channel shows how things are by now, also when it is called off or announced elsewhere since.</summary>
    public async Task NoteAsync(NpgsqlTransaction transaction, AnnouncementOutcome outcome, CancellationToken cancel)
    {
        var (team, id) = (outcome.TeamId, outcome.GatheringId);
        await BoardStore.NoteAsync(transaction, outcome, cancel);
        var board = (await GatheringReads.FindBoardAsync(transaction, team, id, cancel))!;
        var gathering = board.Gathering;
        if (outcome.IsSent && gathering.Channel != outcome.Channel)
        {
            var now = board.IsAhead ? BoardView.Elsewhere(gathering, gathering.Channel) : BoardView.Announcement(board);
            await deliveries.EnqueueAgainAsync(transaction, UpdateMessageWork.Of(team, outcome.Channel, outcome.Ts!, now, calendar.Now), cancel);
        }
        else if (outcome.IsSent && (outcome.IsChanged || !board.IsAhead))
        {
            await deliveries.EnqueueAgainAsync(transaction, BoardWork.Of(team, outcome.Channel, id, calendar.Now), cancel);
        }
        else if (!outcome.IsSent && board is { IsAhead: true, Gathering.AnnouncedTs: null } && gathering.Channel == outcome.Channel)
        {
            await (outcome is { IsDropped: true, Reason: AnnounceWork.NotHere }
                ? AnnounceAsync(transaction, gathering, cancel) // it was announced elsewhere for a moment
                : RefuseAsync(transaction, board, outcome.Reason ?? "unknown", cancel));
        }
    }

    /// <summary>The channel does not take it, or does not change it: whoever looks after it hears of that, each time once.</summary>
    public async Task RefuseAsync(NpgsqlTransaction transaction, Board board, string error, CancellationToken cancel)
    {
        var gathering = board.Gathering;
        var (team, id) = (gathering.TeamId, gathering.GatheringId);
        if (await BoardStore.RefuseAsync(transaction, team, id, gathering.Channel!, gathering.AnnouncedTs, error, cancel) is { } number && board.IsAhead)
        {
            await TellCarersAsync(transaction, team, id, RefusedWork.KindName, $"{id}:{number}", cancel);
        }
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

    /// <summary>Somebody who hosts it left the company: whoever looks after it hears of that once.</summary>
    public Task TellHostGoneAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, CancellationToken cancel) =>
        TellCarersAsync(transaction, teamId, gatheringId, HostGoneWork.KindName, $"{gatheringId}", cancel);

    /// <summary>The last of its hosts had themselves erased: whoever looks after it hears that nobody is left.</summary>
    public Task TellNobodyHostsAsync(NpgsqlTransaction transaction, Gathering gathering, CancellationToken cancel) =>
        TellCarersAsync(transaction, gathering.TeamId, gathering.GatheringId, HostGoneWork.KindName, $"{gathering.Slot}:{HostGoneWork.Nobody}", cancel);

    private async Task TellCarersAsync(NpgsqlTransaction transaction, string teamId, Guid gatheringId, string kind, string slot, CancellationToken cancel) => await deliveries.EnqueueManyAsync(
        transaction,
        kind,
        DeliveryClass.Nudge,
        [
            .. (await BoardStore.ReadCarersAsync(transaction, teamId, gatheringId, cancel)).Select(carer =>
                NewDelivery.To(new LearnerKey(teamId, carer), kind, slot, DeliveryClass.Nudge, calendar.Now) with { Value = NudgeValue.Gathering }),
        ],
        cancel);
}

/// <summary>Announces a gathering in its channel, once.</summary>
internal sealed class AnnounceWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.announce";

    /// <summary>Why it is not announced.</summary>
    public const string NotHere = "it was moved or called off";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel)
            is { IsAhead: true } board && board.Gathering.Channel == delivery.Recipient
            ? new Rendering.Post(BoardView.Announcement(board))
            : new Rendering.Drop(NotHere);
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
                await database.InTransactionAsync(transaction => boards.RefuseAsync(transaction, board, failure.Error, cancel), cancel);
                return new CallOutcome.Failed(failure);
            case SlackResult<MessageAddress>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                return new CallOutcome.Done();
        }
    }
}

/// <summary>Tells whoever looks after a gathering that its channel takes nothing, as long as nothing newer is known.</summary>
internal sealed class RefusedWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.refused";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindBoardAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel), cancel)
            is { IsAhead: true, Gathering: { Refused: not null } gathering } && delivery.Slot == $"{gathering.GatheringId}:{gathering.Refusals}"
            ? new Rendering.Post(BoardView.Refused(gathering))
            : new Rendering.Drop("it was moved or called off");
}

/// <summary>Tells whoever looks after a gathering that somebody who hosts it left the company.</summary>
internal sealed class HostGoneWork(NpgsqlDataSource database) : IMessageWork
{
    public const string KindName = "gathering.host_gone";

    /// <summary>How the slot ends when nobody is left.</summary>
    public const string Nobody = "nobody";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => GatheringReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot.Split(':')[0]), cancel), cancel) is { IsPlanned: true } gathering
            && delivery.Slot.EndsWith($":{Nobody}", StringComparison.Ordinal) == (gathering.Hosts.Length == 0)
            ? new Rendering.Post(BoardView.HostGone(gathering))
            : new Rendering.Drop("it was moved or called off");
}
