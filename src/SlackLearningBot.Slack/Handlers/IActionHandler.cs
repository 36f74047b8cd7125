using System.Text.Json.Serialization.Metadata;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Handlers;

/// <summary>Answers the elements whose action_id is <see cref="Name"/>, with or without a suffix; the data is the selection or the form's state.</summary>
public interface IActionHandler
{
    /// <summary>For example <c>settings.time</c>.</summary>
    string Name { get; }

    Task<ActionReply> HandleAsync(ActionCall call, CancellationToken cancel);
}

/// <summary>
/// Answers the elements whose value was written by <see cref="Blocks.ActionValue"/>. A value of another version, or rubbish, never
/// reaches it: the edge says that the message is from an earlier version.
/// </summary>
public interface IActionHandler<TValue>
{
    string Name { get; }

    JsonTypeInfo<TValue> ValueType { get; }

    int ValueVersion { get; }

    Task<ActionReply> HandleAsync(ActionCall call, TValue value, CancellationToken cancel);
}

/// <summary>One element that was used, with the payload it came in.</summary>
public sealed record ActionCall(BlockActions Payload, BlockAction Action)
{
    public Actor Actor => Payload.Actor;

    /// <summary>What stands behind the colon of the action_id, or null.</summary>
    public string? Suffix => Blocks.ActionId.SuffixOf(Action.ActionId);

    /// <summary>Opens a dialog: over the one that was clicked in, or by itself from a message or App Home, where there is none to lie over (https://docs.slack.dev/reference/methods/views.push).</summary>
    public ActionReply Opening(Blocks.ModalView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Payload.View is { Type: "modal" } ? new ActionReply.PushView(view) : new ActionReply.OpenView(view);
    }
}
