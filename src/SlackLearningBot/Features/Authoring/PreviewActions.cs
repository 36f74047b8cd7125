using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>The first lesson of a draft as learners will see it, in the place of the report.</summary>
internal sealed class PreviewAction(OwnerClick owners) : IActionHandler<DraftValue>
{
    public string Name => ReportView.Preview;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => LeafAction.ShowAsync(owners, call, value, cancel);
}

/// <summary>The next or the previous lesson.</summary>
internal sealed class LeafAction(OwnerClick owners) : IActionHandler<DraftValue>
{
    public string Name => PreviewView.Leaf;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => ShowAsync(owners, call, value, cancel);

    public static Task<ActionReply> ShowAsync(OwnerClick owners, ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(
        call, value.Draft, look => Task.FromResult<ActionReply>(look.Parcel is null
            ? new ActionReply.Remark(AuthoringView.Gone)
            : new ActionReply.ReplaceMessage(PreviewView.Of(look, value.At, new LearnerKey(call.Actor.TeamId!, call.Actor.UserId)))), cancel);
}

/// <summary>From the preview back to the report.</summary>
internal sealed class ReportAction(OwnerClick owners, TrackStore tracks) : IActionHandler<DraftValue>
{
    public string Name => PreviewView.Report;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(
        call, value.Draft, async look => new ActionReply.ReplaceMessage(ReportView.Of(look, await tracks.ReadAsync(look.Draft.TeamId, cancel))), cancel);
}
