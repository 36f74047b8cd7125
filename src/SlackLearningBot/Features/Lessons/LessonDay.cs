using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A learner's own day that shall have its lesson.</summary>
/// <param name="Learner">Whose day it is.</param>
/// <param name="Day">The day.</param>
/// <param name="IsAsked">The learner asks for it: then a lesson may come that no longer comes by itself.</param>
/// <param name="DeliveryId">The message in which it comes.</param>
internal sealed record LessonDay(Learner Learner, DateOnly Day, bool IsAsked, Guid DeliveryId)
{
    /// <summary>Its message came with questions only, and a lesson is wanted besides.</summary>
    public bool IsBesides { get; init; }
}

/// <summary>The lesson that was chosen for a day.</summary>
internal sealed record ChosenLesson(LessonDay Day, RankedLesson Lesson);
