using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>Questions are asked again just before they are forgotten, in the day's message.</summary>
internal static class RecallFeature
{
    public static IServiceCollection AddRecall(this IServiceCollection services) => services
        .AddSingleton<IDailyQuestions, DailyQuestions>()
        .AddSingleton<IFollowUps, FollowUps>()
        .AddSingleton<IFollowUpParts, FollowUpParts>()
        .AddSingleton<WhyReads>()
        .AddSingleton<AskingCleaner>()
        .AddAction<WhyAction, AnsweredValue>()
        .AddSingleton<IWhy, RecallWhy>()
        .AddSingleton<IPersonalData, RecallPersonalData>();
}
