namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>Before an assessment or session everything it needs is asked once more, even what is not due.</summary>
public static class DeadlineSweep
{
    /// <summary>How many days before the deadline it begins.</summary>
    public const int Days = 14;

    /// <summary>With too many questions for that it begins sooner, but not more days before the deadline than this.</summary>
    public const int MostDays = 90;

    /// <summary>Its first day: early enough that all questions fit into the learning days before the deadline.</summary>
    /// <param name="deadline">The day by which everything is to be fresh; it is not asked on that day itself.</param>
    /// <param name="questions">How many the deadline has.</param>
    /// <param name="day">The day and those after it: how many questions come on one, and on which.</param>
    public static DateOnly BeginsOn(DateOnly deadline, int questions, AskingDay day)
    {
        var room = 0;
        for (var before = 1; before < MostDays; before++)
        {
            room += day.Learns(deadline.AddDays(-before)) ? day.Most : 0;
            if (before >= Days && room >= questions)
            {
                return deadline.AddDays(-before);
            }
        }

        return deadline.AddDays(-MostDays);
    }

    /// <summary>The first day of each sweep that goes on today.</summary>
    internal static Dictionary<DateOnly, DateOnly> Running(IEnumerable<KnownQuestion> questions, AskingDay day) => questions
        .Where(question => question.Deadline > day.Today)
        .GroupBy(question => question.Deadline!.Value)
        .Select(group => (Deadline: group.Key, Begin: BeginsOn(group.Key, group.Count(), day)))
        .Where(sweep => sweep.Begin <= day.Today)
        .ToDictionary(sweep => sweep.Deadline, sweep => sweep.Begin);
}
