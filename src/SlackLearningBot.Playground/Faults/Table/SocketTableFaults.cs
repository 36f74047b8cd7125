using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Sockets;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>What happens to connections in Socket Mode; most of it at once, to all that are open.</summary>
internal static class SocketTableFaults
{
    private const int Large = 80 * 1024;
    private const int SmallFragment = 1024;

    private static readonly string[] Opening = ["apps.connections.open"];

    public static IReadOnlyList<Fault> All =>
    [
        new("S1", FaultPlace.Socket, "Planned refresh", "a warning, later refresh_requested, and the close", Fault.One(Once(doing => InBackground(doing.Server.Sockets.RefreshAsync(doing.Rule.Duration)))))
        {
            Seconds = new("the time between the warning and the close", 10),
        },
        new("S2", FaultPlace.Socket, "Refresh without warning", "only refresh_requested, and the close", Fault.One(Once(doing => InBackground(doing.Server.Sockets.RefreshAsync(notice: null))))),
        new("S3", FaultPlace.Socket, "Switched off", "link_disabled; no new connection opens while Socket Mode is off. The variant 'on' switches it on again",
        [
            new("off", Once(doing => InBackground(doing.Server.Sockets.SwitchOffAsync()))),
            new("on", Once(doing =>
            {
                doing.Server.UseSocketMode();
                return Task.CompletedTask;
            })),
        ]),
        new("S4", FaultPlace.Socket, "Too many connections", "too_many_websockets instead of hello, or before it",
        [
            new("instead", new ConnectionEffect(async (socket, _, _) =>
            {
                await socket.DismissAsync("too_many_websockets");
                await socket.CloseAsync();
                return false;
            })),
            new("before", new ConnectionEffect(async (socket, _, _) =>
            {
                await socket.DismissAsync("too_many_websockets");
                return true;
            })),
        ]),
        new("S5", FaultPlace.Socket, "Half-open", "no frame, no pong and no close any more", Fault.One(Once(doing =>
        {
            doing.Server.Sockets.Silence();
            return Task.CompletedTask;
        }))),
        new("S6", FaultPlace.Socket, "Cut", "a TCP reset, in the middle of an envelope or between two", [
            new("within_envelope", Once(doing => doing.Server.Sockets.CutAsync(withinEnvelope: true))),
            new("between", Once(doing => doing.Server.Sockets.CutAsync())),
        ]),
        new("S7", FaultPlace.Socket, "Envelope repeated", "the last event comes again on another connection, as a retry or as if it were the first time",
        [
            new("retry", Once(doing => doing.Server.Sockets.RepeatAsync(attempt: 1, cancel: doing.Cancel))),
            new("first", Once(doing => doing.Server.Sockets.RepeatAsync(attempt: 0, cancel: doing.Cancel))),
        ]),
        new("S8", FaultPlace.Socket, "Odd hello", "a new connection gets no hello, a late one, or one that claims ten connections",
        [
            new("none", Greeted((greeting, _) => greeting.HasHello = false)),
            new("late", Greeted((greeting, wait) => greeting.Delay = wait)),
            new("ten_connections", Greeted((greeting, _) => greeting.Connections = 10)),
        ])
        {
            Seconds = new("how late a late hello is", 5),
        },
        new("S9", FaultPlace.Socket, "Strange envelope", "a type nobody knows, or an event envelope without an event",
        [
            new("unknown_type", Once(doing => SayAsync(doing, new JsonObject { ["type"] = "planets_aligned", ["envelope_id"] = doing.Server.Sockets.NextId(), ["payload"] = new JsonObject() }))),
            new("no_event", Once(doing => SayAsync(doing, SocketFrames.Envelope(new SocketEnvelope(doing.Server.Sockets.NextId(), "events_api", """{"type":"event_callback"}""", AcceptsAnswer: false))))),
        ]),
        new("S10", FaultPlace.Socket, "Large envelope", "80 KB in fragments of 1 KB, with pings between them", Fault.One(new OnceEffect(LargeAsync))),
        new("S11", FaultPlace.Socket, "Lost acknowledgement", "the app acknowledges on a connection that is gone: an event is brought again, an interaction is lost", Fault.One(new LostAckEffect())),
        new("S12", FaultPlace.Socket, "No connection to be had", "apps.connections.open is limited, refused, breaks, or gives an address that was used before",
        [
            new("ratelimited", new CallEffect(CarriesOut: false, (strike, _) => World.RateLimits.TooMany(strike.Duration))) { At = Opening },
            .. Fault.Each(["invalid_auth", "internal_error"], error => new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse(error))).Select(variant => variant with { At = Opening }),
            new("used_ticket", new CallEffect(CarriesOut: true, (_, reply) =>
            {
                if (reply.Body.Text("url") is { } url)
                {
                    reply.Body["url"] = url.Replace("ticket=", "ticket=used-", StringComparison.Ordinal);
                }

                return reply;
            })) { At = Opening },
        ])
        {
            Seconds = new("the seconds of Retry-After", 30),
        },
        new("S13", FaultPlace.Socket, "Close frame and nothing else", "the connection is closed by a frame, and TCP stays open", Fault.One(Once(doing =>
            Task.WhenAll(doing.Server.Sockets.Open.Select(socket => socket.SayCloseAsync()))))),
    ];

    private static OnceEffect Once(Func<Doing, Task> happen) => new(async doing =>
    {
        if (doing.Rule.Variant.Name != "on" && doing.Server.Sockets.Open.Count == 0)
        {
            throw new FaultException("fault", $"{doing.Rule.Fault.Id} happens to open connections, and there are none.");
        }

        await happen(doing);
        return Doing.Done();
    });

    /// <summary>A close takes its time, which nobody needs to wait for.</summary>
    private static Task InBackground(Task task)
    {
        _ = task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    private static ConnectionEffect Greeted(Action<SocketGreeting, TimeSpan> change) => new((_, strike, greeting) =>
    {
        change(greeting, strike.Duration);
        return Task.FromResult(true);
    });

    private static Task SayAsync(Doing doing, JsonObject frame) => doing.Server.Sockets.Open[^1].SayAsync(frame);

    private static async Task<JsonObject> LargeAsync(Doing doing)
    {
        if (doing.Server.Sockets.Open is not [.., var socket])
        {
            throw new FaultException("fault", "S10 happens to an open connection, and there is none.");
        }

        var payload = new JsonObject
        {
            ["type"] = "event_callback", ["team_id"] = doing.Workspace.TeamId, ["event_id"] = EventSender.NewId(doing.Workspace), ["event_time"] = doing.Workspace.MachineNow.ToUnixTimeSeconds(),
            ["event"] = new JsonObject { ["type"] = "planets_aligned", ["text"] = new string('x', Large) },
        };
        var envelope = new SocketEnvelope(doing.Server.Sockets.NextId(), "events_api", Json.Write(payload), AcceptsAnswer: false);
        var answer = await doing.Server.Sockets.SendAsync(socket, envelope, doing.Cancel, SmallFragment);
        return new JsonObject { ["ok"] = true, ["acknowledged"] = answer is not null };
    }
}
