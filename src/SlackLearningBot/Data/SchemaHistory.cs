using Dapper;
using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>What the database says about the migrations it has, and whether a program fits it.</summary>
internal sealed class SchemaHistory
{
    private readonly IReadOnlyDictionary<int, Row> rows;
    private readonly int oldestProgram;

    private SchemaHistory(IReadOnlyDictionary<int, Row> rows, int oldestProgram)
    {
        this.rows = rows;
        this.oldestProgram = oldestProgram;
    }

    /// <summary>The highest migration the database has; 0 when it has none.</summary>
    public int Highest => rows.Count is 0 ? 0 : rows.Keys.Max();

    private const string FindTableSql = "select to_regclass(@table) is not null";

    private const string ReadRowsSql = "select number, name, sha256 from schema_migration";

    private const string ReadOldestProgramSql = "select oldest_program from program_version";

    public static async Task<SchemaHistory> ReadAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = await ExistsAsync(connection, "schema_migration", cancel)
            ? await connection.QueryAsync<Row>(new CommandDefinition(ReadRowsSql, cancellationToken: cancel))
            : [];
        var oldest = await ExistsAsync(connection, "program_version", cancel)
            ? await connection.ExecuteScalarAsync<int>(new CommandDefinition(ReadOldestProgramSql, cancellationToken: cancel))
            : 0;

        return new SchemaHistory(applied.ToDictionary(row => row.Number), oldest);
    }

    public IReadOnlyList<Migration> Missing(IReadOnlyList<Migration> migrations) =>
        [.. migrations.Where(migration => !rows.ContainsKey(migration.Number))];

    /// <summary>Why a program with these migrations must not run on this database, or null.</summary>
    public string? FindRefusal(IReadOnlyList<Migration> migrations)
    {
        if (oldestProgram > migrations.Count)
        {
            return $"This program is too old for the database: it knows migrations up to {migrations.Count:0000}, and the database needs a program that knows "
                + $"{oldestProgram:0000} or later. Start the newer version, or point ConnectionStrings:Postgres at another database.";
        }

        foreach (var migration in migrations)
        {
            if (rows.TryGetValue(migration.Number, out var row) && row.Sha256 != migration.Sha256)
            {
                return $"The migration {migration.FileName} was changed after it ran on this database (as {row.Name}, sha256 {row.Sha256[..12]}…; "
                    + $"the program has {migration.Sha256[..12]}…). Bring the old file back and put the change into a new migration.";
            }

            if (row is null && Highest > migration.Number)
            {
                return $"The database has migration {Highest:0000} but never ran {migration.FileName}. "
                    + "Numbers are given in the order files are merged: give the file the next free number.";
            }
        }

        return null;
    }

    private const string CreateTableSql = """
        create table if not exists schema_migration (
            number     int         not null primary key check (number >= 1),
            name       text        not null unique,
            sha256     text        not null,
            applied_at timestamptz not null
        )
        """;

    private const string SaveRowSql = """
        insert into schema_migration (number, name, sha256, applied_at)
        values (@Number, @FileName, @Sha256, @Now)
        """;

    public static async Task SaveAsync(NpgsqlTransaction transaction, Migration migration, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(CreateTableSql, transaction: transaction, cancellationToken: cancel));
        await connection.ExecuteAsync(new CommandDefinition(
            SaveRowSql, new { migration.Number, migration.FileName, migration.Sha256, Now = now }, transaction, cancellationToken: cancel));
    }

    private static Task<bool> ExistsAsync(NpgsqlConnection connection, string table, CancellationToken cancel) =>
        connection.ExecuteScalarAsync<bool>(new CommandDefinition(FindTableSql, new { table }, cancellationToken: cancel));

    private sealed record Row(int Number, string Name, string Sha256);
}
