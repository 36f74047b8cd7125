using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>Tracks, lessons and questions: read from folders, checked, and kept a workspace.</summary>
internal static class ContentFeature
{
    public static IServiceCollection AddContent(this IServiceCollection services) => services
        .AddSingleton<ContentStore>()
        .AddSingleton<ContentImporter>()
        .AddSingleton<IContentDesk, ContentDesk>()
        .AddSingleton<ILooseLessons, LooseLessons>()
        .AddSingleton<IProgrammeFiles, ProgrammeFile>()
        .AddSingleton<ContentExporter>()
        .AddSingleton<INewWorkspace, StarterCatalogue>()
        .AddSingleton<IPersonalData, ContentPersonalData>();
}
