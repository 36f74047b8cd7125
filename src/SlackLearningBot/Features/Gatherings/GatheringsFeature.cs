using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>What people come together for, whatever kind it is: other slices bring talks and sessions, and say who may do what.</summary>
internal static class GatheringsFeature
{
    public static IServiceCollection AddGatherings(this IServiceCollection services) => services
        .AddSingleton<IGatherings, Planner>()
        .AddSingleton<IPersonalData, GatheringsPersonalData>();
}
