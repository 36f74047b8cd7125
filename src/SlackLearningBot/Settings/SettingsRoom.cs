namespace SlackLearningBot.Settings;

internal static class SettingsRoom
{
    public static IServiceCollection AddSettings(this IServiceCollection services, BotConfiguration configuration) => services
        .AddSingleton(configuration)
        .AddSingleton(configuration.Slack)
        .AddSingleton(configuration.Bot)
        .AddSingleton(configuration.Delivery)
        .AddSingleton(configuration.Telemetry);
}
