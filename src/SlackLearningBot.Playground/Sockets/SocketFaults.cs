using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Sockets;

/// <summary>What happens to sockets in real life, at a test's word. Without a connection named, to all that are open.</summary>
internal static class SocketFaults
{
    /// <summary>Cuts the connections without a close frame; with an envelope, in the middle of it.</summary>
    public static async Task CutAsync(this AppSockets sockets, AppSocket? only = null, bool withinEnvelope = false)
    {
        foreach (var socket in Those(sockets, only))
        {
            var envelope = new SocketEnvelope(sockets.NextId(), "events_api", """{"type":"event_callback"}""", AcceptsAnswer: false);
            await socket.CutAsync(withinEnvelope ? SocketFrames.Envelope(envelope) : null);
        }
    }

    /// <summary>A planned refresh: a warning (left out when <paramref name="notice"/> is null), after it refresh_requested, and the close.</summary>
    public static Task RefreshAsync(this AppSockets sockets, TimeSpan? notice = null, AppSocket? only = null) =>
        Task.WhenAll(Those(sockets, only).Select(socket => socket.RefreshAsync(notice)));

    /// <summary>Half-open from now on: no frame, no pong, no close.</summary>
    public static void Silence(this AppSockets sockets, AppSocket? only = null)
    {
        foreach (var socket in Those(sockets, only))
        {
            socket.Silence();
        }
    }

    /// <summary>Sends the last envelope of a type once more, as a retry or (attempt 0) as if it were the first.</summary>
    public static async Task<bool> RepeatAsync(
        this AppSockets sockets, string type = "events_api", int attempt = 1, CancellationToken cancel = default)
    {
        var last = sockets.Sent.LastOrDefault(envelope => envelope.Type == type)
            ?? throw new InvalidOperationException($"No envelope of type '{type}' was sent so far.");
        var again = last with { Id = sockets.NextId(), Retry = attempt, RetryReason = attempt == 0 ? "" : "timeout" };
        return await sockets.SendAsync(sockets.Open[^1], again, cancel) is not null;
    }

    /// <summary>Sends many events at once, each with the inner event of its number; gives how many were acknowledged.</summary>
    public static async Task<int> FloodAsync(
        this AppSockets sockets, int count, Func<int, JsonObject> envelope, CancellationToken cancel = default)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, count).Select(number =>
            sockets.AskAsync("events_api", Json.Write(envelope(number)), acceptsAnswer: false, cancel)));
        return answers.Count(answer => answer.Fine);
    }

    /// <summary>Socket Mode is switched off in the app's configuration: every connection hears link_disabled and is closed; no new one opens.</summary>
    public static async Task SwitchOffAsync(this AppSockets sockets)
    {
        sockets.AreOn = false;
        foreach (var socket in sockets.Open)
        {
            await socket.DismissAsync("link_disabled");
            await socket.CloseAsync();
        }
    }

    private static IReadOnlyList<AppSocket> Those(AppSockets sockets, AppSocket? only) => only is null ? sockets.Open : [only];
}
