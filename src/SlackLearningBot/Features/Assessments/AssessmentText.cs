using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Small words that all views of assessments share.</summary>
internal static class AssessmentText
{
    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Bold(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    public static string Questions(int count) => Count(count, "question");

    public static string People(int count) => count == 1 ? "1 person" : $"{PeopleView.Count(count)} people";

    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    public static string Attempts(int count) => count switch { 1 => "one attempt", 2 => "two attempts", 3 => "three attempts", _ => $"{count} attempts" };

    /// <summary>"Friday at 17:00", "today at 17:00": what stands behind "until".</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now, string zone) =>
        LessonCardMoments.Words(at, now, zone) is var words && words.StartsWith("on ", StringComparison.Ordinal) ? words[3..] : words;

    /// <summary>"until Friday at 17:00", "ended on Friday at 17:00".</summary>
    public static string Deadline(DateTimeOffset at, DateTimeOffset now, string zone) => at > now ? $"until {Moment(at, now, zone)}" : $"ended {LessonCardMoments.Words(at, now, zone)}";

    public static Mrkdwn Author(string authorId) => authorId is ['U' or 'W', ..] ? Mrkdwn.Of($"{new SlackUser(authorId)}") : Mrkdwn.Of($"A colleague");
}
