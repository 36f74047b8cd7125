using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Home;

/// <summary>App Home: puts together what the slices show and publishes it when it changed.</summary>
internal static class HomeFeature
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddSingleton<HomeStore>()
        .AddSingleton<IHomeWishes, HomeWishes>()
        .AddSingleton<IPersonalData, HomePersonalData>()
        .AddWork<HomeWork>();
}
