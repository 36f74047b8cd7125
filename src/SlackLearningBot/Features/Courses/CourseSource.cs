using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Courses;

/// <summary>What can be learnt elsewhere, by title and skills.</summary>
internal sealed class CourseSource(CatalogueStore catalogue) : ISearchSource
{
    public string Kind => "courses";

    public int Order => 20;

    public string One => "course or the like elsewhere";

    public string Many => "courses and the like elsewhere";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel) =>
        [.. (await catalogue.FindPageAsync(question.Person, question.Words, limit, offset, cancel)).Select(course => new SearchHit(course.Title, CoursesView.One(course, isOwner: false)))];
}
