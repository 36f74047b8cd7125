using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Edge;

internal static class EdgeRoom
{
    public static IServiceCollection AddEdge(this IServiceCollection services) => services
        .AddSingleton<SignedRequest>()
        .AddSingleton<AckMetrics>()
        .AddSingleton<Routes>()
        .AddSingleton<HandlingTime>()
        .AddSingleton<Views>()
        .AddSingleton<ActionReplies>()
        .AddSingleton<EventsDesk>()
        .AddSingleton<CommandsDesk>()
        .AddSingleton<ClicksDesk>()
        .AddSingleton<SubmissionsDesk>()
        .AddSingleton<ShortcutsDesk>()
        .AddSingleton<OptionsDesk>()
        .AddSingleton<InteractionsDesk>()
        .AddSingleton<EventsEndpoint>()
        .AddSingleton<CommandsEndpoint>()
        .AddSingleton<InteractionsEndpoint>()
        .AddSingleton<OptionsEndpoint>();

    /// <summary>Slack's addresses, when there is a secret to check its signatures with; in Socket Mode they need not be there.</summary>
    public static void MapEdge(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SlackSettings>().TakesHttp())
        {
            Map(app, "/slack/events", app.Services.GetRequiredService<EventsEndpoint>().HandleAsync);
            Map(app, "/slack/commands", app.Services.GetRequiredService<CommandsEndpoint>().HandleAsync);
            Map(app, "/slack/interactions", app.Services.GetRequiredService<InteractionsEndpoint>().HandleAsync);
            Map(app, "/slack/options", app.Services.GetRequiredService<OptionsEndpoint>().HandleAsync);
        }

        _ = app.Services.GetRequiredService<Routes>(); // two handlers of one name stop the start, not the first click
    }

    /// <summary>Handed over as it is: a handler with parameters would cost every request a scope of services.</summary>
    private static void Map(WebApplication app, string path, RequestDelegate handle) => app.MapPost(path, handle);

    /// <summary>A handler of clicks whose value carries typed data.</summary>
    public static IServiceCollection AddAction<THandler, TValue>(this IServiceCollection services)
        where THandler : class, IActionHandler<TValue> => services
        .AddSingleton<THandler>()
        .AddSingleton(provider => ActionRoute.To(provider.GetRequiredService<THandler>()));

    /// <summary>A handler of clicks whose data is the selection or the form around it.</summary>
    public static IServiceCollection AddAction<THandler>(this IServiceCollection services)
        where THandler : class, IActionHandler => services
        .AddSingleton<THandler>()
        .AddSingleton(provider => ActionRoute.To((IActionHandler)provider.GetRequiredService<THandler>()));
}
