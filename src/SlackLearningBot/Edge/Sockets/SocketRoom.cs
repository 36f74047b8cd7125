using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Edge.Sockets;

internal static class SocketRoom
{
    /// <summary>Socket Mode, when there is an app-level token and the program serves.</summary>
    public static IServiceCollection AddSockets(this IServiceCollection services, SlackSettings settings, bool isServing) =>
        settings.UsesSocketMode() && isServing
            ? services
                .AddSingleton<SocketDesk>()
                .AddSingleton(new SocketModeOptions())
                .AddSingleton<SocketService>()
                .AddHostedService(provider => provider.GetRequiredService<SocketService>())
            : services;
}
