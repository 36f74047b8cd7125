using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/options</c>: what a menu offers while a person types. No answer is an empty list, never an error in the person's face.</summary>
internal sealed partial class OptionsEndpoint(
    SignedRequest signed, IWorkspaces workspaces, IEnumerable<IOptionsHandler> handlers, ILogger<OptionsEndpoint> log)
{
    private readonly Dictionary<string, IOptionsHandler> handlers = handlers.ToDictionary(handler => handler.Name);

    public async Task HandleAsync(HttpContext context)
    {
        if (await signed.ReadAsync(context) is not { } body)
        {
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(InboundAnswers.Write(await SuggestAsync(body, context.RequestAborted)), context.RequestAborted);
    }

    private async Task<IReadOnlyList<Option>> SuggestAsync(byte[] body, CancellationToken cancel)
    {
        try
        {
            return Interaction.ParseForm(body) is BlockSuggestion { Actor.TeamId: { } team } suggestion
                && await workspaces.FindAsync(team, cancel) is not null
                && handlers.TryGetValue(ActionId.NameOf(suggestion.ActionId), out var handler)
                ? await handler.HandleAsync(suggestion, cancel)
                : [];
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            Log.Failed(log, e);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2061, LogLevel.Error, "Options for a menu could not be read.")]
        public static partial void Failed(ILogger log, Exception e);
    }
}
