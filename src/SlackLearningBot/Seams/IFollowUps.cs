using SlackLearningBot.Data;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Seams;

/// <summary>Messages that ask questions again, for the slice that takes the answers. Implemented by Features/Recall.</summary>
internal interface IFollowUps
{
    /// <summary>The message of a delivery as it is now, be it a lesson's with questions below or one of questions alone; null when nothing was asked again there.</summary>
    Task<SlackMessage?> RenderAsync(LearnerKey learner, Guid deliveryId, CancellationToken cancel);
}
