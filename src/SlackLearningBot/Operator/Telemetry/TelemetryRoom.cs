using SlackLearningBot.Settings;

namespace SlackLearningBot.Operator.Telemetry;

internal static class TelemetryRoom
{
    /// <summary>Measurements, when somebody wants them and the program serves. First among the services: it sees the others start.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetrySettings settings, bool isServing, bool runsLoops)
    {
        if (!settings.IsOn || !isServing)
        {
            return services;
        }

        // Else a request's span has no path and no status (https://learn.microsoft.com/aspnet/core/log-mon/metrics/built-in).
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        services
            .AddSingleton<TelemetryService>()
            .AddHostedService(provider => provider.GetRequiredService<TelemetryService>())
            .AddSingleton<OutboxGauges>();
        return runsLoops ? services.AddHostedService(provider => provider.GetRequiredService<OutboxGauges>()) : services;
    }
}
