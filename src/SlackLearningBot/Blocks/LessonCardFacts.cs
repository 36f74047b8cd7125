using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What became of a lesson that was offered.</summary>
internal enum LessonCardState
{
    Open,
    Done,
    PutAside,
}

/// <summary>An answer that was given, as it was graded then: the question may have been rewritten since.</summary>
/// <param name="ChosenText">The answer in words.</param>
/// <param name="IsRight">Whether it was right.</param>
/// <param name="Raw">The answer in its parts.</param>
internal sealed record GivenAnswer(string ChosenText, bool IsRight, StoredAnswer Raw)
{
    /// <summary>One option.</summary>
    public GivenAnswer(string chosenText, bool isRight)
        : this(chosenText, isRight, new StoredAnswer { Chosen = [chosenText] })
    {
    }

    /// <summary>Right, but its giver says it was guessed.</summary>
    public bool IsGuess { get; init; }
}

/// <summary>All that a lesson's message shows, read in one go: the message is a pure function of it.</summary>
internal sealed record LessonCardFacts
{
    public required LearnerKey Learner { get; init; }

    /// <summary>The delivery the message belongs to.</summary>
    public required Guid DeliveryId { get; init; }

    public required long TurnId { get; init; }

    /// <summary>With the questions that are asked now and those that were answered.</summary>
    public required Lesson Lesson { get; init; }

    public required string TrackTitle { get; init; }

    public required LessonCardState State { get; init; }

    /// <summary>How often it was put off.</summary>
    public required int Snoozes { get; init; }

    /// <summary>When it comes back, while that is still ahead.</summary>
    public DateTimeOffset? ComesBackAt { get; init; }

    /// <summary>By question.</summary>
    public required IReadOnlyDictionary<string, GivenAnswer> Answers { get; init; }

    /// <summary>By question: typed answers that are asked back.</summary>
    public IReadOnlyDictionary<string, NearMiss> NearMisses { get; init; } = new Dictionary<string, NearMiss>();

    /// <summary>Whether lessons come to this person; false after <c>/learn stop</c>.</summary>
    public required bool IsLearning { get; init; }

    /// <summary>When the next lesson comes; null while this one is open, when none is left, or when the learner has stopped.</summary>
    public Coming? Next { get; init; }

    /// <summary>Set when that one does not come by itself, because not one message a day may.</summary>
    public NoMessages? NoMessages { get; init; }

    /// <summary>Questions of earlier lessons that are asked again once this one is over; null when there are none.</summary>
    public LessonCardEnd? FollowUp { get; init; }

    /// <summary>The learner's own zone.</summary>
    public required string Zone { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>What another slice shows below a lesson that is over.</summary>
/// <param name="Blocks">With the fields of its question.</param>
/// <param name="InDialog">With a button to them, where the message has no room.</param>
/// <param name="Spoken">For notifications and screen readers.</param>
internal sealed record LessonCardEnd(IReadOnlyList<Block> Blocks, IReadOnlyList<Block> InDialog, string Spoken);
