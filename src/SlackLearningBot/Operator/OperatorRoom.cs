using SlackLearningBot.Operator.Status;

namespace SlackLearningBot.Operator;

/// <summary>What the console's own verbs ask.</summary>
internal static class OperatorRoom
{
    public static IServiceCollection AddOperator(this IServiceCollection services) => services
        .AddSingleton<InstalledTeams>()
        .AddSingleton<OutboxStatusStore>()
        .AddSingleton<PeopleStatusStore>()
        .AddSingleton<StatusReader>();
}
