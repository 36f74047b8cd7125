using System.Data;
using Dapper;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>
/// Brings the schema forward: each missing migration in a transaction of its own together with its bookkeeping row, all under one
/// session lock, so that several processes may start at once. There is no way back.
/// </summary>
internal sealed class Migrator(NpgsqlDataSource database, IReadOnlyList<Migration> migrations, TimeProvider clock)
{
    /// <summary>Advisory locks are numbers shared by everybody in a database; this one is "slb migrate" in ASCII, cut to 8 bytes.</summary>
    public const long LockKey = 0x736c_626d_6967_7261;

    private readonly IReadOnlyList<Migration> migrations = Migration.InOrder(migrations);

    private int ProgramNumber => migrations.Count;

    public static Task<MigrationReport> MigrateAsync(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancel) =>
        new Migrator(database, Migration.ReadEmbedded(), clock).MigrateAsync(cancel);

    public static Task<MigrationStatus> ReadStatusAsync(NpgsqlDataSource database, TimeProvider clock, CancellationToken cancel) =>
        new Migrator(database, Migration.ReadEmbedded(), clock).ReadStatusAsync(cancel);

    /// <exception cref="MigrationException">The program is too old, an applied file changed, or a file failed; the message says which and what to do.</exception>
    public async Task<MigrationReport> MigrateAsync(CancellationToken cancel)
    {
        DatabaseTypes.Register();
        await using var connection = await database.OpenConnectionAsync(cancel);
        await LockAsync(connection, cancel);

        try
        {
            return await MigrateLockedAsync(connection, cancel);
        }
        finally
        {
            // A pooled connection outlives this method, and a session lock lives as long as its connection.
            await UnlockAsync(connection);
        }
    }

    /// <summary>Reads only; takes no lock.</summary>
    public async Task<MigrationStatus> ReadStatusAsync(CancellationToken cancel)
    {
        DatabaseTypes.Register();
        await using var connection = await database.OpenConnectionAsync(cancel);
        var history = await SchemaHistory.ReadAsync(connection, cancel);

        string[] pending = [.. history.Missing(migrations).Select(migration => migration.FileName)];
        return new MigrationStatus(pending, ProgramNumber, history.Highest, history.FindRefusal(migrations));
    }

    private async Task<MigrationReport> MigrateLockedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var history = await SchemaHistory.ReadAsync(connection, cancel);

        if (history.FindRefusal(migrations) is { } refusal)
        {
            throw new MigrationException(refusal);
        }

        var missing = history.Missing(migrations);

        foreach (var migration in missing)
        {
            await ApplyAsync(connection, migration, cancel);
        }

        // A newer program was here: its Quartz tables are the newer ones, and an old script must not be run beside them.
        var newerWasHere = history.Highest > ProgramNumber;
        var quartz = !newerWasHere && await QuartzSchema.ProvisionAsync(connection, clock.GetUtcNow(), cancel);

        return new MigrationReport(
            [.. missing.Select(migration => migration.FileName)], quartz, ProgramNumber, Math.Max(history.Highest, ProgramNumber));
    }

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        try
        {
            await connection.ExecuteAsync(new CommandDefinition(
                migration.Sql, transaction: transaction, commandTimeout: 0, cancellationToken: cancel));
            await SchemaHistory.SaveAsync(transaction, migration, clock.GetUtcNow(), cancel);
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException failure) when (!Database.IsUnreachable(failure))
        {
            throw new MigrationException(
                $"The migration {migration.FileName} failed and was rolled back: {failure.MessageText} ({failure.SqlState})."
                + $"{(failure.Hint is { } hint ? $" {hint}" : "")} The schema stands as before this file; mend the cause and start again.",
                failure);
        }
    }

    private const string LockSql = "select pg_advisory_lock(@key)";

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        // No time-out: another process may be in the middle of a long migration, and waiting for it is right.
        await connection.ExecuteAsync(new CommandDefinition(LockSql, new { key = LockKey }, commandTimeout: 0, cancellationToken: cancel));
    }

    private const string UnlockSql = "select pg_advisory_unlock(@key)";

    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        // A connection that broke has let go of its lock already.
        if (connection.State is ConnectionState.Open)
        {
            await connection.ExecuteAsync(new CommandDefinition(UnlockSql, new { key = LockKey }));
        }
    }
}
