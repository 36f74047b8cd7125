using Dapper;
using Npgsql;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What lies between the people of a round: of few pairs something, of nearly all nothing.</summary>
internal sealed class Between
{
    private readonly HashSet<(string, string)> lines;
    private readonly HashSet<(string, string)> blocks;
    private readonly Dictionary<(string, string), DateOnly> had;

    private Between(HashSet<(string, string)> lines, HashSet<(string, string)> blocks, Dictionary<(string, string), DateOnly> had)
    {
        (this.lines, this.blocks, this.had) = (lines, blocks, had);
    }

    /// <summary>Of two people, in either order.</summary>
    public PairFacts Of(MentoringProfile one, MentoringProfile other)
    {
        var key = Key(one.Key, other.Key);
        return new PairFacts(
            lines.Count > 0 && lines.Contains(key),
            blocks.Count > 0 && blocks.Contains(key),
            had.Count > 0 && had.TryGetValue(key, out var last) ? last : null);
    }

    // Up from each of them: a few steps each, whatever the company's size. A circle ends by its length.
    private const string ReadLinesSql = """
        with recursive up (start, id, step) as (
            select p.user_id, p.manager_id, 1
              from person p
             where p.team_id = @TeamId and p.user_id = any(@UserIds) and p.manager_id is not null
            union all
            select u.start, p.manager_id, u.step + 1
              from up u
              join person p on p.team_id = @TeamId and p.user_id = u.id
             where p.manager_id is not null and u.step < 50
        )
        select distinct start as one, id as other from up where id = any(@UserIds)
        """;

    private const string ReadBlocksSql = """
        select user_id as one, blocked_id as other
          from mentor_block
         where team_id = @TeamId and user_id = any(@UserIds) and blocked_id = any(@UserIds)
        """;

    private const string ReadHadSql = """
        select me.user_id as one, they.user_id as other, max(coalesce(s.ended_at, @Now)) as at
          from mentorship_member me
          join mentorship_member they on they.team_id = me.team_id and they.mentorship_id = me.mentorship_id and they.user_id > me.user_id
          join mentorship s on s.team_id = me.team_id and s.mentorship_id = me.mentorship_id
         where me.team_id = @TeamId and me.user_id = any(@UserIds) and they.user_id = any(@UserIds)
         group by 1, 2
        """;

    public static async Task<Between> ReadAsync(NpgsqlTransaction transaction, string teamId, IEnumerable<string> people, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        var about = new { TeamId = teamId, UserIds = people.ToArray(), Now = now };
        var above = await connection.QueryAsync<(string One, string Other)>(new CommandDefinition(ReadLinesSql, about, transaction, cancellationToken: cancel));
        var blocked = await connection.QueryAsync<(string One, string Other)>(new CommandDefinition(ReadBlocksSql, about, transaction, cancellationToken: cancel));
        var together = await connection.QueryAsync<(string One, string Other, DateTimeOffset At)>(new CommandDefinition(ReadHadSql, about, transaction, cancellationToken: cancel));
        return new Between(
            [.. above.Select(pair => Key(pair.One, pair.Other))],
            [.. blocked.Select(pair => Key(pair.One, pair.Other))],
            together.ToDictionary(pair => Key(pair.One, pair.Other), pair => DateOnly.FromDateTime(pair.At.UtcDateTime)));
    }

    private static (string, string) Key(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}
