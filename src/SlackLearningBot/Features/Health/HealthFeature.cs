using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Health;

/// <summary>Questions that should be looked at: found in the answers to them, and said by those who answered.</summary>
internal static class HealthFeature
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services
        .AddSingleton<FigureStore>()
        .AddSingleton<FlagStore>()
        .AddSingleton<ToldFigures>()
        .AddSingleton<UnclearStore>()
        .AddSingleton<HealthWeeks>()
        .AddSingleton<ISubcommand, QuestionsCommand>()
        .AddSingleton<IWaiting, HealthWaiting>()
        .AddSingleton<IWhy, HealthWhy>()
        .AddSingleton<IPersonalData, HealthPersonalData>()
        .AddAction<UnclearAction, AnsweredValue>()
        .AddWork<HealthNoteWork>();
}
