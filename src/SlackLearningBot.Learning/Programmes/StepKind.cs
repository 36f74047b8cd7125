using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>What a step of a programme asks for; in files written in lower case ("watch").</summary>
public enum StepKind
{
    /// <summary>A text, here or behind a link.</summary>
    Read,

    /// <summary>A video behind a link.</summary>
    Watch,

    /// <summary>A recording behind a link.</summary>
    Listen,

    /// <summary>Something to try at work, or to ask somebody.</summary>
    Do,

    /// <summary>A game behind a link.</summary>
    Play,

    /// <summary>Something live behind a link, besides the session itself.</summary>
    Join,

    /// <summary>One of the workspace's lessons.</summary>
    Lesson,

    /// <summary>One of the workspace's assessments.</summary>
    Assessment,

    /// <summary>The session: the day from which a programme counts.</summary>
    Session,

    /// <summary>What the session said, in short; with the recording for those who missed it.</summary>
    Recap,

    /// <summary>The questions of a track, for some weeks.</summary>
    Questions,
}

/// <summary>Whom a step is for.</summary>
public enum StepAudience
{
    Participant,

    /// <summary>The participant's manager, about the participant.</summary>
    Manager,
}

/// <summary>What may be said of every kind.</summary>
public static class StepKinds
{
    /// <summary>As files write them.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetNames<StepKind>().Select(name => name.ToLowerInvariant())];

    /// <summary>How a learner takes it in; null for what has no other form than its own.</summary>
    public static LessonFormat? FormatOf(StepKind kind) => kind switch
    {
        StepKind.Read => LessonFormat.Read,
        StepKind.Watch => LessonFormat.Watch,
        StepKind.Listen => LessonFormat.Listen,
        StepKind.Do => LessonFormat.Do,
        StepKind.Play => LessonFormat.Play,
        StepKind.Join => LessonFormat.Join,
        _ => null,
    };

    /// <summary>As a file writes it.</summary>
    public static string NameOf(StepKind kind) => Names[(int)kind];

    /// <summary>The kind of that name; null when there is none.</summary>
    public static StepKind? Find(string name) =>
        Names.ToList().IndexOf(name.Trim().ToLowerInvariant()) is var index and >= 0 ? (StepKind)index : null;
}
