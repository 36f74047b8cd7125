using SlackLearningBot.Blocks;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary><c>/slack/commands</c>: verify, route by name, answer in the response itself. Slack never repeats a command.</summary>
internal sealed partial class CommandsEndpoint(SignedRequest signed, IWorkspaces workspaces, Routes routes, Views views, HandlingTime time, ILogger<CommandsEndpoint> log)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (await signed.ReadAsync(context) is not { } body)
        {
            return;
        }

        if (Parse(context, body) is not { } command)
        {
            return; // Slack's legacy probe, which only wants a 200, or nonsense with its status set
        }

        using var limit = time.Start();
        if (await workspaces.FindAsync(command.TeamId, limit.Token) is { } workspace
            && routes.Commands.TryGetValue(command.Command, out var handler))
        {
            await AnswerAsync(context, await views.RunAsync(
                workspace, command.TriggerId, handler, () => RunAsync(handler, command, context.TraceIdentifier, limit.Token), limit.Token));
        }
    }

    private SlashCommand? Parse(HttpContext context, byte[] body)
    {
        try
        {
            var form = FormBody.Parse(body);
            return SlashCommand.IsSslCheck(form) ? null : SlashCommand.From(form);
        }
        catch (SlackPayloadException e)
        {
            Log.Unreadable(log, e.Message);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return null;
        }
    }

    private async Task<CommandReply> RunAsync(ISlashCommandHandler handler, SlashCommand command, string reference, CancellationToken cancel)
    {
        try
        {
            return await handler.HandleAsync(command, cancel);
        }
        catch (Exception e)
        {
            Log.Failed(log, handler.Command, reference, e);
            return new CommandReply.Ephemeral(Remarks.Broken(reference));
        }
    }

    private static async Task AnswerAsync(HttpContext context, CommandReply reply)
    {
        if (InboundAnswers.Write(reply) is { } json)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2022, LogLevel.Warning, "A signed command could not be read: {Message}")]
        public static partial void Unreadable(ILogger log, string message);

        [LoggerMessage(2021, LogLevel.Error, "{Command} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string command, string reference, Exception e);
    }
}
