using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Defaults;

/// <summary>What a workspace decides for those of its people who chose nothing.</summary>
internal static class DefaultsFeature
{
    public static IServiceCollection AddDefaults(this IServiceCollection services) => services
        .AddSingleton<DefaultsStore>()
        .AddSingleton<ISubcommand, DefaultsCommand>()
        .AddSingleton<IViewSubmissionHandler, DefaultsModal>();
}
