using System.Globalization;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Words that several messages about mentorships use.</summary>
internal static class Words
{
    /// <summary>A moment in each reader's own zone; where Slack cannot show that, in UTC.</summary>
    public static SlackDate Moment(DateTimeOffset at) =>
        new(at, "{date_long_pretty} at {time}", at.UtcDateTime.ToString("dddd d MMMM, HH:mm 'UTC'", CultureInfo.InvariantCulture));

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset at, string zone) => LocalDay.Of(at, zone);

    /// <summary>"@Ben", "@Ben and @Anna", "@Ben, @Anna and @Erik".</summary>
    public static Mrkdwn People(IReadOnlyList<Member> people)
    {
        Mrkdwn[] names = [.. people.Select(one => Mrkdwn.Of($"{new SlackUser(one.UserId)}"))];
        return names switch
        {
            [] => Mrkdwn.Of($"nobody"),
            [var one] => one,
            _ => Mrkdwn.Of($"{Mrkdwn.Join(", ", names[..^1])} and {names[^1]}"),
        };
    }

    /// <summary>"every week", "every 2 weeks", "every 10 days".</summary>
    public static string Rhythm(int everyDays) => everyDays switch
    {
        7 => "every week",
        _ when everyDays % 7 == 0 => $"every {everyDays / 7} weeks",
        _ => $"every {everyDays} days",
    };

    /// <summary>The first meeting of several is the first; the one of a flash is the talk.</summary>
    public static string Meeting(Pairing pairing, MeetUp meeting) => (pairing.Facts.IsFlash, meeting.Number) switch
    {
        (true, _) => "Your talk",
        (_, 1) => "Your first meeting",
        _ => "Your next meeting",
    };

    /// <summary>Quoted as Slack quotes, each line.</summary>
    public static Mrkdwn Quote(string text) =>
        Mrkdwn.Join("\n", text.ReplaceLineEndings("\n").Split('\n').Select(line => Mrkdwn.Of($">{line}")));

    /// <summary>PostgreSQL takes no NUL, and nobody means white space at the ends.</summary>
    public static string Tidy(string? text) => (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
}
