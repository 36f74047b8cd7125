using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>Serves <c>/metrics</c> on a port of its own, to this machine alone: what listens to Slack never shows it.</summary>
internal sealed partial class PrometheusServer(PrometheusExporter exporter, int port, ILogger<PrometheusServer> log) : IAsyncDisposable
{
    private const string TextFormat = "text/plain; version=0.0.4; charset=utf-8";

    private WebApplication? app;

    public Uri? Address { get; private set; }

    /// <exception cref="SettingsException">Another program listens there.</exception>
    public async Task StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        app = builder.Build();
        app.Run(AnswerAsync);
        try
        {
            await app.StartAsync(cancel);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new SettingsException([$"Telemetry:PrometheusPort is \"{port}\", and another program listens there, perhaps another copy of this one. Choose another port, or 0 for any free one."]);
        }

        Address = new Uri(new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()), "/metrics");
        Log.Listens(log, Address);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request is not { Path.Value: "/metrics", Method: "GET" or "HEAD" })
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = TextFormat;
        await context.Response.WriteAsync(exporter.ReadPage(), context.RequestAborted);
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5002, LogLevel.Information, "Prometheus may read {Address}.")]
        public static partial void Listens(ILogger log, Uri address);
    }
}
