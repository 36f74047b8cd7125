using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>One attempt to bring an event to the bot, for tests to look at.</summary>
internal sealed record EventAttempt(string TeamId, string EventId, string Type, int Retry, string? Reason, int? Status, string? Failure);

/// <summary>Events API deliveries: starts each event's course and counts its attempts. The waits of retries are machine time.</summary>
internal sealed class EventSender(SlackWorld world, BotLine line) : IAsyncDisposable
{
    private const int Together = 16;
    private const int MostRemembered = 50_000;

    private readonly ConcurrentDictionary<long, Task> underWay = [];
    private readonly ConcurrentDictionary<long, Task> firstAttempts = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> heldFor = [];
    private readonly ConcurrentQueue<EventAttempt> attempts = [];
    private readonly SemaphoreSlim lanes = new(Together);
    private readonly CancellationTokenSource stop = new();
    private long count;

    /// <summary>How long Slack waits before each retry.</summary>
    public IReadOnlyList<TimeSpan> Waits { get; set; } = world.Options.RetryWaits;

    /// <summary>Every attempt so far, oldest first.</summary>
    public IReadOnlyList<EventAttempt> Attempts => [.. attempts];

    /// <summary>Starts a delivery; the task ends with its first attempt, retries go on behind it. It happened just now unless said otherwise.</summary>
    public Task Send(Workspace workspace, JsonObject inner, DateTimeOffset? occurred = null)
    {
        var number = Interlocked.Increment(ref count);
        var at = occurred ?? workspace.MachineNow;
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var course = new EventCourse(this, workspace, Envelope(workspace, inner, NewId(workspace), at), at, first);
        var struck = world.Faults.Find<EventEffect>(OccasionOf(workspace, inner));

        // Whoever was held waits for this one; and what is held now, for the one after it.
        if (heldFor.TryRemove(workspace.TeamId, out var waiting))
        {
            _ = first.Task.ContinueWith(_ => waiting.TrySetResult(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        if (struck is not null)
        {
            course.HoldFor(heldFor.GetOrAdd(workspace.TeamId, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }

        firstAttempts[number] = first.Task;
        var delivery = DeliverAsync(number, course, struck, first);
        underWay[number] = delivery;
        _ = delivery.ContinueWith(_ => underWay.TryRemove(number, out Task? _), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return first.Task;
    }

    /// <summary>Lets go of what waits for another event that does not come.</summary>
    public void Release(Workspace workspace)
    {
        if (heldFor.TryRemove(workspace.TeamId, out var waiting))
        {
            waiting.TrySetResult();
        }
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

    /// <summary>Waits until every event that was sent has come to the end of its course, retries and all.</summary>
    public Task WhenDeliveredAsync(CancellationToken cancel) => Task.WhenAll(underWay.Values).WaitAsync(cancel);

    public static string NewId(Workspace workspace) => "Ev" + workspace.Ids.Next("E")[1..];

    public Task WaitAsync(int retry) => Task.Delay(retry <= Waits.Count ? Waits[retry - 1] : TimeSpan.Zero, world.Machine, stop.Token);

    /// <summary>One attempt. With <paramref name="hangUp"/> Slack waits no longer than that, and takes it as a time-out.</summary>
    public async Task<BotAnswer> TryAsync(EventCourse course, int retry, string? reason, TimeSpan? hangUp, bool atSecond)
    {
        await lanes.WaitAsync(stop.Token);
        try
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            if (hangUp is { } patience)
            {
                end.CancelAfter(patience);
            }

            var answer = await AskAsync(course, retry, reason, atSecond, end.Token);
            attempts.Enqueue(new EventAttempt(
                course.Workspace.TeamId, course.Envelope.Text("event_id") ?? "", course.Type, retry, reason, answer.Status, answer.Failure));
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

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        foreach (var waiting in heldFor.Values)
        {
            waiting.TrySetCanceled();
        }

        await Task.WhenAll(underWay.Values);
        stop.Dispose();
        lanes.Dispose();
    }

    private async Task<BotAnswer> AskAsync(EventCourse course, int retry, string? reason, bool atSecond, CancellationToken cancel)
    {
        try
        {
            return await line.TellAsync(course.Workspace, Json.Write(course.Envelope), retry, reason, cancel, atSecond);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new BotAnswer(Status: null, "", "http_timeout", NoRetry: false);
        }
    }

    private async Task DeliverAsync(long number, EventCourse course, Struck<EventEffect>? struck, TaskCompletionSource first)
    {
        await Task.Yield();
        try
        {
            _ = first.Task.ContinueWith(_ => firstAttempts.TryRemove(number, out Task? _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            await (struck is null ? course.AsUsualAsync() : struck.Effect.RunAsync(course, struck.Strike));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The Playground closes; what was not delivered is lost with it.
        }
        finally
        {
            first.TrySetResult();
        }
    }

    private static Occasion OccasionOf(Workspace workspace, JsonObject inner) => new(inner.Text("type") ?? "", workspace)
    {
        Subname = inner.Text("subtype"), User = inner.Text("user") ?? inner["user"].Text("id") ?? inner["message"].Text("user"), Channel = inner.Text("channel"),
    };

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
