using System.Collections.Concurrent;
using SlackLearningBot.Clock;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Outbox;

/// <summary>Looks in the conversation whether a message is there already: around the attempt whose outcome nobody knows, or in the time a restored database forgot.</summary>
internal sealed class LookUp(SlackClient slack, DirectMessages conversations, Lanes lanes, ISteps steps, MachineClock machine)
{
    public const string Method = "conversations.history";

    /// <summary>Some apps get no more than this in one answer.</summary>
    private const int PageSize = 15;

    /// <summary>Clocks differ: Slack's <c>ts</c> may lie a little before the attempt, or after it.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>A cursor that was not needed for so long (machine time) is forgotten: another process has settled its delivery.</summary>
    private static readonly TimeSpan KeepsCursors = TimeSpan.FromHours(6);

    /// <summary>Where a look-up went on when Slack's limit came between two of its pages: begun anew each time, one of many pages would never end.</summary>
    private readonly ConcurrentDictionary<Guid, Left> left = new();

    private sealed record Left(HistoryQuery Query, DateTimeOffset? AttemptedUntil, DateTimeOffset At);

    /// <summary>Posted when it is there; null when it is not, and may be posted. The first call's turn has come already.</summary>
    public async Task<PostOutcome?> FindAsync(Parcel parcel, Trip trip, CancellationToken cancel)
    {
        var delivery = parcel.Delivery;
        await steps.PassAsync(Steps.BeforeLookUp, delivery.TeamId);
        var channel = delivery.IsToPerson ? delivery.DmChannel : delivery.Recipient;
        if (channel is null)
        {
            if (PostOutcome.Hindrance(DirectMessages.Method, trip, machine.Now) is { } notNow)
            {
                return notNow;
            }

            (channel, var refused) = await conversations.OpenAsync(delivery, parcel.Workspace, cancel);
            if (channel is null)
            {
                return new PostOutcome.Refused(refused!, BeforePosting: true);
            }
        }

        var found = await FindAsync(parcel, channel, trip, cancel);
        await steps.PassAsync(Steps.AfterLookUp, delivery.TeamId);
        return found;
    }

    private async Task<PostOutcome?> FindAsync(Parcel parcel, string channel, Trip trip, CancellationToken cancel)
    {
        var query = Resume(parcel.Delivery, QueryOf(parcel.Delivery, channel));
        while (PostOutcome.Hindrance(Method, trip, machine.Now) is not { } notNow)
        {
            switch (await slack.ConversationsHistoryAsync(parcel.Workspace.Token, query, cancel))
            {
                case SlackResult<Page<ReceivedMessage>>.Failed { Failure.Error: "invalid_cursor" } when query.Cursor is not null:
                    query = query with { Cursor = null }; // it has grown too old
                    break;
                case SlackResult<Page<ReceivedMessage>>.Failed failed:
                    NoteWhere(parcel.Delivery, query, failed.Failure.IsRateLimited);
                    return new PostOutcome.Refused(failed.Failure, BeforePosting: true);
                case SlackResult<Page<ReceivedMessage>>.Ok { Value: var page }:
                    if (page.Items.FirstOrDefault(message => IsOf(parcel.Delivery, message.Metadata)) is { } ours)
                    {
                        return new PostOutcome.Posted(channel, ours.Ts);
                    }

                    if (string.IsNullOrEmpty(page.NextCursor))
                    {
                        return null;
                    }

                    query = query with { Cursor = page.NextCursor };
                    break;
            }

            await lanes.EnterAsync(trip.TeamId, Method, cancel);
        }

        NoteWhere(parcel.Delivery, query, goesOn: true);
        return PostOutcome.Hindrance(Method, trip, machine.Now);
    }

    /// <summary>Only the same look-up goes on: after a new attempt, of whichever process, a message may be there that was not on the pages read before.</summary>
    private HistoryQuery Resume(Delivery delivery, HistoryQuery query) =>
        left.TryRemove(delivery.Id, out var one) && one.AttemptedUntil == delivery.AttemptedUntil && one.Query with { Cursor = null } == query ? one.Query : query;

    private void NoteWhere(Delivery delivery, HistoryQuery query, bool goesOn)
    {
        if (!goesOn || query.Cursor is null)
        {
            return;
        }

        left[delivery.Id] = new Left(query, delivery.AttemptedUntil, machine.Now);
        foreach (var old in left.Where(one => one.Value.At < machine.Now - KeepsCursors))
        {
            left.TryRemove(old);
        }
    }

    /// <summary>Only the time in which it can have been posted, until Slack was given up on: a busy conversation must not take many calls.</summary>
    private static HistoryQuery QueryOf(Delivery delivery, string channel)
    {
        var from = Earlier(delivery.Unsure ? delivery.AttemptedAt : null, delivery.LooksFrom);
        var until = delivery.LooksFrom is null ? delivery.AttemptedUntil : delivery.Unsure ? null : delivery.RestoredAt;
        return new HistoryQuery(
            channel,
            Oldest: SlackTs.Of((from ?? delivery.AttemptedAt) - Skew),
            Latest: until is null ? null : SlackTs.Of(until.Value + (delivery.LooksFrom is null ? Judge.UnsureWait : TimeSpan.Zero) + Skew),
            Inclusive: true,
            Limit: PageSize,
            IncludeAllMetadata: true);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one < other || other is null ? one : other;

    /// <summary>After a restore the same thing may be owed under a new id; what makes it once are its kind and slot.</summary>
    private static bool IsOf(Delivery delivery, MessageMetadata? metadata) =>
        metadata?.EventType == Poster.MetadataEvent
        && (metadata.Text("delivery_id") == delivery.Id.ToString()
            || (delivery.LooksFrom is not null && metadata.Text("kind") == delivery.Kind && metadata.Text("slot") == delivery.Slot));
}
