using System.Globalization;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Programmes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>How steps and days are called.</summary>
internal static class StepWords
{
    private const string Name = "{name}";

    /// <summary>"10 days before the session", "the day after the start".</summary>
    public static string Days(int days, bool hasSession) => (days, hasSession) switch
    {
        (0, true) => "after the session, on its day or the next",
        (0, false) => "at the start",
        (-1, _) => "the day before the session",
        (1, true) => "the day after the session",
        (1, false) => "the day after the start",
        ( < 0, _) => $"{-days} days before the session",
        _ => $"{days} days after the {(hasSession ? "session" : "start")}",
    };

    public static string Days(ProgrammeStep step, bool hasSession) => step.Kind == StepKind.Session ? "the session" : Days(step.Days, hasSession);

    /// <summary>"watch _Why an index is fast_"; of the session only its title.</summary>
    public static Mrkdwn What(ProgrammeStep step)
    {
        var title = Plain(step.Title).Replace('_', ' ');
        return step.Kind == StepKind.Session ? Mrkdwn.Of($"_{title}_") : Mrkdwn.Of($"{Verb(step.Kind)} _{title}_");
    }

    /// <summary>What one does, as a word before a title.</summary>
    private static string Verb(StepKind kind) => kind switch
    {
        StepKind.Lesson => "learn",
        StepKind.Assessment => "assessment",
        StepKind.Recap => "recap",
        StepKind.Questions => "questions",
        _ => StepKinds.NameOf(kind),
    };

    /// <summary>"Watch · 8 min".</summary>
    public static string Badge(LessonFormat format, int? minutes) => minutes is { } count ? $"{format} · {count} min" : $"{format}";

    /// <summary>A text of the programme, in which {name} stands for whom it is about.</summary>
    public static Mrkdwn About(string text, string about) =>
        Mrkdwn.Join("", text.Split(Name).SelectMany((part, index) => index == 0 ? [Mrkdwn.Escaped(part)] : new[] { Mrkdwn.Of($"{new SlackUser(about)}"), Mrkdwn.Escaped(part) }));

    /// <summary>The same where no markup may stand.</summary>
    public static string Plain(string text) => text.Replace(Name, "your colleague", StringComparison.Ordinal);

    public static string Bold(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>"5 steps, 1 of them for managers"; the session is told beside them.</summary>
    public static string Steps(ProgrammeSize size) =>
        $"{Count(size.Steps, "step", "steps")}{(size.ForManagers > 0 ? string.Create(CultureInfo.InvariantCulture, $", {size.ForManagers:N0} of them for managers,") : "")}";

    /// <summary>"5 steps, 1 of them for managers, and a session".</summary>
    public static string Size(ProgrammeSize size) => size.HasSession ? $"{Steps(size)} and a session" : Steps(size).TrimEnd(',');

    public static string People(int count) => Count(count, "person", "people");

    /// <summary>By the clock of whoever reads it.</summary>
    public static SlackDate Moment(DateTimeOffset at) => new(at, "{date_long} {time}", at.ToString("dddd, d MMMM HH:mm 'UTC'", CultureInfo.InvariantCulture));
}
