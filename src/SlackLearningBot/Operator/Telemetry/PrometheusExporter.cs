using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>Collects when it is asked, and keeps what it was given as text.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock gate = new();
    private string page = "";

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Everything that is measured, as it is now.</summary>
    public string ReadPage()
    {
        lock (gate)
        {
            Collect?.Invoke(5000);
            return page;
        }
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var text = new PrometheusText();
        foreach (var metric in batch)
        {
            text.Write(metric);
        }

        page = text.ToString();
        return ExportResult.Success;
    }
}
