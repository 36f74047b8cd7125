using SlackLearningBot.Blocks;

namespace SlackLearningBot.Features.Lessons;

/// <summary>What a learner hears who asks for today's lesson.</summary>
internal abstract record TodayAnswer
{
    public sealed record NotALearner : TodayAnswer;

    public sealed record NoTracks : TodayAnswer;

    /// <summary>Everything is done, put aside or put off; <paramref name="ComesBackAt"/> is the first that was put off.</summary>
    public sealed record NothingLeft(DateTimeOffset? ComesBackAt, DateTimeOffset Now, string Zone) : TodayAnswer;

    /// <summary>It is asked for and not there yet.</summary>
    public sealed record OnItsWay : TodayAnswer;

    /// <summary>Today's lesson as it stands, with the link to its message when it is known.</summary>
    public sealed record There(LessonCardFacts Facts, Uri? Link) : TodayAnswer;
}
