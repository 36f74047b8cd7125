using Dapper;
using Npgsql;

namespace SlackLearningBot.Outbox;

/// <summary>
/// The operator said that the database was put back to an earlier state. Slack may have shown what the tables still owe, or owe again under a new
/// id: until it is all dealt with, messages are looked up before they are sent first, also after a restart.
/// </summary>
internal sealed class RestoreMark(NpgsqlDataSource database)
{
    // A second start with the same word within a day is about the same restore: the forgotten time still begins where it began.
    private const string SetSql = """
        insert into restore_mark (looks_from, restored_at)
        select least(@Now, coalesce(greatest(max(created_at), max(finished_at)), @Now)), @Now
          from delivery
            on conflict (id) do update
           set looks_from = case when restore_mark.restored_at > excluded.restored_at - interval '1 day'
                                 then least(restore_mark.looks_from, excluded.looks_from) else excluded.looks_from end,
               restored_at = excluded.restored_at
        """;

    /// <summary>Called before anything is sent. <paramref name="now"/> is calendar time.</summary>
    public async Task SetAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SetSql, new { Now = now }, cancellationToken: cancel));
    }
}
