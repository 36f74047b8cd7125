namespace SlackLearningBot.Learning.Content;

/// <summary>What a learner does with a lesson; in files written in lower case ("read").</summary>
public enum LessonFormat
{
    /// <summary>A text.</summary>
    Read,

    /// <summary>A video behind a link.</summary>
    Watch,

    /// <summary>A podcast or recording behind a link.</summary>
    Listen,

    /// <summary>Something to try at work.</summary>
    Do,

    /// <summary>A game.</summary>
    Play,

    /// <summary>A live session.</summary>
    Join,
}
