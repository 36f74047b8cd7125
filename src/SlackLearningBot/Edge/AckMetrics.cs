using System.Diagnostics;
using System.Diagnostics.Metrics;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Edge;

/// <summary>How long Slack waits for us: from a request's start to its answer's end. After three seconds it gives up.</summary>
internal sealed class AckMetrics : IDisposable
{
    private readonly Meter meter = new(OutboxMetrics.MeterName);
    private readonly Histogram<double> time;

    public AckMetrics() => time = meter.CreateHistogram(
        "learning.edge.ack", "s", "From the start of what Slack sent to the end of our answer, by kind, way and outcome.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10] });

    /// <summary>Measures until the response is over.</summary>
    public Ack Begin(HttpContext context, string kind)
    {
        var ack = new Ack(this, context, kind, Stopwatch.GetTimestamp());
        context.Response.OnCompleted(static state => ((Ack)state).CompleteAsync(), ack);
        return ack;
    }

    /// <summary>Something that came over a socket and was answered or not.</summary>
    public void Answered(string kind, long since, bool isDone) => Record(kind, "socket", isDone ? "ok" : "failed", since);

    private void Record(string kind, string way, string outcome, long since) =>
        time.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("kind", kind), new("way", way), new("outcome", outcome));

    public void Dispose() => meter.Dispose();

    /// <summary>A few words, whatever Slack may send.</summary>
    public static string KindOf(Interaction interaction) => interaction switch
    {
        BlockActions => "action",
        ViewSubmission or ViewClosed => "view",
        MessageAction or Shortcut => "shortcut",
        BlockSuggestion => "options",
        _ => "other",
    };

    /// <summary>One request that is being answered.</summary>
    internal sealed class Ack(AckMetrics metrics, HttpContext context, string kind, long since)
    {
        /// <summary>Known better once the request was read.</summary>
        public string Kind { get; set; } = kind;

        public Task CompleteAsync()
        {
            metrics.Record(Kind, "http", context.Response.StatusCode switch { < 400 => "ok", < 500 => "refused", _ => "failed" }, since);
            return Task.CompletedTask;
        }
    }
}
