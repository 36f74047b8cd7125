using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>The simplest work there is: posts its slot.</summary>
internal sealed class NoteWork : IMessageWork
{
    public string Kind => "test.note";

    /// <summary>How often it was rendered, and what it does instead of rendering.</summary>
    public int Rendered { get; private set; }

    public Func<Rendering>? Instead { get; set; }

    public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        Rendered++;
        return Task.FromResult(Instead?.Invoke() ?? new Rendering.Post(new SlackMessage(Mrkdwn.Of($"note {delivery.Slot}"))));
    }
}
