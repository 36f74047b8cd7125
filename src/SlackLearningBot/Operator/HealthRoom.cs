using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SlackLearningBot.Edge.Sockets;

namespace SlackLearningBot.Operator;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can do its work.</summary>
internal static class HealthRoom
{
    public static IServiceCollection AddHealth(this IServiceCollection services, bool withSockets)
    {
        services.AddSingleton<DatabaseProbe>();
        var checks = services.AddHealthChecks().AddCheck<ReadyCheck>("ready", timeout: TimeSpan.FromSeconds(5));
        if (withSockets)
        {
            checks.AddCheck<ConnectedCheck>("connected");
        }

        return services;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(
                new { status = report.Status.ToString(), why = report.Entries.Values.Select(entry => entry.Description).Where(why => why is not null) }),
        });
    }
}

/// <summary>Ready: the database answers, has our schema, and agrees with this machine about the time.</summary>
internal sealed class ReadyCheck(DatabaseProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var problems = await probe.FindProblemsAsync(cancellationToken);
        return problems.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join(" ", problems));
    }
}

/// <summary>Connected: at least one connection of Socket Mode is up. Without one the program still sends, and hears nothing.</summary>
internal sealed class ConnectedCheck(SocketService sockets) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(sockets.State switch
        {
            { StoppedBy: { } error } => HealthCheckResult.Unhealthy(SocketAdvice.For(error)),
            { Live: 0 } => HealthCheckResult.Unhealthy("No connection to Slack is open; it is being tried again. The log says why."),
            _ => HealthCheckResult.Healthy(),
        });
}
