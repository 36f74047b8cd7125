using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>Why the newest thing of one kind came to a person, for <c>/learn why</c>. Implemented by slices that send of their own accord.</summary>
internal interface IWhy
{
    /// <summary>Null when nothing of this kind came.</summary>
    Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel);
}

/// <summary>One thing that came, and why.</summary>
/// <param name="SentAt">When; the newest is told first.</param>
/// <param name="What">What it was.</param>
/// <param name="Why">Why, in one line, with what happens when it is skipped.</param>
/// <param name="Less">How to get less of it; null where that means nothing.</param>
internal sealed record WhyAnswer(DateTimeOffset SentAt, Mrkdwn What, Mrkdwn Why, Button? Less);
