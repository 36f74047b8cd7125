using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Tastes;

/// <summary>What suits a learner: goals, formats, time, and a word on a lesson.</summary>
internal static class TastesFeature
{
    public static IServiceCollection AddTastes(this IServiceCollection services) => services
        .AddSingleton<ILearnerPictures, PictureStore>()
        .AddSingleton<TasteWords>()
        .AddAction<LessAction, TasteValue>()
        .AddAction<MoreAction, TasteValue>()
        .AddSingleton<ISubcommand, PreferCommand>()
        .AddSingleton<IViewSubmissionHandler, PreferModal>()
        .AddSingleton<IPersonalData, TastesPersonalData>();
}
