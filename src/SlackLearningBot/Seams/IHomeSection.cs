using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>One part of App Home, filled by a slice.</summary>
internal interface IHomeSection
{
    /// <summary>Where it stands, ascending: 10 Today, 18 What you said yes to, 20 My tracks, 25 What you know, 30 Settings, 90 Data.</summary>
    int Order { get; }

    /// <summary>Its blocks, heading included; none when it has nothing to say to this person now.</summary>
    Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel);
}
