using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Talks;

/// <summary>Talks by what they are about, by what to take away, and by who spoke.</summary>
internal sealed class TalkSource(NpgsqlDataSource database) : ISearchSource
{
    public string Kind => "talks";

    public int Order => 30;

    public string One => "talk";

    public string Many => "talks";

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel) =>
        [
            .. (await database.InTransactionAsync(
                transaction => TalkReads.SearchAsync(transaction, question.Person.TeamId, question.Words, limit, offset, cancel), cancel))
                .Select(talk => new SearchHit(talk.Title, [TalkView.Line(talk)])),
        ];
}
