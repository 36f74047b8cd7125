using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Guide;

/// <summary>What is said about a slash command as a whole.</summary>
/// <param name="Command">With its slash.</param>
/// <param name="Groups">The headings of its help, in their order, each with the first words of what stands below it; what is named nowhere goes below <see cref="Rest"/>.</param>
/// <param name="AtHome">What of it is in App Home.</param>
internal sealed record CommandGuide(string Command, IReadOnlyList<HelpGroup> Groups, Mrkdwn AtHome)
{
    public const string Rest = "More";

    public const string Owners = "For owners";

    public static CommandGuide Learn { get; } = new(
        SlashCommands.Learn,
        [
            new("Learn", ["today", "progress", "assessments", "why"]),
            new("What you learn", ["catalog", "search", "sessions", "courses", "add", "join", "leave"]),
            new("When it comes", ["time", "pause", "quiet", "nudges", "digest", "stop"]),
            new(Rest, []),
            new(Owners, []),
        ],
        Mrkdwn.Of($"My *Home* tab has most of this as buttons."));

    public static CommandGuide Mentor { get; } = new(
        SlashCommands.Mentor,
        [
            new("Find somebody", ["find", "asks"]),
            new("Be found", ["offer", "profile", "pause", "leave"]),
            new(Rest, []),
            new(Owners, []),
        ],
        Mrkdwn.Of($"My *Home* tab shows whom you meet and who waits for your answer."));

    public static CommandGuide Talk { get; } = new(
        SlashCommands.Talk,
        [
            new("Listen", ["list", "find"]),
            new("Speak", ["propose", "series", "log", "mine"]),
            new(Rest, []),
            new(Owners, []),
        ],
        Mrkdwn.Of($"A talk is announced in a channel; one click there says that you come."));
}

/// <summary>A heading of the help.</summary>
internal sealed record HelpGroup(string Heading, string[] FirstWords);
