using System.Globalization;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Words that several messages about gatherings use. Titles and places are people's own: they are shown letter by letter.</summary>
internal static class Words
{
    /// <summary>A moment in each reader's own zone; where Slack cannot show that, in UTC.</summary>
    public static SlackDate Moment(DateTimeOffset at) => new(at, "{date_long_pretty} at {time}", Plainly(at));

    public static string Plainly(DateTimeOffset at) => at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"@Ben", "@Ben and @Anna", "@Ben, @Anna and @Erik".</summary>
    public static Mrkdwn People(IReadOnlyList<string> people)
    {
        Mrkdwn[] names = [.. people.Select(one => Mrkdwn.Of($"{new SlackUser(one)}"))];
        return names switch
        {
            [] => Mrkdwn.Of($"a colleague"),
            [var one] => one,
            _ => Mrkdwn.Of($"{Mrkdwn.Join(", ", names[..^1])} and {names[^1]}"),
        };
    }

    /// <summary>Bold; a star in it would end that.</summary>
    public static Mrkdwn Title(Gathering gathering) => Mrkdwn.Of($"*{gathering.Title.Replace('*', '∗')}*");

    /// <summary>Inside a sentence: "*How we deploy*" of a talk, "the workshop *SQL*" of everything else.</summary>
    public static Mrkdwn Name(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"the {Kind(gathering).One} {Title(gathering)}");

    /// <summary>The same where a sentence begins.</summary>
    public static Mrkdwn Begin(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"The {Kind(gathering).One} {Title(gathering)}");

    /// <summary>As a heading: "Workshop: *SQL*".</summary>
    public static Mrkdwn Heading(Gathering gathering) => IsTalk(gathering) ? Title(gathering) : Mrkdwn.Of($"{Kind(gathering).Label}: {Title(gathering)}");

    /// <summary>In quotes, as the owners of a thing read of it.</summary>
    public static Mrkdwn Quoted(Gathering gathering) => IsTalk(gathering) ? Mrkdwn.Of($"“{gathering.Title}”") : Mrkdwn.Of($"the {Kind(gathering).One} “{gathering.Title}”");

    /// <summary>Heading and hosts: a talk is by somebody, a workshop with somebody.</summary>
    public static Mrkdwn Whose(Gathering gathering, Mrkdwn name) =>
        IsTalk(gathering) ? Mrkdwn.Of($"{name} by {People(gathering.Hosts)}") : Mrkdwn.Of($"{name} with {People(gathering.Hosts)}");

    public static bool IsTalk(Gathering gathering) => gathering.Kind == KindWords.Talk.Kind;

    public static KindWords Kind(Gathering gathering) => KindWords.Of(gathering.Kind);

    /// <summary>Where, as the end of a sentence; a link is one.</summary>
    public static Mrkdwn Place(Gathering gathering) => gathering.Place.Length == 0
        ? Mrkdwn.Empty
        : Uri.TryCreate(gathering.Place, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? Mrkdwn.Of($" · {new SlackLink(gathering.Place, gathering.Place)}")
            : Mrkdwn.Of($" · {gathering.Place}");

    /// <summary>When, how long and where.</summary>
    public static Mrkdwn When(Gathering gathering) => gathering.StartsAt is { } at
        ? Mrkdwn.Of($"{Moment(at)}, {gathering.Minutes} minutes{Place(gathering)}")
        : Mrkdwn.Of($"no date yet");

    public static string Count(int count, string one, string several) => count == 1 ? $"1 {one}" : $"{count} {several}";
}
