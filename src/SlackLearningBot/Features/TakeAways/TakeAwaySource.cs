using Dapper;
using Npgsql;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>What colleagues brought back and posted, and one's own.</summary>
internal sealed class TakeAwaySource(NpgsqlDataSource database) : ISearchSource
{
    public string Kind => "take-aways";

    public int Order => 50;

    public string One => "note of what colleagues brought back";

    public string Many => "notes of what colleagues brought back";

    // Two parts, because two indexes: of the posted ones that of words, of one's own that of people.
    private const string FindSql = """
        with wanted as (
            select websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words) as query
        ), found as (
            select t.take_away_id
              from take_away t
             where t.team_id = @TeamId and t.posted_at is not null and not t.post_open
               and t.search @@ (@Team::tsquery && (websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words)))
            union
            select t.take_away_id
              from take_away t
             where t.team_id = @TeamId and t.user_id = @UserId and t.written_at is not null and (t.posted_at is null or t.post_open)
               and t.search @@ (websearch_to_tsquery('english', @Words) || websearch_to_tsquery('simple', @Words))
        )
        select t.team_id, t.take_away_id, t.user_id, t.about, t.title, t.done_on, t.point1, t.point2, t.point3, t.channel, t.post_open, t.lesson_at, t.talk_at
          from found f
         cross join wanted w
          join take_away t on t.team_id = @TeamId and t.take_away_id = f.take_away_id
         where numnode(websearch_to_tsquery('simple', @Words)) > 0
         order by ts_rank(t.search, w.query, 1) desc, t.done_on desc, t.take_away_id
         limit @Limit offset @Offset
        """;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(SearchQuestion question, int limit, int offset, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = await connection.QueryAsync<TakeAway>(new CommandDefinition(
            FindSql,
            new { question.Person.TeamId, question.Person.UserId, Team = TextQuery.Quoted(question.Person.TeamId), question.Words, Limit = limit, Offset = offset },
            cancellationToken: cancel));
        return [.. found.Select(one => new SearchHit(one.Title, Blocks(one, one.UserId == question.Person.UserId)))];
    }

    private static IReadOnlyList<Block> Blocks(TakeAway one, bool isOwn) =>
    [
        new Section(TakeAwayView.Found(one), Accessory: isOwn ? TakeAwayButtons.Write(one.About, one.Title, "Open") : null),
    ];
}
