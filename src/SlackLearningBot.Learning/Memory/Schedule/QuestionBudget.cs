namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>How many questions each item gets: what a learner answers in a quarter, shared by what there is to remember.</summary>
public static class QuestionBudget
{
    /// <summary>What a learner is asked on a learning day who has not wished for fewer.</summary>
    public const int ADay = 3;

    /// <summary>Over how many days questions are counted.</summary>
    public const int Horizon = 90;

    private const double DaysAWeek = 7;

    /// <summary>Questions an item until the horizon, when every learning day brings as many as it may.</summary>
    /// <param name="aDay">The most questions on a learning day, 0 … 3.</param>
    /// <param name="learningDaysAWeek">The days of a week on which questions come, 0 … 7.</param>
    /// <param name="items">The questions the learner has met or will meet until then; none counts as one.</param>
    /// <param name="horizon">In days.</param>
    public static double AnItem(int aDay, int learningDaysAWeek, int items, int horizon = Horizon) =>
        aDay * learningDaysAWeek * (horizon / DaysAWeek) / Math.Max(1, items);
}
