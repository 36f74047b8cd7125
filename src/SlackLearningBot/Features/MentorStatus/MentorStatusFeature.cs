using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.MentorStatus;

/// <summary>What owners see of mentoring: that people meet, never what they say. It writes what it told, and nothing of anybody.</summary>
internal static class MentorStatusFeature
{
    public static IServiceCollection AddMentorStatus(this IServiceCollection services) => services
        .AddSingleton<Figures>()
        .AddSingleton<ISubcommand, StatusCommand>();
}
