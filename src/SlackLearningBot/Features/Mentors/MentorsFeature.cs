using SlackLearningBot.Edge;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentors;

/// <summary>Who can help with what, and wants what: the profiles people write of themselves.</summary>
internal static class MentorsFeature
{
    public static IServiceCollection AddMentors(this IServiceCollection services) => services
        .AddSingleton<Profiles>()
        .AddSingleton<ISubcommand, OfferCommand>()
        .AddSingleton<ISubcommand, ProfileCommand>()
        .AddSingleton<ISubcommand, PauseCommand>()
        .AddSingleton<ISubcommand, LeaveCommand>()
        .AddAction<EditAction>()
        .AddAction<ResumeAction>()
        .AddSingleton<IViewSubmissionHandler, ProfileModal>()
        .AddSingleton<IPersonalData, MentorsPersonalData>();
}
