using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>What a slice adds to <c>/learn progress</c>, below how far one has come in the tracks.</summary>
internal interface IProgressSection
{
    /// <summary>Null when it has nothing to say to this person.</summary>
    Task<ProgressPart?> ReadAsync(LearnerKey person, CancellationToken cancel);
}

/// <summary>A part of the message.</summary>
/// <param name="Spoken">The same in one or two sentences, for notifications and screen readers.</param>
/// <param name="Blocks">Seven at most.</param>
internal sealed record ProgressPart(Mrkdwn Spoken, IReadOnlyList<Block> Blocks);
