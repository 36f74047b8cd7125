using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Search;

/// <summary>Lessons by what they say.</summary>
internal sealed class LessonSource(SearchStore store) : ISearchSource
{
    public const string KindName = "lessons";

    public string Kind => KindName;

    public int Order => 10;

    public string One => "lesson";

    public string Many => "lessons";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel) =>
        await FindAsync(question.Person.TeamId, await store.ParseAsync(question.Words, cancel), limit, offset, cancel);

    /// <param name="teamId">The workspace.</param>
    /// <param name="query">As PostgreSQL writes a tsquery; empty for words that say nothing.</param>
    /// <param name="limit">At most.</param>
    /// <param name="offset">Left out at the beginning.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyList<SearchHit>> FindAsync(string teamId, string query, int limit, int offset, CancellationToken cancel)
    {
        if (query.Length == 0)
        {
            return [];
        }

        var rows = await store.FindAsync(teamId, query, limit, offset, cancel);
        var plains = rows.Select(row => Hit.Plain(MarkdownBlocks.Plain(row.Body))).ToList();
        return [.. rows.Zip(plains, await store.CutPassagesAsync(query, plains, cancel)).Select(found => SearchView.LessonHit(Hit.Of(found.First, found.Second, found.Third)))];
    }
}
