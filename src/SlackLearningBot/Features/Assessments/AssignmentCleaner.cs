using Dapper;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Forgets assignments that nobody confirmed, with whom was found for them. What was given stays.</summary>
internal sealed class AssignmentCleaner(NpgsqlDataSource database, CalendarClock calendar)
{
    public static readonly TimeSpan Keep = TimeSpan.FromDays(7);

    private const string CleanSql = "delete from assessment_assignment where state in ('reading', 'offered', 'cancelled') and created_at < @Before";

    public async Task CleanAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = calendar.Now - Keep }, cancellationToken: cancel));
    }
}
