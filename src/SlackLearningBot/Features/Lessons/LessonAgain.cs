using System.Globalization;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A lesson that was put off comes back: once for each time it was put off.</summary>
internal static class LessonAgain
{
    public const string Kind = "lesson.again";

    public static NewDelivery Of(LearnerKey learner, string lessonId, int snoozes, DateTimeOffset at, DateTimeOffset expiresAt) =>
        NewDelivery.To(learner, Kind, $"{lessonId}:{snoozes}", DeliveryClass.Nudge, at) with
        {
            ExpiresAt = expiresAt,
            Timing = Timing.TheirMoment,
            Value = NudgeValue.LessonAgain,
        };

    /// <summary>The lesson, and the how-manieth "later" this answers; null for a slot that is not ours.</summary>
    public static (string LessonId, int Snoozes)? Read(string slot)
    {
        var colon = slot.LastIndexOf(':');
        return colon > 0 && int.TryParse(slot.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var snoozes)
            ? (slot[..colon], snoozes)
            : null;
    }
}
