using System.Numerics;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;

namespace SlackLearningBot.Features.Memory;

/// <summary>When it is worth asking again, with what is known of the learner.</summary>
internal static class Planning
{
    /// <param name="retention">At which a question is to come.</param>
    /// <param name="offset">Of the learner.</param>
    /// <param name="aDay">Questions at most.</param>
    /// <param name="days">On which questions come at all.</param>
    /// <param name="items">Questions the learner has a memory of.</param>
    public static AskingWish Wish(double retention, LearnerOffset offset, int aDay, LearningDays days, int items) =>
        new(retention, offset.Value, QuestionBudget.AnItem(aDay, BitOperations.PopCount((uint)days), items));

    /// <param name="model">Of the workspace.</param>
    /// <param name="now">The memory.</param>
    /// <param name="wish">How well it is to be kept.</param>
    /// <param name="days">On which questions come at all.</param>
    /// <param name="load">How many other questions are due on a day.</param>
    public static DateOnly DueOn(Fsrs6 model, Remembered now, AskingWish wish, LearningDays days, IReadOnlyDictionary<DateOnly, int> load) => NextAsking.DueOn(
        model, now.Trace, now.Before, wish, day => days.HasFlag(DaysText.Of(day.DayOfWeek)) ? load.GetValueOrDefault(day) : int.MaxValue);
}
