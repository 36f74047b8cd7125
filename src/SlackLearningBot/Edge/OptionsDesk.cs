using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>What a menu offers while a person types. No answer is an empty list, never an error in the person's face.</summary>
internal sealed partial class OptionsDesk(IWorkspaces workspaces, IEnumerable<IOptionsHandler> handlers, ILogger<OptionsDesk> log)
{
    private readonly Dictionary<string, IOptionsHandler> handlers = handlers.ToDictionary(handler => handler.Name);

    public static ReadOnlyMemory<byte> Nothing => InboundAnswers.Write(Array.Empty<Option>());

    public async Task<ReadOnlyMemory<byte>> AnswerAsync(BlockSuggestion suggestion, CancellationToken cancel)
    {
        try
        {
            return suggestion.Actor.TeamId is { } team
                && await workspaces.FindAsync(team, cancel) is not null
                && handlers.TryGetValue(ActionId.NameOf(suggestion.ActionId), out var handler)
                ? InboundAnswers.Write(await handler.HandleAsync(suggestion, cancel))
                : Nothing;
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(log, e);
            return Nothing;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2061, LogLevel.Error, "Options for a menu could not be read.")]
        public static partial void Failed(ILogger log, Exception e);
    }
}
