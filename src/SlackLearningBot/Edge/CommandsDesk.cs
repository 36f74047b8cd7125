using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>Commands, whichever way they came: route by name, answer at once. Slack never repeats a command, so it is finished before its answer.</summary>
internal sealed partial class CommandsDesk(IWorkspaces workspaces, Routes routes, ISignsOfLife life, Views views, HandlingTime time, ILogger<CommandsDesk> log)
{
    /// <summary>The answer's JSON; none when there is nothing to say.</summary>
    /// <param name="command">What was typed.</param>
    /// <param name="reference">Under which name a failure is noted.</param>
    public async Task<ReadOnlyMemory<byte>?> AnswerAsync(SlashCommand command, string reference)
    {
        using var limit = time.Start();
        if (await workspaces.FindAsync(command.TeamId, limit.Token) is not { } workspace
            || !routes.Commands.TryGetValue(command.Command, out var handler))
        {
            return null;
        }

        await life.NoteAsync(new LearnerKey(command.TeamId, command.UserId), limit.Token);
        return InboundAnswers.Write(await views.RunAsync(
            workspace, command.TriggerId, (handler as IPassesOn)?.HandlerOf(command) ?? handler, () => RunAsync(handler, command, reference, limit.Token), limit.Token));
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

    private static partial class Log
    {
        [LoggerMessage(2021, LogLevel.Error, "{Command} failed; reference {Reference}.")]
        public static partial void Failed(ILogger log, string command, string reference, Exception e);
    }
}
