using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Health;

/// <summary>Why the last note about questions came.</summary>
internal sealed class HealthWhy(NpgsqlDataSource database) : IWhy
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
        return await connection.QuerySingleOrDefaultAsync<DateTimeOffset?>(new CommandDefinition(
            FindLastSql, new { person.TeamId, person.UserId, Kind = HealthNoteWork.KindName }, cancellationToken: cancel)) is { } sentAt
            ? new WhyAnswer(sentAt, HealthView.What, HealthView.Why, null)
            : null;
    }
}
