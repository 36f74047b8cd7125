using System.Diagnostics.Metrics;
using NUnit.Framework;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using SlackLearningBot.Operator.Telemetry;

namespace SlackLearningBot.Tests.Operator;

/// <summary>Metrics as text that Prometheus reads (format 0.0.4), each kind with its name, type and labels.</summary>
internal sealed class PrometheusTextTests
{
    private Meter meter = null!;
    private PrometheusExporter exporter = null!;
    private BaseExportingMetricReader reader = null!;
    private MeterProvider provider = null!;

    [SetUp]
    public void Start()
    {
        meter = new Meter($"test.{TestContext.CurrentContext.Test.ID}");
        exporter = new PrometheusExporter();
        reader = new BaseExportingMetricReader(exporter);
        provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(reader).Build();
    }

    [TearDown]
    public void Stop()
    {
        provider.Dispose();
        reader.Dispose();
        exporter.Dispose();
        meter.Dispose();
    }

    [Test]
    public void A_counter_ends_in_total_and_keeps_growing()
    {
        var counter = meter.CreateCounter<long>("learning.notes.ended", "{note}", "Notes that ended.");
        counter.Add(2, new("state", "sent"), new("class", "nudge"));
        _ = exporter.ReadPage();
        counter.Add(1, new("state", "sent"), new("class", "nudge"));

        Assert.That(exporter.ReadPage(), Is.EqualTo("""
            # HELP learning_notes_ended_total Notes that ended.
            # TYPE learning_notes_ended_total counter
            learning_notes_ended_total{class="nudge",state="sent"} 3

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void A_gauge_has_its_unit_behind_it()
    {
        meter.CreateObservableGauge("learning.oldest_age", () => 1.5, "s", "How old.");

        Assert.That(exporter.ReadPage(), Does.Contain("# TYPE learning_oldest_age_seconds gauge\nlearning_oldest_age_seconds 1.5\n"));
    }

    [Test]
    public void What_goes_up_and_down_is_a_gauge()
    {
        meter.CreateUpDownCounter<long>("queue.length").Add(-3);

        Assert.That(exporter.ReadPage(), Does.Contain("# TYPE queue_length gauge\nqueue_length -3\n"));
    }

    [Test]
    public void A_histogram_counts_up_to_infinity()
    {
        var histogram = meter.CreateHistogram(
            "ack", "s", "Time.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 3] });
        foreach (var time in new[] { 0.25, 0.5, 1, 10 })
        {
            histogram.Record(time, new KeyValuePair<string, object?>("kind", "view"));
        }

        Assert.That(exporter.ReadPage(), Is.EqualTo("""
            # HELP ack_seconds Time.
            # TYPE ack_seconds histogram
            ack_seconds_bucket{kind="view",le="0.5"} 2
            ack_seconds_bucket{kind="view",le="3"} 3
            ack_seconds_bucket{kind="view",le="+Inf"} 4
            ack_seconds_sum{kind="view"} 11.75
            ack_seconds_count{kind="view"} 4

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void What_would_break_the_lines_is_escaped()
    {
        meter.CreateCounter<long>("odd.name-1", null, "Two\nlines and a \\ and a \".").Add(1, new KeyValuePair<string, object?>("a.b", "x\"y\\z\nw"));

        Assert.That(exporter.ReadPage(), Is.EqualTo(
            "# HELP odd_name_1_total Two\\nlines and a \\\\ and a \".\n# TYPE odd_name_1_total counter\nodd_name_1_total{a_b=\"x\\\"y\\\\z\\nw\"} 1\n"));
    }

    [TestCase("http.server.request.duration", "s", "histogram", "http_server_request_duration_seconds")]
    [TestCase("dotnet.gc.heap.size", "By", "gauge", "dotnet_gc_heap_size_bytes")]
    [TestCase("learning.total", "1", "counter", "learning_total")]
    [TestCase("cpu.time_seconds", "s", "counter", "cpu_time_seconds_total")]
    [TestCase("share", "1", "gauge", "share_ratio")]
    [TestCase("2nd..step", "", "gauge", "_2nd_step")]
    public void Names(string name, string unit, string type, string expected) => Assert.That(PrometheusText.NameOf(name, unit, type), Is.EqualTo(expected));

    [TestCase(double.PositiveInfinity, "+Inf")]
    [TestCase(double.NaN, "NaN")]
    [TestCase(0.1, "0.1")]
    [TestCase(1234567, "1234567")]
    public void Numbers(double number, string expected) => Assert.That(PrometheusText.Number(number), Is.EqualTo(expected));
}
