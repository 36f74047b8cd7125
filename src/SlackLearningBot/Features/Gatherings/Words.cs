using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Words that several messages about gatherings use.</summary>
internal static class Words
{
    /// <summary>Bold.</summary>
    public static Mrkdwn Title(Gathering gathering) => HappeningWords.Bold(gathering.Title);

    /// <summary>Inside a sentence: "*How we deploy*" of a talk, "the workshop *SQL*" of everything else.</summary>
    public static Mrkdwn Name(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"the {Kind(gathering).One} {Title(gathering)}");

    /// <summary>The same where a sentence begins.</summary>
    public static Mrkdwn Begin(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"The {Kind(gathering).One} {Title(gathering)}");

    /// <summary>As a heading: "Workshop: *SQL*".</summary>
    public static Mrkdwn Heading(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"{Kind(gathering).Label}: {Title(gathering)}");

    /// <summary>In quotes, as the owners of a thing read of it.</summary>
    public static Mrkdwn Quoted(Gathering gathering) => Quoted(gathering.Kind, gathering.Title);

    /// <inheritdoc cref="Quoted(Gathering)"/>
    public static Mrkdwn Quoted(string kind, string title) => IsTalk(kind) ? Mrkdwn.Of($"“{title}”") : Mrkdwn.Of($"the {KindWords.Of(kind).One} “{title}”");

    /// <summary>Heading and hosts: a talk is by somebody, a workshop with somebody.</summary>
    public static Mrkdwn Whose(Gathering gathering, Mrkdwn name) =>
        IsTalk(gathering) ? Mrkdwn.Of($"{name} by {HappeningWords.People(gathering.Hosts)}") : Mrkdwn.Of($"{name} with {HappeningWords.People(gathering.Hosts)}");

    public static bool IsTalk(Gathering gathering) => IsTalk(gathering.Kind);

    public static bool IsTalk(string kind) => kind == KindWords.Talk.Kind;

    public static KindWords Kind(Gathering gathering) => KindWords.Of(gathering.Kind);

    /// <summary>When, how long and where.</summary>
    public static Mrkdwn When(Gathering gathering) => gathering.StartsAt is null ? Hour(gathering) : Mrkdwn.Of($"{Hour(gathering)}{HappeningWords.Place(gathering.Place)}");

    /// <summary>When, and how long.</summary>
    public static Mrkdwn Hour(Gathering gathering) => gathering.StartsAt is { } at ? Mrkdwn.Of($"{HappeningWords.Moment(at)}, {gathering.Minutes} minutes") : Mrkdwn.Of($"no date yet");
}
