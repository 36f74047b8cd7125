using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Edge;

internal static class SlackRoom
{
    /// <summary>One connection pool to Slack for the whole process.</summary>
    public static IServiceCollection AddSlack(this IServiceCollection services, SlackSettings settings) => services
        .AddSingleton(_ => new HttpClient(new SlackCallMetrics(
            new SocketsHttpHandler
            {
                PooledConnectionLifetime = TimeSpan.FromMinutes(5), // so that a changed address of Slack is found
                MaxConnectionsPerServer = 1024, // a workspace whose calls hang must leave enough for all others
                AllowAutoRedirect = false,
            },
            settings.ApiBaseUrl))
        {
            Timeout = Timeout.InfiniteTimeSpan, // each call has its own
        })
        .AddSingleton(provider => new SlackClient(
            provider.GetRequiredService<HttpClient>(), new SlackClientOptions { BaseUrl = settings.ApiBaseUrl }));
}
