using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Authoring;

/// <summary>All remarks on a draft.</summary>
internal sealed class FindingsAction(OwnerClick owners) : IActionHandler<DraftValue>, IOpensView
{
    public string Name => ReportView.Findings;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(
        call, value.Draft, look => Task.FromResult<ActionReply>(new ActionReply.OpenView(FindingsView.Of(look, 0))), cancel, opens: true);
}

/// <summary>Another page of them.</summary>
internal sealed class FindingsPageAction(OwnerClick owners) : IActionHandler<DraftValue>
{
    public string Name => FindingsView.Page;

    public JsonTypeInfo<DraftValue> ValueType => DraftValues.Default.DraftValue;

    public int ValueVersion => DraftValues.Version;

    public Task<ActionReply> HandleAsync(ActionCall call, DraftValue value, CancellationToken cancel) => owners.WithLookAsync(
        call, value.Draft, look => Task.FromResult<ActionReply>(new ActionReply.UpdateView(FindingsView.Of(look, value.At))), cancel);
}
