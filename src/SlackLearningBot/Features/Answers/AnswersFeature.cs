using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Answers;

/// <summary>A click or a form answers a question, and its message shows why.</summary>
internal static class AnswersFeature
{
    public static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<Reviews>()
        .AddSingleton<IReviews>(provider => provider.GetRequiredService<Reviews>())
        .AddSingleton<Answering>()
        .AddSingleton<AnswerReplies>()
        .AddSingleton<Guessing>()
        .AddAction<AnswerAction, AnswerValue>()
        .AddAction<SubmitAction, FormValue>()
        .AddAction<MeantAction, MeantValue>()
        .AddAction<FormAction, FormValue>()
        .AddAction<GuessedAction, AnsweredValue>()
        .AddSingleton<IViewSubmissionHandler, FormModal>()
        .AddSingleton<IPersonalData, AnswersPersonalData>();
}
