using System.Diagnostics.Metrics;

namespace SlackLearningBot.Outbox;

/// <summary>What the outbox counts, as OpenTelemetry instruments of the meter <see cref="MeterName"/>. Labels are never people or workspaces.</summary>
internal sealed class OutboxMetrics : IDisposable
{
    public const string MeterName = "SlackLearningBot";

    private readonly Meter meter = new(MeterName);
    private readonly Counter<long> ended;
    private readonly Counter<long> retried;
    private readonly Counter<long> paused;
    private readonly Histogram<double> delay;

    public OutboxMetrics()
    {
        ended = meter.CreateCounter<long>("learning.deliveries.ended", "{delivery}", "Deliveries that were sent, dropped or given up, by class and reason.");
        retried = meter.CreateCounter<long>("learning.deliveries.retried", "{delivery}", "Attempts that will be made again, by class and whether the outcome is unknown.");
        paused = meter.CreateCounter<long>("learning.lanes.paused", "{pause}", "Times Slack told us to leave a method alone, by method.");
        delay = meter.CreateHistogram(
            "learning.deliveries.delay", "s", "From the moment a delivery could be sent first to its message being in Slack, by class.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.25, 1, 2.5, 10, 30, 60, 300, 900, 3600, 14400] });
    }

    public void Ended(DeliveryClass @class, string state, string? reason) =>
        ended.Add(1, new("class", NameOf(@class)), new("state", state), new("reason", DropReasons.Label(reason)));

    public void Retried(DeliveryClass @class, bool unsure) => retried.Add(1, new("class", NameOf(@class)), new("unsure", unsure ? "yes" : "no"));

    public void LanePaused(string method) => paused.Add(1, new KeyValuePair<string, object?>("method", method));

    public void Delay(DeliveryClass @class, TimeSpan time) => delay.Record(time.TotalSeconds, new KeyValuePair<string, object?>("class", NameOf(@class)));

    public void Dispose() => meter.Dispose();

    private static string NameOf(DeliveryClass @class) => @class switch
    {
        DeliveryClass.Answer => "answer",
        DeliveryClass.Appointment => "appointment",
        DeliveryClass.Nudge => "nudge",
        DeliveryClass.Read => "read",
        _ => "home",
    };
}
