using SlackLearningBot.Data;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Learners;

internal static class Person
{
    /// <summary>Who acted. The edge answers payloads without a workspace itself, so there is one.</summary>
    public static LearnerKey Of(Actor actor) => new(actor.TeamId!, actor.UserId);
}
