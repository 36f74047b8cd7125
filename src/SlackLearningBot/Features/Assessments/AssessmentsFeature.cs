using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Assessments: made by owners, given to people, taken in the direct message, certified.</summary>
internal static class AssessmentsFeature
{
    public static IServiceCollection AddAssessments(this IServiceCollection services) => services
        .AddSingleton<CertificateStore>()
        .AddSingleton<Closing>()
        .AddSingleton<AttemptClock>()
        .AddSingleton<Giving>()
        .AddSingleton<Moving>()
        .AddSingleton<TakingBack>()
        .AddSingleton<OwnersMessage>()
        .AddSingleton<Taking>()
        .AddSingleton<AttemptReplies>()
        .AddSingleton<AttemptsDue>()
        .AddSingleton<Mistakes>()
        .AddSingleton<AssignForms>()
        .AddSingleton<Found>()
        .AddSingleton<IPeopleFound>(provider => provider.GetRequiredService<Found>())
        .AddSingleton<Announcing>()
        .AddSingleton<IAssessments, GivenByOthers>()
        .AddSingleton<ITrackNews, TrackJoined>()
        .AddSingleton<IAtTheirHour, RoomForDeadlines>()
        .AddSingleton<AssignmentCleaner>()
        .AddSingleton<Status>()
        .AddSingleton<ISubcommand, AssessCommand>()
        .AddSingleton<ISubcommand, NewCommand>()
        .AddSingleton<ISubcommand, AssignCommand>()
        .AddSingleton<ISubcommand, StatusCommand>()
        .AddSingleton<ISubcommand, AssessmentsCommand>()
        .AddSingleton<ISubcommand, VerifyCommand>()
        .AddSingleton<IViewSubmissionHandler, NewModal>()
        .AddSingleton<IViewSubmissionHandler, AssignModal>()
        .AddSingleton<IViewSubmissionHandler, BeginModal>()
        .AddSingleton<IViewSubmissionHandler, FormModal>()
        .AddAction<AssignOpenAction, AssignmentValue>()
        .AddAction<ConfirmAction, AssignmentValue>()
        .AddAction<CancelAction, AssignmentValue>()
        .AddAction<BriefAction, AssignmentValue>()
        .AddAction<StartAction, AssignmentValue>()
        .AddAction<AnswerAction, AnswerValue>()
        .AddAction<SubmitAction, FormValue>()
        .AddAction<FormAction, FormValue>()
        .AddAction<LaterAction, PutOffValue>()
        .AddAction<FinishAction, AttemptValue>()
        .AddAction<MistakesAction, MistakesValue>()
        .AddAction<MistakesPageAction, MistakesValue>()
        .AddAction<DetailsAction, AssignmentValue>()
        .AddAction<PeopleAction, PeopleValue>()
        .AddAction<StatusAction, PageValue>()
        .AddAction<TakeBackAction, AssignmentValue>()
        .AddAction<NamesFileAction, AssignmentValue>()
        .AddWork<OfferWork>()
        .AddWork<AssignmentWalk>()
        .AddWork<NamesFileWork>()
        .AddWork<AnnounceWork>()
        .AddWork<RemindWork>()
        .AddWork<SoonerWork>()
        .AddWork<AttemptWork>()
        .AddWork<CertificateWork>()
        .AddSingleton<IHomeSection, AssessmentsHome>()
        .AddSingleton<IWhy, AssessmentsWhy>()
        .AddSingleton<IWaiting, AssessmentsWaiting>()
        .AddSingleton<IPersonalData, AssessmentsPersonalData>();
}
