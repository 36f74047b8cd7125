using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Guide;

/// <summary>The way into everything that can be typed.</summary>
internal static class GuideFeature
{
    public static IServiceCollection AddGuide(this IServiceCollection services) => services
        .AddSingleton<ISubcommand, WhyCommand>()
        .AddSingleton<ISlashCommandHandler, LearnCommand>()
        .AddSingleton<ISlashCommandHandler, MentorCommand>()
        .AddSingleton<ISlashCommandHandler, TalkCommand>();
}
