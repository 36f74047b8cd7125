using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>Rounds: people of a whole programme, matched at once.</summary>
internal static class MentorRoundsFeature
{
    public static IServiceCollection AddMentorRounds(this IServiceCollection services) => services
        .AddSingleton<Fields>()
        .AddSingleton<Moving>()
        .AddSingleton<Questions>()
        .AddSingleton<Beginnings>()
        .AddSingleton<Reporting>()
        .AddSingleton<RoundsDue>()
        .AddSingleton<RoundsHome>()
        .AddSingleton<IPeopleFound, EnrolledFound>()
        .AddSingleton<ISubcommand, RoundCommand>()
        .AddSingleton<IViewSubmissionHandler, RoundModal>()
        .AddSingleton<IViewSubmissionHandler, PreferenceModal>()
        .AddSingleton<IViewSubmissionHandler, ChangeModal>()
        .AddAction<AskAction, RoundValue>()
        .AddAction<MatchAction, RoundValue>()
        .AddAction<PublishAction, RoundValue>()
        .AddAction<UndoAction, RoundValue>()
        .AddAction<CancelAction, RoundValue>()
        .AddAction<ListAction, RoundPage>()
        .AddAction<ChangeAction, RoundValue>()
        .AddAction<DoChangeAction, ChangeValue>()
        .AddAction<DropChangeAction, ChangeValue>()
        .AddAction<ChooseAction, RoundValue>()
        .AddAction<OutAction, RoundValue>()
        .AddAction<InAction, RoundValue>()
        .AddWork<OwnerWork>()
        .AddWork<AskWalk>()
        .AddWork<AskWork>()
        .AddWork<MatchWork>()
        .AddWork<WeighWork>()
        .AddWork<CostWork>()
        .AddWork<BeginWalk>()
        .AddWork<AloneWork>()
        .AddSingleton<IHomeSection>(provider => provider.GetRequiredService<RoundsHome>())
        .AddSingleton<IWaiting>(provider => provider.GetRequiredService<RoundsHome>())
        .AddSingleton<IWhy>(provider => provider.GetRequiredService<RoundsHome>())
        .AddSingleton<IPersonalData, RoundsPersonalData>();
}
