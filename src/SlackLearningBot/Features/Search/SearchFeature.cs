using SlackLearningBot.Edge;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Search;

/// <summary>Finding lessons by what they say, and what other slices have, for everybody in the workspace. It writes nothing and keeps nothing of what was asked.</summary>
internal static class SearchFeature
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton<SearchStore>()
        .AddSingleton<LessonSource>()
        .AddSingleton<ISearchSource>(provider => provider.GetRequiredService<LessonSource>())
        .AddSingleton<Searching>()
        .AddSingleton<ISubcommand, SearchCommand>()
        .AddAction<SearchPageAction, SearchPlace>()
        .AddAction<SearchReadAction, FoundLesson>();
}
