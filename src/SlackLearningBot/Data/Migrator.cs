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
        var applied = await ReadAppliedAsync(connection, cancel);

        string[] pending = [.. migrations.Where(migration => !applied.ContainsKey(migration.Number)).Select(migration => migration.FileName)];
        return new MigrationStatus(pending, ProgramNumber, Highest(applied), await FindRefusalAsync(connection, applied, cancel));
    }

    private async Task<MigrationReport> MigrateLockedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = await ReadAppliedAsync(connection, cancel);

        if (await FindRefusalAsync(connection, applied, cancel) is { } refusal)
        {
            throw new MigrationException(refusal);
        }

        Migration[] missing = [.. migrations.Where(migration => !applied.ContainsKey(migration.Number))];

        foreach (var migration in missing)
        {
            await ApplyAsync(connection, migration, cancel);
        }

        // A newer program was here: its Quartz tables are the newer ones, and an old script must not be run beside them.
        var newerWasHere = Highest(applied) > ProgramNumber;
        var quartz = !newerWasHere && await QuartzSchema.ProvisionAsync(connection, clock.GetUtcNow(), cancel);

        return new MigrationReport(
            [.. missing.Select(migration => migration.FileName)], quartz, ProgramNumber, Math.Max(Highest(applied), ProgramNumber));
    }

    private const string CreateBookkeepingSql = """
        create table if not exists schema_migration (
            number     int         not null primary key check (number >= 1),
            name       text        not null unique,
            sha256     text        not null,
            applied_at timestamptz not null
        )
        """;

    private const string SaveAppliedSql = """
        insert into schema_migration (number, name, sha256, applied_at)
        values (@Number, @FileName, @Sha256, @Now)
        """;

    private async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);

        try
        {
            await connection.ExecuteAsync(new CommandDefinition(CreateBookkeepingSql, transaction: transaction, cancellationToken: cancel));
            await connection.ExecuteAsync(new CommandDefinition(
                migration.Sql, transaction: transaction, commandTimeout: 0, cancellationToken: cancel));
            await connection.ExecuteAsync(new CommandDefinition(
                SaveAppliedSql,
                new { migration.Number, migration.FileName, migration.Sha256, Now = clock.GetUtcNow() },
                transaction,
                cancellationToken: cancel));
            await transaction.CommitAsync(cancel);
        }
        catch (PostgresException failure)
        {
            throw new MigrationException(
                $"The migration {migration.FileName} failed and was rolled back: {failure.MessageText} ({failure.SqlState})."
                + $"{(failure.Hint is { } hint ? $" {hint}" : "")} The schema stands as before this file; mend the cause and start again.",
                failure);
        }
    }

    private const string FindTableSql = "select to_regclass(@table) is not null";

    private const string ReadAppliedSql = "select number, name, sha256 from schema_migration order by number";

    private static async Task<Dictionary<int, AppliedMigration>> ReadAppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(FindTableSql, new { table = "schema_migration" }, cancellationToken: cancel)))
        {
            return [];
        }

        var rows = await connection.QueryAsync<AppliedMigration>(new CommandDefinition(ReadAppliedSql, cancellationToken: cancel));
        return rows.ToDictionary(row => row.Number);
    }

    private const string ReadOldestProgramSql = "select oldest_program from program_version";

    private async Task<string?> FindRefusalAsync(NpgsqlConnection connection, Dictionary<int, AppliedMigration> applied, CancellationToken cancel)
    {
        var hasVersion = await connection.ExecuteScalarAsync<bool>(
            new CommandDefinition(FindTableSql, new { table = "program_version" }, cancellationToken: cancel));
        var oldest = hasVersion
            ? await connection.ExecuteScalarAsync<int>(new CommandDefinition(ReadOldestProgramSql, cancellationToken: cancel))
            : 0;

        if (oldest > ProgramNumber)
        {
            return $"This program is too old for the database: it knows migrations up to {ProgramNumber:0000}, and the database needs a program that knows "
                + $"{oldest:0000} or later. Start the newer version, or point ConnectionStrings:Postgres at another database.";
        }

        foreach (var migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out var row) && !string.Equals(row.Sha256, migration.Sha256, StringComparison.Ordinal))
            {
                return $"The migration {migration.FileName} was changed after it ran on this database (as {row.Name}, sha256 {row.Sha256[..12]}…; "
                    + $"the program has {migration.Sha256[..12]}…). Bring the old file back and put the change into a new migration.";
            }

            if (row is null && Highest(applied) > migration.Number)
            {
                return $"The database has migration {Highest(applied):0000} but never ran {migration.FileName}. "
                    + "Numbers are given in the order files are merged: give the file the next free number.";
            }
        }

        return null;
    }

    private static int Highest(Dictionary<int, AppliedMigration> applied) => applied.Count is 0 ? 0 : applied.Keys.Max();

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

    private sealed record AppliedMigration(int Number, string Name, string Sha256);
}
