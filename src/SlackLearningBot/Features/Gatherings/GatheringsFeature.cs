using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What people come together for, whatever kind it is: other slices bring talks and sessions, and say who may do what.</summary>
internal static class GatheringsFeature
{
    public static IServiceCollection AddGatherings(this IServiceCollection services) => services
        .AddSingleton<Telling>()
        .AddSingleton<Boards>()
        .AddSingleton<Seating>()
        .AddSingleton<Proposers>()
        .AddSingleton<Afterwards>()
        .AddSingleton<BringingBack>()
        .AddSingleton<OpenQuestions>()
        .AddSingleton<GatheringCleaner>()
        .AddSingleton<GatheringsDue>()
        .AddSingleton<SeatsGone>()
        .AddSingleton<IGatherings, Planner>()
        .AddWork<AnnounceWork>()
        .AddWork<BoardWork>()
        .AddWork<BoardWishWork>()
        .AddWork<BoardWishRefusedWork>()
        .AddWork<RefusedWork>()
        .AddWork<HostGoneWork>()
        .AddWork<TellWork>()
        .AddWork<AnswerWork>()
        .AddWork<ChangeWork>()
        .AddWork<HostWork>()
        .AddWork<RemindWork>()
        .AddWork<ProposerWork>()
        .AddWork<DeclinedWork>()
        .AddWork<HostLeftWork>()
        .AddWork<LoggedWork>()
        .AddWork<FileWork>()
        .AddAction<ComeAction, GatheringChoice>()
        .AddWork<ThanksWork>()
        .AddWork<AfterWork>()
        .AddWork<HostAfterWork>()
        .AddWork<FeedbackWork>()
        .AddAction<StayAction, GatheringChoice>()
        .AddAction<StayAwayAction, GatheringChoice>()
        .AddAction<AttendedAction, GatheringChoice>()
        .AddAction<MissedAction, GatheringChoice>()
        .AddAction<TellAction, GatheringChoice>()
        .AddSingleton<IViewSubmissionHandler, FeedbackModal>()
        .AddSingleton<IHomeSection, GatheringsHome>()
        .AddSingleton<IWhy, GatheringsWhy>()
        .AddSingleton<IWaiting, GatheringsWaiting>()
        .AddSingleton<IPersonalData, GatheringsPersonalData>();
}
