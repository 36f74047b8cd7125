namespace SlackLearningBot.Learning.Memory.Schedule;

/// <summary>A question in a learner's memory that may come again.</summary>
/// <param name="QuestionId">The question.</param>
/// <param name="LessonId">The lesson it belongs to.</param>
/// <param name="Skills">Its tags; may be empty.</param>
/// <param name="Trace">The memory, and the day of the last answer.</param>
/// <param name="DueOn">The day it comes again (<see cref="NextAsking"/>).</param>
public sealed record KnownQuestion(string QuestionId, string LessonId, IReadOnlyList<string> Skills, MemoryTrace Trace, DateOnly DueOn)
{
    /// <summary>The offsets of learner and question together, in logits.</summary>
    public double Offset { get; init; }

    /// <summary>How much it matters beside the others, above 0; 1 for most.</summary>
    public double Importance { get; init; } = 1;

    /// <summary>The next assessment or session it is wanted for; null where there is none.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Whether its lesson has come today, or comes with it.</summary>
    public bool IsOfTodaysLesson { get; init; }

    /// <summary>The chance of a right answer on a day, when it is not asked before: above 0, below 1.</summary>
    public double ChanceOn(Fsrs6 model, DateOnly day) =>
        Forecast.Chance(model.Recall(LearnersDay.DaysBetween(Trace.LastOn, day), Trace.State.Stability), Offset, 0);
}
