using SlackLearningBot.Data;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Seams;

/// <summary>One thing a person can type after a slash command.</summary>
internal interface ISubcommand
{
    /// <summary>The slash command it stands behind.</summary>
    string Command => SlashCommands.Learn;

    /// <summary>The words that name it, e.g. "time" or "role grant".</summary>
    string Path { get; }

    /// <summary>Other words that name it just as well, e.g. another spelling; help does not show them.</summary>
    IReadOnlyList<string> AlsoCalled => [];

    /// <summary>Its lines in the help of its command; none when only some people may see it and this is not one of them.</summary>
    IReadOnlyList<HelpLine> Help { get; }

    /// <summary>Whether only an owner of the workspace may use it; checked before the handler is asked.</summary>
    bool OwnersOnly => false;

    Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel);
}

/// <summary>How to write it and what it does, e.g. ("time 08:30 mon-thu", "when your lesson comes").</summary>
internal sealed record HelpLine(string Usage, string Meaning);

/// <summary>Who typed it, what stood after its name, and the command as Slack sent it.</summary>
internal sealed record SubcommandCall(LearnerKey Learner, string Words, SlashCommand Command);

/// <summary>The slash commands people can type; the manifests name the same.</summary>
internal static class SlashCommands
{
    public const string Learn = "/learn";

    public const string Mentor = "/mentor";

    public const string Talk = "/talk";
}
