using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>Why somebody was asked. There is no less of it: it is asked once, and not again for two months.</summary>
internal sealed class LessOftenWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select finished_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind = @Kind and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var sentAt = await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            FindLastSql, new { person.TeamId, person.UserId, LessOften.Kind }, cancellationToken: cancel));
        return sentAt is { } at ? new WhyAnswer(at, LessOftenView.Name, LessOftenView.Reason, Less: null) : null;
    }
}
