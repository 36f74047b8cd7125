using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Learning.Tests.Memory.Schedule;

/// <summary>Questions in a memory, and days on which they may come.</summary>
internal static class SomeQuestions
{
    public static Fsrs6 Model { get; } = new(FsrsParameters.Default);

    public static DateOnly Monday { get; } = new(2027, 1, 11);

    public static AskingDay Workday(DateOnly? today = null, int most = 3) => new(today ?? Monday, most, IsWorkday);

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Due so many days ago (before 0: ahead), last answered so many days ago.</summary>
    public static KnownQuestion Question(string id, int dueDaysAgo = 0, int askedDaysAgo = 10, double stability = 10, string? lesson = null, params string[] skills) => new(
        id, lesson ?? "of-" + id, skills, new MemoryTrace(new MemoryState(stability, 5), Monday.AddDays(-askedDaysAgo)), Monday.AddDays(-dueDaysAgo));

    public static string[] Ids(IEnumerable<AskedQuestion> asked) => [.. asked.Select(one => one.Question.QuestionId)];

    public static List<KnownQuestion> Any(Random chance) =>
    [
        .. Enumerable.Range(0, chance.Next(25)).Select(at =>
        {
            var asked = chance.Next(60);
            return Question(
                $"q{at}", chance.Next(40) - 15, asked, Math.Exp(chance.NextDouble() * 6), $"l{chance.Next(8)}", [.. Enumerable.Range(0, chance.Next(3)).Select(_ => $"s{chance.Next(4)}")]) with
            {
                Offset = chance.NextDouble() - 0.5,
                Deadline = chance.Next(3) == 0 ? Monday.AddDays(chance.Next(30)) : null,
                IsOfTodaysLesson = chance.Next(8) == 0,
            };
        }),
    ];
}
