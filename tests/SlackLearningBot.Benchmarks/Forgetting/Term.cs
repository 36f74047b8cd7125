namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>What came of a learner's ninety days.</summary>
/// <param name="Recall">The mean chance of recall over all items on day 90.</param>
/// <param name="Questions">How many questions it took, without those below the lessons.</param>
internal sealed record Outcome(double Recall, int Questions);

/// <summary>Ninety days: a lesson with one question on two workdays of three for six weeks, and questions on every workday on which the learner is there.</summary>
internal static class Term
{
    public const int Days = 90;

    /// <summary>A Monday.</summary>
    public static DateOnly Start { get; } = new(2027, 1, 4);

    public static DateOnly Date(int day) => Start.AddDays(day);

    public static bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    public static Outcome Live(Crowd crowd, int learner, Asker asker)
    {
        var head = crowd.HeadOf(learner);
        var times = new int[Crowd.Items];
        var (learnt, questions) = (0, 0);
        for (var day = 0; day < Days; day++)
        {
            if (!IsWorkday(Date(day)) || !crowd.Attends(learner, day))
            {
                continue;
            }

            if (learnt < Crowd.Items && LessonDay(learnt) <= day)
            {
                var item = learnt++;
                asker.Learnt(item, day, Answer(item, day, head.JustAfterLesson(item)));
            }

            foreach (var item in asker.Choose(day))
            {
                questions++;
                asker.Answered(item, day, Answer(item, day, head.Recall(item, day)));
            }
        }

        return new Outcome(Enumerable.Range(0, Crowd.Items).Average(item => item < learnt ? head.Recall(item, Days) : 0), questions);

        bool Answer(int item, int day, double chance)
        {
            var recalled = crowd.Recalls(learner, item, times[item], chance);
            head.Practise(item, day, recalled);
            return crowd.IsRight(learner, item, times[item]++, recalled);
        }
    }

    private static int LessonDay(int lesson)
    {
        var workday = lesson * 3 / 2;
        return (workday / 5 * 7) + (workday % 5);
    }
}
