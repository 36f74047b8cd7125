using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary>Colleagues' talks: proposed, held, logged, and found again.</summary>
internal static class TalksFeature
{
    public static IServiceCollection AddTalks(this IServiceCollection services) => services
        .AddSingleton<TalkDesk>()
        .AddSingleton<OwnersNews>()
        .AddSingleton<ITalkProposals, TalkProposals>()
        .AddSingleton<ISearchSource, TalkSource>()
        .AddSingleton<SlotDesk>()
        .AddSingleton<TurnsDue>()
        .AddSingleton<QuizDue>()
        .AddSingleton<ISubcommand, ProposeCommand>()
        .AddSingleton<ISubcommand, LogCommand>()
        .AddSingleton<ISubcommand, ListCommand>()
        .AddSingleton<ISubcommand, FindCommand>()
        .AddSingleton<ISubcommand, MineCommand>()
        .AddSingleton<ISubcommand, SeriesCommand>()
        .AddWork<ProposedWork>()
        .AddWork<TurnWork>()
        .AddWork<SeriesChannelWork>()
        .AddWork<SeriesChannelRefusedWork>()
        .AddWork<QuizWork>()
        .AddWork<KnownWork>()
        .AddAction<QuizWriteAction, TalkValue>()
        .AddAction<QuizOpenAction, TalkValue>()
        .AddSingleton<IViewSubmissionHandler, QuizWriteModal>()
        .AddSingleton<IViewSubmissionHandler, QuizAnswerModal>()
        .AddAction<SeriesNewAction>()
        .AddAction<SeriesEndAction, SlotValue>()
        .AddAction<SlotTakeAction, SlotValue>()
        .AddAction<SlotPassAction, SlotValue>()
        .AddSingleton<IViewSubmissionHandler, SeriesModal>()
        .AddSingleton<IViewSubmissionHandler, SlotModal>()
        .AddSingleton<IWhy, TalksWhy>()
        .AddSingleton<IWaiting, TalksWaiting>()
        .AddSingleton<IPersonalData, TalksPersonalData>()
        .AddAction<OpenAction, TalkValue>()
        .AddAction<CardAction, GatheringChoice>()
        .AddAction<TalkPageAction, TalkPage>()
        .AddAction<EditAction, TalkValue>()
        .AddAction<PlanAction, TalkValue>()
        .AddAction<CallOffAction, TalkValue>()
        .AddAction<DeclineAction, TalkValue>()
        .AddSingleton<IViewSubmissionHandler, DeclineModal>()
        .AddSingleton<IMessageShortcutHandler, LogShortcut>()
        .AddSingleton<IViewSubmissionHandler, ProposeModal>()
        .AddSingleton<IViewSubmissionHandler, LogModal>()
        .AddSingleton<IViewSubmissionHandler, EditModal>()
        .AddSingleton<IViewSubmissionHandler, PlanModal>();
}
