using SlackLearningBot.Blocks;
using SlackLearningBot.Edge;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Tracks;

/// <summary>Choosing tracks: the catalogue, joining, leaving, and how far one has come.</summary>
internal static class TracksFeature
{
    public static IServiceCollection AddTracks(this IServiceCollection services) => services
        .AddSingleton<TracksStore>()
        .AddSingleton<EnrolmentStore>()
        .AddSingleton<IEnrolments>(provider => provider.GetRequiredService<EnrolmentStore>())
        .AddSingleton<Membership>()
        .AddSingleton<Catalogue>()
        .AddSingleton<IHomeSection, TracksHomeSection>()
        .AddSingleton<IPersonalData, TracksPersonalData>()
        .AddSingleton<ISubcommand, CatalogueCommand>()
        .AddSingleton<ISubcommand, JoinCommand>()
        .AddSingleton<ISubcommand, LeaveCommand>()
        .AddSingleton<ISubcommand, ProgressCommand>()
        .AddAction<CatalogueOpenAction>()
        .AddAction<CatalogueInterestAction>()
        .AddAction<CataloguePageAction, CataloguePlace>()
        .AddAction<JoinAction, TrackChoice>()
        .AddAction<LeaveAction, TrackChoice>()
        .AddAction<HomeMenuAction>();
}
