using System.Text.Json.Serialization.Metadata;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>Publish, on the report or in the preview.</summary>
internal sealed class PublishAction(OwnerClick owners, Publishing publishing, ReportMessage report, TrackStore tracks) : IActionHandler<DraftValue>
{
    public string Name => ReportView.Publish;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public async Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel)
    {
        if (!await owners.IsOwnerAsync(call, cancel))
        {
            return new ActionReply.Remark(AuthoringView.OwnersOnlyRemark);
        }

        var team = call.Actor.TeamId!;
        switch (await publishing.PublishAsync(team, value.Draft, value.Basis, cancel))
        {
            case PublishOutcome.Done done:
                return await ShowAsync(call, value.Draft, ReportView.Published(done.Plan), cancel);
            case PublishOutcome.Over over:
                return Drafts.Shown(call, AuthoringView.Over(over.State)!);
            case PublishOutcome.Changed changed:
                return await ShowAsync(
                    call, value.Draft, ReportView.Of(changed.Look, await tracks.ReadAsync(team, cancel), ReportView.ChangedMeanwhile), cancel);
            default:
                return new ActionReply.Remark(AuthoringView.Gone);
        }
    }

    /// <summary>Where the click was, and in the report when that is another place.</summary>
    private async Task<ActionReply> ShowAsync(ActionCall call, Guid draft, SlackMessage message, CancellationToken cancel)
    {
        if (call.Payload.View is not null)
        {
            await report.ReplaceAsync(call.Actor.TeamId!, draft, message, cancel);
        }

        return Drafts.Shown(call, message);
    }
}

/// <summary>Discard: the files are forgotten.</summary>
internal sealed class DiscardAction(OwnerClick owners, NpgsqlDataSource database, CalendarClock calendar) : IActionHandler<DraftValue>
{
    public string Name => ReportView.Discard;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(call, value.Draft, async look =>
    {
        var first = await database.InTransactionAsync(
            async transaction =>
            {
                var closed = await DraftStore.CloseAsync(transaction, look.Draft, DraftState.Discarded, calendar.Now, cancel);
                if (closed)
                {
                    await WishStore.ReleaseAsync(transaction, look.Draft, cancel);
                }

                return closed;
            },
            cancel);
        return first ? Drafts.Shown(call, AuthoringView.AlreadyDiscarded) : new ActionReply.Remark(AuthoringView.Gone);
    }, cancel);
}

/// <summary>The track for lessons that name none.</summary>
internal sealed class TrackAction(OwnerClick owners, DraftStore drafts, DraftDesk desk, TrackStore tracks) : IActionHandler
{
    public string Name => ReportView.Track;

    public async Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel)
    {
        if (!Guid.TryParse(call.Suffix, out var draft) || call.Action.Value is not { Length: > 0 } chosen)
        {
            return ActionReply.None;
        }

        return await owners.WithLookAsync(call, draft, async look =>
        {
            if (chosen == TrackMenu.New)
            {
                return new ActionReply.OpenView(NewTrackView.Of(draft));
            }

            var known = await tracks.ReadAsync(look.Draft.TeamId, cancel);
            if (known.FirstOrDefault(track => track.Id == chosen) is { } track)
            {
                await drafts.ChooseTrackAsync(look.Draft.TeamId, draft, track, cancel);
            }

            var now = await desk.LookAsync(look.Draft.TeamId, draft, cancel);
            return now is null ? new ActionReply.Remark(AuthoringView.Gone) : new ActionReply.ReplaceMessage(ReportView.Of(now, known));
        }, cancel);
    }
}
