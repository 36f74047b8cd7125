using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>Everything after people agreed: their conversation, meetings that happen, notes, and an end that is nobody's fault.</summary>
internal static class MentorshipsFeature
{
    public static IServiceCollection AddMentorships(this IServiceCollection services) => services
        .AddSingleton<Tending>()
        .AddSingleton<TendingDue>()
        .AddSingleton<Ending>()
        .AddSingleton<MeetUps>()
        .AddSingleton<Pairings>()
        .AddSingleton<Screens>()
        .AddSingleton<EndForms>()
        .AddSingleton<ReportCleaner>()
        .AddSingleton<IMentorships, Beginning>()
        .AddWork<OpenWork>()
        .AddWork<HelloWork>()
        .AddWork<TimesWork>()
        .AddWork<SetWork>()
        .AddWork<AgendaWork>()
        .AddWork<SoonWork>()
        .AddWork<AskWork>()
        .AddWork<FileWork>()
        .AddWork<OverWork>()
        .AddWork<BeginWork>()
        .AddWork<SilenceWork>()
        .AddWork<CheckWork>()
        .AddWork<ReachedWork>()
        .AddWork<ReportWork>()
        .AddAction<AgreeAction, PairingValue>()
        .AddAction<PrepareAction, PairingValue>()
        .AddAction<ChangeAction, PairingValue>()
        .AddAction<WrongAction, PairingValue>()
        .AddAction<ChooseAction, TimeValue>()
        .AddAction<OtherAction, TimeValue>()
        .AddAction<MoveAction, MeetUpValue>()
        .AddAction<MovedAction, MeetUpValue>()
        .AddAction<CallOffAction, MeetUpValue>()
        .AddAction<FindAction, PairingValue>()
        .AddAction<MetAction, MeetUpValue>()
        .AddAction<MissedAction, MeetUpValue>()
        .AddAction<NoteAction, MeetUpValue>()
        .AddAction<AgendaAction, PairingValue>()
        .AddAction<OtherMatchAction, PairingValue>()
        .AddAction<CheckAction, CheckValue>()
        .AddAction<ReachedAction, PairingValue>()
        .AddAction<BadgeAction, PairingValue>()
        .AddAction<EndAction>()
        .AddSingleton<IViewSubmissionHandler, AgreementModal>()
        .AddSingleton<IViewSubmissionHandler, ChooseModal>()
        .AddSingleton<IViewSubmissionHandler, MoveModal>()
        .AddSingleton<IViewSubmissionHandler, NoteModal>()
        .AddSingleton<IViewSubmissionHandler, ReachedModal>()
        .AddSingleton<IViewSubmissionHandler, ReportModal>()
        .AddSingleton<IViewSubmissionHandler, EndModal>()
        .AddSingleton<ISubcommand, EndCommand>()
        .AddSingleton<ISubcommand, NotesCommand>()
        .AddSingleton<ISubcommand, ContactCommand>()
        .AddSingleton<IHomeSection, MentorshipsHome>()
        .AddSingleton<IWhy, MentorshipsWhy>()
        .AddSingleton<IWaiting, MentorshipsWaiting>()
        .AddSingleton<IPersonalData, MentorshipsPersonalData>();
}
