using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Programmes;

/// <summary>Programmes: dated steps around a session, for groups of people and their managers.</summary>
internal static class ProgrammesFeature
{
    public static IReadOnlyList<IConsoleCommand> ConsoleCommands { get; } = [new ProgrammeVerb()];

    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services
        .AddSingleton<DraftDesk>()
        .AddSingleton<IProgrammeDesk>(provider => provider.GetRequiredService<DraftDesk>())
        .AddSingleton<Openings>()
        .AddSingleton<Reporting>()
        .AddSingleton<Sessions>()
        .AddSingleton<Planning>()
        .AddSingleton<Channels>()
        .AddSingleton<ChannelWishes>()
        .AddSingleton<Forms>()
        .AddSingleton<Asking>()
        .AddSingleton<StepCards>()
        .AddSingleton<StepsDue>()
        .AddSingleton<ProgrammeCleaner>()
        .AddSingleton<ProgrammesHome>()
        .AddSingleton<IPeopleFound, MembersFound>()
        .AddSingleton<ISubcommand, ProgramCommand>()
        .AddSingleton<ISubcommand, ProgramImportCommand>()
        .AddSingleton<ISubcommand, ProgramNewCommand>()
        .AddSingleton<IViewSubmissionHandler, LinesModal>()
        .AddSingleton<IViewSubmissionHandler, CohortModal>()
        .AddSingleton<IViewSubmissionHandler, MoveModal>()
        .AddSingleton<IViewSubmissionHandler, RecordModal>()
        .AddSingleton<IViewSubmissionHandler, ChannelModal>()
        .AddAction<SaveAction, DraftValue>()
        .AddAction<DiscardAction, DraftValue>()
        .AddAction<StartAction, ProgrammeValue>()
        .AddAction<AskAction, CohortValue>()
        .AddAction<ShowAction, CohortValue>()
        .AddAction<CancelAction, CohortValue>()
        .AddAction<MoveAction, CohortValue>()
        .AddAction<RecordAction, CohortValue>()
        .AddAction<CalendarAction, CohortValue>()
        .AddAction<ChannelAction, CohortValue>()
        .AddAction<ChannelAgainAction, CohortValue>()
        .AddAction<ThereAction, CohortValue>()
        .AddAction<MissedAction, CohortValue>()
        .AddAction<LeaveAction, CohortValue>()
        .AddAction<ComeBackAction, CohortValue>()
        .AddAction<SpareAction, CohortValue>()
        .AddAction<DoneAction, StepValue>()
        .AddAction<OpenAction, StepValue>()
        .AddAction<LessonAction, StepValue>()
        .AddAction<QuestionsAction, StepValue>()
        .AddAction<ChooseAction, FormValue>()
        .AddWork<DraftWork>()
        .AddWork<CohortWork>()
        .AddWork<PlanWalk>()
        .AddWork<HelloWork>()
        .AddWork<StepWork>()
        .AddWork<SessionWork>()
        .AddWork<StartsWork>()
        .AddWork<AfterWork>()
        .AddWork<RecordingWork>()
        .AddWork<ReminderWork>()
        .AddWork<IcsWork>()
        .AddWork<ChannelWork>()
        .AddWork<ChannelInviteWork>()
        .AddWork<ChannelTopicWork>()
        .AddWork<ChannelHelloWork>()
        .AddWork<ChannelProblemWork>()
        .AddSingleton<IHomeSection>(provider => provider.GetRequiredService<ProgrammesHome>())
        .AddSingleton<IWaiting>(provider => provider.GetRequiredService<ProgrammesHome>())
        .AddSingleton<IWhy>(provider => provider.GetRequiredService<ProgrammesHome>())
        .AddSingleton<IPersonalData, ProgrammesPersonalData>();
}
