using System.ComponentModel.DataAnnotations;

namespace SlackLearningBot.Settings;

/// <summary>Where measurements go. Nothing is measured for anybody unless one of these is set.</summary>
internal sealed class TelemetrySettings
{
    public const string Section = "Telemetry";

    /// <summary>An OpenTelemetry collector, for metrics and traces: http://127.0.0.1:4318, or port 4317 for gRPC. OTEL_EXPORTER_OTLP_ENDPOINT does the same.</summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>The port on 127.0.0.1 at which /metrics is served for Prometheus; 0 takes any free one. Never the port that Slack reaches.</summary>
    [Range(0, 65535, ErrorMessage = "expected a port from {1} to {2}, such as 9464.")]
    public int? PrometheusPort { get; init; }

    public bool IsOn => OtlpEndpoint is not null || PrometheusPort is not null;

    public static IEnumerable<string> FindProblems(TelemetrySettings settings)
    {
        if (settings.OtlpEndpoint is { } address && !(address.IsAbsoluteUri && address.Scheme is "http" or "https"))
        {
            yield return $"Telemetry:OtlpEndpoint is \"{address}\"; expected a collector's address such as http://127.0.0.1:4318.";
        }
    }
}
