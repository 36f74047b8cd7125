using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>One attempt to bring an event to the bot, for tests to look at.</summary>
internal sealed record EventAttempt(string TeamId, string EventId, string Type, int Retry, string? Reason, int? Status, string? Failure);

/// <summary>
/// Events API deliveries (https://docs.slack.dev/apis/events-api): at once, then up to three retries, at once, after one minute
/// and after five minutes of machine time, unless the bot asks for none.
/// </summary>
internal sealed class EventSender(SlackWorld world, BotLine line) : IAsyncDisposable
{
    private const int Together = 16;
    private const int MostRemembered = 50_000;

    private static readonly TimeSpan[] Waits = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly ConcurrentDictionary<long, Task> underWay = [];
    private readonly ConcurrentDictionary<long, Task> firstAttempts = [];
    private readonly ConcurrentQueue<EventAttempt> attempts = [];
    private readonly SemaphoreSlim lanes = new(Together);
    private readonly CancellationTokenSource stop = new();
    private long count;

    /// <summary>Every attempt so far, oldest first.</summary>
    public IReadOnlyList<EventAttempt> Attempts => [.. attempts];

    /// <summary>Starts a delivery; the task ends with its first attempt, retries go on behind it. It happened just now unless said otherwise.</summary>
    public Task Send(Workspace workspace, JsonObject inner, DateTimeOffset? occurred = null)
    {
        var number = Interlocked.Increment(ref count);
        var id = "Ev" + workspace.Ids.Next("E")[1..];
        var body = Json.Write(Envelope(workspace, inner, id, occurred ?? workspace.MachineNow));
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        firstAttempts[number] = first.Task;
        var delivery = DeliverAsync(number, workspace, id, inner.Text("type") ?? "", body, first);
        underWay[number] = delivery;
        _ = delivery.ContinueWith(_ => underWay.TryRemove(number, out Task? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return first.Task;
    }

    /// <summary>Waits until every event that was sent has been tried once.</summary>
    public async Task WhenTriedAsync(CancellationToken cancel)
    {
        while (firstAttempts.Values.FirstOrDefault() is { } pending)
        {
            await pending.WaitAsync(cancel);
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(underWay.Values);
        stop.Dispose();
        lanes.Dispose();
    }

    private async Task DeliverAsync(long number, Workspace workspace, string id, string type, string body, TaskCompletionSource first)
    {
        await Task.Yield();
        try
        {
            BotAnswer? answer = null;
            for (var retry = 0; retry <= Waits.Length; retry++)
            {
                if (retry > 0)
                {
                    await Task.Delay(Waits[retry - 1], world.Machine, stop.Token);
                }

                answer = await TryAsync(workspace, id, type, body, retry, answer?.Failure);
                firstAttempts.TryRemove(number, out _);
                first.TrySetResult();
                if (answer.Fine || answer.NoRetry)
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The Playground closes; what was not delivered is lost with it.
        }
        finally
        {
            firstAttempts.TryRemove(number, out _);
            first.TrySetResult();
        }
    }

    private async Task<BotAnswer> TryAsync(Workspace workspace, string id, string type, string body, int retry, string? reason)
    {
        await lanes.WaitAsync(stop.Token);
        try
        {
            var answer = await line.TellAsync(workspace, body, retry, reason, stop.Token);
            attempts.Enqueue(new EventAttempt(workspace.TeamId, id, type, retry, reason, answer.Status, answer.Failure));
            if (attempts.Count > MostRemembered)
            {
                attempts.TryDequeue(out _);
            }

            return answer;
        }
        finally
        {
            lanes.Release();
        }
    }

    private static JsonObject Envelope(Workspace workspace, JsonObject inner, string id, DateTimeOffset occurred) => new()
    {
        ["token"] = "playground-verification", ["team_id"] = workspace.TeamId, ["context_team_id"] = workspace.TeamId,
        ["context_enterprise_id"] = null, ["api_app_id"] = workspace.AppId, ["event"] = inner, ["type"] = "event_callback",
        ["event_id"] = id, ["event_time"] = occurred.ToUnixTimeSeconds(),
        ["authorizations"] = new JsonArray(new JsonObject
        {
            ["enterprise_id"] = null, ["team_id"] = workspace.TeamId, ["user_id"] = workspace.Bot.Id, ["is_bot"] = true,
            ["is_enterprise_install"] = false,
        }),
        ["is_ext_shared_channel"] = false, ["event_context"] = $"4-{workspace.TeamId}-{id}",
    };
}
