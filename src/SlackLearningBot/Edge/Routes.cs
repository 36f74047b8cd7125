using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Edge;

/// <summary>Every handler by its name. Two of one name stop the start.</summary>
internal sealed class Routes(
    IEnumerable<ISlashCommandHandler> commands, IEnumerable<ActionRoute> actions, IEnumerable<IViewSubmissionHandler> submissions,
    IEnumerable<IMessageShortcutHandler> messageShortcuts, IEnumerable<IViewClosedHandler> closings)
{
    public IReadOnlyDictionary<string, ISlashCommandHandler> Commands { get; } = ByName(commands, handler => handler.Command);

    public IReadOnlyDictionary<string, ActionRoute> Actions { get; } = ByName(actions, route => route.Name);

    public IReadOnlyDictionary<string, IViewSubmissionHandler> Submissions { get; } = ByName(submissions, handler => handler.CallbackId);

    public IReadOnlyDictionary<string, IMessageShortcutHandler> MessageShortcuts { get; } = ByName(messageShortcuts, handler => handler.CallbackId);

    public IReadOnlyDictionary<string, IViewClosedHandler> Closings { get; } = ByName(closings, handler => handler.CallbackId);

    private static Dictionary<string, T> ByName<T>(IEnumerable<T> handlers, Func<T, string> nameOf)
        where T : notnull
    {
        var byName = new Dictionary<string, T>();
        foreach (var handler in handlers)
        {
            if (!byName.TryAdd(nameOf(handler), handler))
            {
                throw new InvalidOperationException(
                    $"{handler.GetType().Name} and {byName[nameOf(handler)].GetType().Name} both answer to \"{nameOf(handler)}\"; names are unique.");
            }
        }

        return byName;
    }
}
