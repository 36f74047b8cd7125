using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Sessions;

/// <summary>Live sessions: classrooms, webinars, workshops, dojos, book circles and learning days, with dates to choose from.</summary>
internal static class SessionsFeature
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionDesk>()
        .AddSingleton<ISubcommand, SessionsCommand>()
        .AddSingleton<ISubcommand, SessionNewCommand>()
        .AddSingleton<ISearchSource, SessionSource>()
        .AddSingleton<IProgressSection, SessionsProgress>()
        .AddSingleton<IPersonalData, SessionsPersonalData>()
        .AddAction<OpenAction, SessionValue>()
        .AddAction<SessionPageAction, SessionPage>()
        .AddAction<EditAction, SessionValue>()
        .AddAction<AddDateAction, SessionValue>()
        .AddAction<MoveAction, GatheringChoice>()
        .AddAction<CallOffAction, GatheringChoice>()
        .AddAction<AttendanceAction, GatheringChoice>()
        .AddSingleton<IViewSubmissionHandler, NewModal>()
        .AddSingleton<IViewSubmissionHandler, ChangeModal>()
        .AddSingleton<IViewSubmissionHandler, AddDateModal>()
        .AddSingleton<IViewSubmissionHandler, MoveModal>()
        .AddSingleton<IViewSubmissionHandler, ThereModal>();
}
