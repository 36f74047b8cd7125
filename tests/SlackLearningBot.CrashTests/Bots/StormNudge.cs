using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.CrashTests.Bots;

/// <summary>Something the bot would like to tell, so that there is more of it than a day has room for.</summary>
internal sealed class StormNudge : IMessageWork
{
    public const string Name = "storm.nudge";

    public string Kind => Name;

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
        Task.FromResult<Rendering>(new Rendering.Post(new SlackMessage(Mrkdwn.Of($"By the way, number {delivery.Slot}."))));
}
