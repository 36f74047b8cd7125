using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Edge;

/// <summary>The way to one action's handler: reads the typed value first, so that no handler meets an old or foreign one.</summary>
internal sealed record ActionRoute(string Name, object Handler, Func<ActionCall, CancellationToken, Task<ActionReply>> HandleAsync)
{
    public static ActionRoute To(IActionHandler handler) => new(handler.Name, handler, handler.HandleAsync);

    public static ActionRoute To<TValue>(IActionHandler<TValue> handler) => new(handler.Name, handler, (call, cancel) =>
        ActionValue.TryRead(call.Action.Value, handler.ValueType, handler.ValueVersion, out var value)
            ? handler.HandleAsync(call, value, cancel)
            : Task.FromResult<ActionReply>(new ActionReply.Remark(Remarks.EarlierVersion)));
}
