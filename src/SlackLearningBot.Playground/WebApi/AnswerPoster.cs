using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Posts the bot's answer to a command or click: to everybody in the conversation, or to one person only. Works where the bot is no member.</summary>
internal static class AnswerPoster
{
    public static Message Post(
        Workspace workspace, Happenings happenings, Conversation channel, string user, MessageDraft draft, bool inChannel, string? threadTs)
    {
        var message = new Message(workspace.NextTs(), workspace.Bot.Id, draft.Version(workspace.Now))
        {
            BotId = workspace.BotId, AppName = workspace.Bot.RealName, EphemeralTo = inChannel ? null : user,
            ThreadTs = threadTs, Attachments = draft.Attachments,
        };
        channel.Add(message);
        _ = happenings.Posted(workspace, channel, message);
        return message;
    }
}
