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
            app.MapPost("/slack/events", (HttpContext context, EventsEndpoint endpoint) => endpoint.HandleAsync(context));
            app.MapPost("/slack/commands", (HttpContext context, CommandsEndpoint endpoint) => endpoint.HandleAsync(context));
            app.MapPost("/slack/interactions", (HttpContext context, InteractionsEndpoint endpoint) => endpoint.HandleAsync(context));
            app.MapPost("/slack/options", (HttpContext context, OptionsEndpoint endpoint) => endpoint.HandleAsync(context));
        }

        _ = app.Services.GetRequiredService<Routes>(); // two handlers of one name stop the start, not the first click
    }

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
