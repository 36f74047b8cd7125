using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.DoNotDisturb;

/// <summary>Slack's do-not-disturb: heard when it changes, and asked for before a lesson is due. Not known means that the lesson comes.</summary>
internal static class DoNotDisturbFeature
{
    public static IServiceCollection AddDoNotDisturb(this IServiceCollection services) => services
        .AddSingleton<DndStore>()
        .AddSingleton<DndDue>()
        .AddWork<DndWork>()
        .AddSingleton<IEventHandler, DndUpdatedEvent>();
}
