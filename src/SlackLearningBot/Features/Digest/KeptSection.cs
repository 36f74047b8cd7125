using Dapper;
using Npgsql;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>What was answered right in the weeks before. It says what happened then, not what is still remembered.</summary>
internal sealed class KeptSection : IDigestSection
{
    public int Order => 20;

    public bool IsWorthAMessage => false;

    // Four weeks: what a person did before that grows for ever and is read by nobody every week.
    private const string ReadSql = """
        select p.user_id, l.title
          from unnest(@UserIds::text[], @Froms::timestamptz[]) as p (user_id, since)
         cross join lateral (
               select r.lesson_id, max(r.answered_at) as answered_at
                 from review r
                where r.team_id = @TeamId and r.user_id = p.user_id and r.answered_at <= p.since and r.answered_at > p.since - interval '672 hours'
                group by r.lesson_id
               having bool_and(r.is_right)) k
          join lesson l on l.team_id = @TeamId and l.lesson_id = k.lesson_id
         order by p.user_id, k.answered_at desc, k.lesson_id
        """;

    public async Task<IReadOnlyDictionary<string, DigestPart>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<DigestWeek> weeks, CancellationToken cancel)
    {
        var kept = await transaction.Connection!.QueryAsync<(string UserId, string Title)>(new CommandDefinition(ReadSql, new
        {
            TeamId = teamId,
            UserIds = weeks.Select(week => week.UserId).ToArray(),
            Froms = weeks.Select(week => week.From.UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));
        return kept.GroupBy(one => one.UserId).ToDictionary(
            person => person.Key,
            person => new DigestPart(
                Mrkdwn.Of($"Answered right in the four weeks before"), [.. person.Select(one => Mrkdwn.Of($"{DigestView.Title(one.Title)}"))]));
    }
}
