using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Edge;

/// <summary>How long Slack takes to answer us, by method: what passes by on its way out.</summary>
internal sealed partial class SlackCallMetrics : DelegatingHandler
{
    private readonly Meter meter = new(OutboxMetrics.MeterName);
    private readonly Histogram<double> time;
    private readonly Uri api;

    /// <summary>The client names each method by the same address again and again, so that it is read once.</summary>
    private readonly ConditionalWeakTable<Uri, string> methods = [];

    public SlackCallMetrics(HttpMessageHandler inner, Uri api)
        : base(inner)
    {
        this.api = api;
        time = meter.CreateHistogram(
            "learning.slack.call", "s", "From a call to the beginning of Slack's answer, by method and outcome.", tags: null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15] });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var since = Stopwatch.GetTimestamp();
        var outcome = "lost";
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            outcome = (int)response.StatusCode switch { 429 => "limited", < 400 => "answered", < 500 => "refused", _ => "broken" };
            return response;
        }
        finally
        {
            time.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, new("method", MethodOf(request)), new("outcome", outcome));
        }
    }

    /// <summary>A method of the Web API, or what else it is; an address may be a credential and is never told.</summary>
    private string MethodOf(HttpRequestMessage request) =>
        request.RequestUri is { } address && methods.GetValue(address, MethodAt) is { Length: > 0 } method ? method
        : request.Method == HttpMethod.Get ? "file"
        : "address given by Slack";

    /// <summary>Nothing when the address is none of the Web API's.</summary>
    private string MethodAt(Uri address) => api.IsBaseOf(address) && LastPart(address.AbsolutePath) is var name && MethodName().IsMatch(name) ? name : "";

    private static string LastPart(string path) => path[(path.LastIndexOf('/') + 1)..];

    [GeneratedRegex(@"^[a-z]+(\.[a-zA-Z0-9]+)+$", RegexOptions.None, 1000)]
    private static partial Regex MethodName();

    protected override void Dispose(bool disposing)
    {
        meter.Dispose();
        base.Dispose(disposing);
    }
}
