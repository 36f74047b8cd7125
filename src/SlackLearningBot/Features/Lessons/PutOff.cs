using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a "later" led to.</summary>
internal abstract record PutOff
{
    public sealed record NotTheirs : PutOff;

    /// <summary>They stopped: nothing comes back to them.</summary>
    public sealed record Stopped : PutOff;

    /// <summary>The day asked for is over, today, or too far away.</summary>
    public sealed record Refused(SnoozeDecision.NotPossible Why) : PutOff;

    /// <summary>The card as it is now, and the message it stands in when that is known.</summary>
    public sealed record Shown(LessonCardFacts Facts, LessonMessage? Message) : PutOff;
}
