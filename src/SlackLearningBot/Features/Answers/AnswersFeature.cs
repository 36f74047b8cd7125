using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Answers;

/// <summary>One click answers a question and shows why.</summary>
internal static class AnswersFeature
{
    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<Answering>()
        .AddAction<AnswerAction, AnswerValue>()
        .AddSingleton<IPersonalData, AnswersPersonalData>();
}
