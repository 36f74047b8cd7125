using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>Hands measurements on while the program serves: to a collector (metrics and traces) and to Prometheus (metrics), whichever is set.</summary>
internal sealed class TelemetryService(TelemetrySettings settings, ILogger<PrometheusServer> log) : IHostedService, IAsyncDisposable
{
    private const int GrpcPort = 4317;

    /// <summary>
    /// Ours, and what the platform measures about connections, threads and memory. None of their labels names a person or a workspace. What the platform measures
    /// about each request (Microsoft.AspNetCore.Hosting) is left out: <c>learning.edge.ack</c> tells it by kind, way and outcome.
    /// </summary>
    private static readonly string[] Meters = [OutboxMetrics.MeterName, "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Npgsql"];

    /// <summary>Calls to Slack are measured by method (<c>learning.slack.call</c>): measuring each a second and third time would cost more than sending it needs.</summary>
    private static readonly string[] ToldByMethod = ["http.client.request.duration", "http.client.active_requests", "http.client.request.time_in_queue"];

    private static readonly string[] Sources = ["Microsoft.AspNetCore", "System.Net.Http", "Npgsql", Database.SpanSource];

    private MeterProvider? meters;
    private TracerProvider? traces;

    /// <summary>The page for Prometheus; null when it is off.</summary>
    public PrometheusServer? Prometheus { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var builder = Sdk.CreateMeterProviderBuilder().ConfigureResource(Name).AddMeter(Meters);
        foreach (var told in ToldByMethod)
        {
            builder.AddView(told, MetricStreamConfiguration.Drop);
        }

        if (settings.OtlpEndpoint is { } collector)
        {
            builder.AddOtlpExporter(options => Point(options, collector, "v1/metrics"));
            traces = Sdk.CreateTracerProviderBuilder().ConfigureResource(Name).AddSource(Sources)
                .AddProcessor(new TraceRedaction())
                .AddOtlpExporter(options => Point(options, collector, "v1/traces"))
                .Build();
        }

        if (settings.PrometheusPort is { } port)
        {
#pragma warning disable CA2000 // the provider disposes the reader, and the reader its exporter
            var exporter = new PrometheusExporter();
            builder.AddReader(new BaseExportingMetricReader(exporter));
#pragma warning restore CA2000
            Prometheus = new PrometheusServer(exporter, port, log);
        }

        meters = builder.Build();
        if (Prometheus is not null)
        {
            await Prometheus.StartAsync(cancellationToken);
        }
    }

    private static void Name(ResourceBuilder resource) => resource.AddService(
        "slack-learning-bot", serviceVersion: typeof(TelemetryService).Assembly.GetName().Version?.ToString(3), serviceInstanceId: $"{Environment.MachineName}:{Environment.ProcessId}");

    /// <summary>gRPC at its usual port; anywhere else HTTP, where each signal has a path of its own (https://opentelemetry.io/docs/specs/otlp).</summary>
    private static void Point(OtlpExporterOptions options, Uri collector, string path)
    {
        var isGrpc = collector.Port == GrpcPort;
        options.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = isGrpc ? collector : new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Prometheus is { } server)
        {
            await server.DisposeAsync();
            Prometheus = null;
        }

        traces?.Dispose(); // hands the last of it on
        meters?.Dispose();
    }

    public async ValueTask DisposeAsync() => await StopAsync(CancellationToken.None);
}
