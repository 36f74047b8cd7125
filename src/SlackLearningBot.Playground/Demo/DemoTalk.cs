using SlackLearningBot.Playground.World;
using static SlackLearningBot.Playground.Demo.DemoWorkspace;

namespace SlackLearningBot.Playground.Demo;

/// <summary>What people said before anybody looked, so that the workspace is alive. The last remarks are unread.</summary>
internal static class DemoTalk
{
    private static readonly (string Channel, double HoursAgo, string Person, string Text)[] Remarks =
    [
        (GeneralChannel, 74, Maria, "Welcome to the two new colleagues in Stockholm. Anna sits with the platform team, Erik with design."),
        (GeneralChannel, 73.5, Anna, "Thank you! Happy to be here. I owe everybody a cinnamon bun."),
        (GeneralChannel, 50, Priya, "The learning bot is in the workspace from today. Open its Home, choose your tracks and your hour; it says nothing before you do."),
        (GeneralChannel, 49.8, Kenji, "Can I have mine at 07:30 Tokyo time?"),
        (GeneralChannel, 49.6, Priya, "Yes. Your hour, your days, and `/learn pause 3d` when it is too much."),
        (EngineeringChannel, 52, Ben, "The slow report was a missing index: `orders` was read from end to end for every customer. 4 s → 30 ms."),
        (EngineeringChannel, 51.7, Anna, "How did you see it?"),
        (EngineeringChannel, 51.5, Ben, "`explain analyze`, and then looking for the widest gap between estimated and real rows. I'll show you on Thursday."),
        (EngineeringChannel, 26, Kenji, "Night was quiet. One alert for disk space, a log file that did not rotate. Ticket is written."),
        (LearningChannel, 48, Priya, "What should the next track be about? Say it here or put a :seedling: on somebody's wish."),
        (LearningChannel, 47, Erik, "Public speaking. I have to show the new icons to sixty people in January."),
        (LearningChannel, 46.5, Maria, "Giving feedback. I write mine too late and too long."),
        (LearningChannel, 25, Ben, "I could do an hour on query plans if there is interest."),
        (RandomChannel, 28, Erik, "The lift is stuck between two and three again. Nobody is in it. We counted."),
        (RandomChannel, 27.9, Anna, "So the stairs count as my training programme?"),
        (RandomChannel, 4, Kenji, "First snow on Mount Takao this morning."),
        (LearningChannel, 3, Priya, "Both are on the list. Ben, I would love to have you: early December?"),
    ];

    public static void WriteTo(Workspace workspace)
    {
        lock (workspace.Gate)
        {
            foreach (var (channelId, hoursAgo, person, text) in Remarks.OrderByDescending(remark => remark.HoursAgo))
            {
                Write(workspace.Channel(channelId), workspace.Now.AddHours(-hoursAgo), person, text, isRead: hoursAgo > 12);
            }

            var direct = workspace.Conversations.OpenDirect(Anna, Ben, workspace.Now);
            Write(direct, workspace.Now.AddHours(-25.5), Ben, "Thursday at 14:00 for the query plans?", isRead: true);
            Write(direct, workspace.Now.AddHours(-25.4), Anna, "Perfect, I'll bring the report that is still slow.", isRead: true);
        }
    }

    private static void Write(Conversation channel, DateTimeOffset at, string person, string text, bool isRead)
    {
        var message = new Message(Timestamps.At(at), person, new MessageVersion(at, text, Blocks: null, Metadata: null));
        channel.Add(message);
        foreach (var member in channel.Members.Where(member => isRead || member == person))
        {
            channel.MarkRead(member, message.Ts);
        }
    }
}
