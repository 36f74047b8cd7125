using SlackLearningBot.Edge;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>Looks after people who do not react: notices when they are there, and when they are not asks once whether less would be better.</summary>
internal static class CareFeature
{
    public static IServiceCollection AddCare(this IServiceCollection services) => services
        .AddSingleton<ISignsOfLife, SignsOfLife>()
        .AddSingleton<IAtTheirHour, LessOften>()
        .AddWork<LessOftenWork>()
        .AddAction<LessOftenAction, LessOftenChoice>()
        .AddAction<LessOftenUndoAction, LessOftenChoice>()
        .AddSingleton<IWhy, LessOftenWhy>()
        .AddSingleton<IPersonalData, CarePersonalData>();
}
