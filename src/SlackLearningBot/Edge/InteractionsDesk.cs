using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>What people do with the bot's messages, forms and shortcuts, whichever way it came. Slack never repeats it, so it is finished before its answer.</summary>
internal sealed class InteractionsDesk(
    IWorkspaces workspaces, ClicksDesk clicks, SubmissionsDesk submissions, ShortcutsDesk shortcuts, OptionsDesk options, ISignsOfLife life,
    HandlingTime time)
{
    /// <summary>The answer's JSON; none when there is nothing to say, or when it went another way (a <c>response_url</c>, a trigger).</summary>
    /// <param name="interaction">What was done.</param>
    /// <param name="reference">Under which name a failure is noted.</param>
    public async Task<ReadOnlyMemory<byte>?> AnswerAsync(Interaction interaction, string reference)
    {
        using var limit = time.Start();
        if (interaction is BlockSuggestion suggestion)
        {
            return await options.AnswerAsync(suggestion, limit.Token);
        }

        if (interaction.Actor.TeamId is not { } team || await workspaces.FindAsync(team, limit.Token) is not { } workspace)
        {
            return null; // a workspace we do not know is acknowledged like any other, or Slack would switch the app off everywhere
        }

        if (interaction is not ViewClosed && !IsForeign(interaction, workspace))
        {
            await life.NoteAsync(new LearnerKey(workspace.TeamId, interaction.Actor.UserId), limit.Token);
        }

        switch (interaction)
        {
            case BlockActions click:
                await clicks.HandleAsync(click, workspace, reference, limit.Token);
                return null;
            case ViewSubmission submission:
                return await submissions.AnswerAsync(submission, workspace, reference, limit.Token);
            case ViewClosed closed:
                await submissions.CloseAsync(closed, workspace, reference, limit.Token);
                return null;
            case MessageAction action:
                await shortcuts.HandleAsync(action, workspace, reference, limit.Token);
                return null;
            case Shortcut shortcut:
                await shortcuts.HandleAsync(shortcut, workspace, limit.Token);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Somebody of another workspace, in a conversation that both share: they may press, and nothing is changed.</summary>
    public static bool IsForeign(Interaction interaction, Workspace workspace) =>
        interaction.Actor.UserTeamId is { } team && team != workspace.TeamId;
}
