using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.MentorAsks;

/// <summary>Finding a mentor, asking one after the other, and their answers.</summary>
internal static class MentorAsksFeature
{
    public static IServiceCollection AddMentorAsks(this IServiceCollection services) => services
        .AddSingleton<MentorFinder>()
        .AddSingleton<Speakers>()
        .AddSingleton<ISearchSource, MentorSource>()
        .AddSingleton<Asking>()
        .AddSingleton<Telling>()
        .AddSingleton<AskMessages>()
        .AddSingleton<AskReads>()
        .AddSingleton<Refusals>()
        .AddSingleton<AsksDue>()
        .AddSingleton<ISubcommand, FindCommand>()
        .AddSingleton<ISubcommand, AsksCommand>()
        .AddAction<AskAction, FoundValue>()
        .AddAction<AcceptAction, ChoiceValue>()
        .AddAction<DeclineAction, ChoiceValue>()
        .AddAction<ProposeAction, ChoiceValue>()
        .AddAction<AskColleagueAction, ChoiceValue>()
        .AddAction<NotColleagueAction, ChoiceValue>()
        .AddAction<WithdrawAction, WishValue>()
        .AddSingleton<IViewSubmissionHandler, AskModal>()
        .AddSingleton<IViewSubmissionHandler, DeclineModal>()
        .AddSingleton<IViewSubmissionHandler, ProposeModal>()
        .AddWork<AskWork>()
        .AddWork<ToldWork>()
        .AddSingleton<IWaiting, AsksWaiting>()
        .AddSingleton<IWhy, AsksWhy>()
        .AddSingleton<IHomeSection, AsksHome>()
        .AddSingleton<IPersonalData, AsksPersonalData>();
}
