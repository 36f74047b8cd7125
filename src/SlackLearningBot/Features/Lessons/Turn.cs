using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>One lesson's turn with one learner, with what its answers made of it.</summary>
internal sealed record Turn
{
    public required long TurnId { get; init; }
    public required string LessonId { get; init; }
    public required string TrackId { get; init; }
    public required DateOnly ServedOn { get; init; }

    /// <summary>open, done or put_aside.</summary>
    public required string State { get; init; }

    public required int Snoozes { get; init; }

    /// <summary>On how many days it came.</summary>
    public required int Times { get; init; }
    public DateTimeOffset? ComesBackAt { get; init; }

    /// <summary>What <see cref="BecauseJson"/> wrote.</summary>
    public required string Because { get; init; }

    public LessonCardState CardState => State switch
    {
        "done" => LessonCardState.Done,
        "put_aside" => LessonCardState.PutAside,
        _ => LessonCardState.Open,
    };

    /// <summary>It came as often as a lesson comes by itself: from now on it waits to be asked for.</summary>
    public bool IsResting => Times >= LessonProgress.MostTimes;

    public bool IsPutOff(DateTimeOffset now) => CardState == LessonCardState.Open && ComesBackAt > now;
}
