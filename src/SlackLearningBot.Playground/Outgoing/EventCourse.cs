using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>
/// One event on its way to the app. As usual (https://docs.slack.dev/apis/events-api): at once, then up to three retries, unless the app asks
/// for none. A fault may lead it another way.
/// </summary>
internal sealed class EventCourse(EventSender sender, Workspace workspace, JsonObject envelope, DateTimeOffset occurred, TaskCompletionSource first)
{
    private Task next = Task.CompletedTask;

    public Workspace Workspace { get; } = workspace;

    /// <summary>What is sent; a fault may change it before a try.</summary>
    public JsonObject Envelope { get; } = envelope;

    public DateTimeOffset Occurred { get; } = occurred;

    public string Type => Envelope["event"].Text("type") ?? "";

    /// <summary>Slack's way, from an attempt on (0 is the first; a later one needs the reason of the one before).</summary>
    public async Task AsUsualAsync(int from = 0, string? reason = null)
    {
        for (var retry = from; retry <= sender.Waits.Count; retry++)
        {
            if (retry > from)
            {
                await WaitAsync(retry);
            }

            var answer = await TryAsync(retry, reason);
            if (answer.Fine || answer.NoRetry)
            {
                return;
            }

            reason = answer.Failure;
        }
    }

    /// <summary>One attempt; whoever waits for the event to be told goes on after it.</summary>
    public async Task<BotAnswer> TryAsync(int retry, string? reason, bool atSecond = false)
    {
        var answer = await sender.TryAsync(this, retry, reason, hangUp: null, atSecond);
        first.TrySetResult();
        return answer;
    }

    /// <summary>An attempt whose answer nobody waits for.</summary>
    public async Task HangUpAsync(TimeSpan after)
    {
        await sender.TryAsync(this, retry: 0, reason: null, after, atSecond: false);
        first.TrySetResult();
    }

    /// <summary>Slack's pause before a retry.</summary>
    public Task WaitAsync(int retry)
    {
        first.TrySetResult();
        return sender.WaitAsync(retry);
    }

    /// <summary>Remembers what has to be delivered before it; called when the event happens.</summary>
    public void HoldFor(Task delivered) => next = delivered;

    /// <summary>Waits until the next event of the workspace was delivered.</summary>
    public Task AfterNextAsync()
    {
        first.TrySetResult();
        return next;
    }

    /// <summary>The same event under another id, with differences that mean nothing.</summary>
    public EventCourse Again()
    {
        var again = Envelope.DeepClone().AsObject();
        var id = EventSender.NewId(Workspace);
        again["event_id"] = id;
        again["event_context"] = $"4-{Workspace.TeamId}-{id}";
        again["is_ext_shared_channel"] = null;
        again["authed_users"] = new JsonArray(Workspace.Bot.Id);
        return new EventCourse(sender, Workspace, again, Occurred, first);
    }
}
