using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Digest;

/// <summary>Why the last weekly note came.</summary>
internal sealed class DigestWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select d.finished_at as sent_at,
               exists (select from digest_quiet q where q.team_id = @TeamId and q.user_id = @UserId) as is_quiet
          from delivery d
         where d.team_id = @TeamId and d.recipient = @UserId and d.kind = @Kind and d.state = 'sent'
         order by d.finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var last = await connection.QuerySingleOrDefaultAsync<Last>(new CommandDefinition(
            FindLastSql, new { person.TeamId, person.UserId, Digests.Kind }, cancellationToken: cancel));
        return last is null ? null : new WhyAnswer(last.SentAt, DigestView.Name, DigestView.Reason, last.IsQuiet ? null : DigestView.Less);
    }

    private sealed record Last(DateTimeOffset SentAt, bool IsQuiet);
}
