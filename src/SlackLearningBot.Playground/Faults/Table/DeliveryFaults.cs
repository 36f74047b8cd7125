using System.Globalization;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>How events are brought: twice, late, in another order, or only at the third try.</summary>
internal static class DeliveryFaults
{
    private static readonly string[] NotArrived = ["connection_failed", "ssl_error"];

    public static IReadOnlyList<Fault> All =>
    [
        new("E1", FaultPlace.Request, "Retries after a time-out", "the app's acknowledgements are lost, so the same event comes again as http_timeout: at once, after a minute, after five more",
            Fault.Each(["1", "2", "3"], times => new EventEffect(async (course, _) =>
            {
                await course.TryAsync(0, reason: null);
                for (var retry = 1; retry <= int.Parse(times, CultureInfo.InvariantCulture); retry++)
                {
                    await course.WaitAsync(retry);
                    await course.TryAsync(retry, "http_timeout");
                }
            }))),
        new("E2", FaultPlace.Request, "Retry after a failure", "the first delivery counts as failed (it does not arrive for connection_failed and ssl_error), and the event comes again with that reason",
            Fault.Each(["http_error", "connection_failed", "ssl_error", "too_many_redirects", "unknown_error"], reason => new EventEffect(async (course, _) =>
            {
                if (!NotArrived.Contains(reason))
                {
                    await course.TryAsync(0, reason: null);
                }

                await course.AsUsualAsync(from: 1, reason);
            }))),
        new("E3", FaultPlace.Request, "Acknowledged too late", "Slack hangs up while the app is still at it, and brings the event again",
            Fault.One(new EventEffect(async (course, strike) =>
            {
                await course.HangUpAsync(strike.Duration);
                await course.AsUsualAsync(from: 1, "http_timeout");
            })))
        {
            Seconds = new("how long Slack waits before it hangs up", 0.01),
        },
        new("E4", FaultPlace.Request, "Duplicate that looks new", "the event comes again without retry headers, with a new event_id and small differences; once, or ten times", Fault.Each(["1", "10"], times =>
            new EventEffect(async (course, _) =>
            {
                await course.AsUsualAsync();
                for (var copy = 1; copy <= int.Parse(times, CultureInfo.InvariantCulture); copy++)
                {
                    await course.Again().AsUsualAsync();
                }
            }))),
        new("E5", FaultPlace.Request, "First deliveries lost", "the event arrives with its second retry only", Fault.One(new EventEffect(async (course, _) =>
        {
            await course.WaitAsync(1);
            await course.WaitAsync(2);
            await course.AsUsualAsync(from: 2, "connection_failed");
        }))),
        new("E6", FaultPlace.Request, "Delayed delivery", "the event happened long ago, by its event_time", Fault.One(new EventEffect((course, strike) =>
        {
            course.Envelope["event_time"] = course.Occurred.ToUnixTimeSeconds() - (long)strike.Duration.TotalSeconds;
            return course.AsUsualAsync();
        })))
        {
            Seconds = new("how old the event is", 7200),
        },
        new("E7", FaultPlace.Request, "Out of order", "the event is delivered after the next one of its workspace: message_changed before message, app_uninstalled after a new installation",
            Fault.One(new EventEffect(async (course, _) =>
            {
                await course.AfterNextAsync();
                await course.AsUsualAsync();
            }))),
        new("E8", FaultPlace.Request, "Twice at the same instant", "two deliveries of one event at once, to two instances of the app where two are connected", Fault.One(new EventEffect((course, _) =>
            Task.WhenAll(course.TryAsync(0, reason: null), course.TryAsync(0, reason: null, atSecond: true))))),
    ];
}
