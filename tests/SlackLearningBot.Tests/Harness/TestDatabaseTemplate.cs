using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Calendars;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// A migrated database that is only ever copied. Its name holds the hash of every migration and calendar, so a changed one makes a new one,
/// and branches with different migrations may be tested side by side. One that nobody copied for a week is dropped.
/// </summary>
internal static class TestDatabaseTemplate
{
    private const string NamePrefix = "slb_template_";
    private const long LockKey = 0x736c_625f_7465_6d70;

    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static bool ready;

    private static string Name { get; } = $"{NamePrefix}{Migration.Hash(string.Join('\n', [
        QuartzSchema.Sha256, .. ShippedCalendars.Calendars.Select(calendar => calendar.Hash), .. Migration.ReadEmbedded().Select(migration => $"{migration.FileName} {migration.Sha256}")]))[..16]}";

    /// <summary>Copied file by file: a tenth of the processor time of the default, which writes every page to the log.</summary>
    public static async Task CopyAsync(TestDatabaseServer server, string name)
    {
        await EnsureAsync(server);
        await server.ExecuteAsync($"create database {name} template {Name} strategy file_copy");
    }

    private static async Task EnsureAsync(TestDatabaseServer server)
    {
        await Gate.WaitAsync();

        try
        {
            if (!ready)
            {
                await EnsureLockedAsync(server);
                ready = true;
            }
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task EnsureLockedAsync(TestDatabaseServer server)
    {
        await using var connection = await server.ConnectAsync();
        await ExecuteAsync(connection, $"select pg_advisory_lock({LockKey})");

        try
        {
            if (!await ExistsAsync(connection))
            {
                await BuildAsync(server, connection);
            }

            await ExecuteAsync(connection, $"do $$ begin execute format('comment on database {Name} is %L', current_date); end $$");
            await DropUnusedAsync(connection);
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({LockKey})");
        }
    }

    /// <summary>Built under another name, so that a run which is killed leaves no half template behind.</summary>
    private static async Task BuildAsync(TestDatabaseServer server, NpgsqlConnection connection)
    {
        var draft = $"{Name}_draft";
        await ExecuteAsync(connection, $"drop database if exists {draft} with (force)");
        await ExecuteAsync(connection, $"create database {draft} template template0");

        // A database with a connection to it cannot be copied: no pool, which would keep one.
        await using (var database = NpgsqlDataSource.Create(server.ConnectionString(draft, pooling: false)))
        {
#pragma warning disable RS0030 // The harness chooses the clock; this one only stamps when.
            await Migrator.MigrateAsync(database, TimeProvider.System, CancellationToken.None);
            await ShippedCalendars.FillAsync(database, TimeProvider.System.GetUtcNow(), CancellationToken.None); // as every start would
#pragma warning restore RS0030
        }

        await ExecuteAsync(connection, $"alter database {draft} rename to {Name}");
    }

    private static async Task DropUnusedAsync(NpgsqlConnection connection)
    {
        var unused = new List<string>();

        await using (var read = new NpgsqlCommand(
            $"""
            select datname
              from pg_database
             where datname like '{NamePrefix}%'
               and coalesce(shobj_description(oid, 'pg_database')::date, current_date) < current_date - 7
            """,
            connection))
        await using (var reader = await read.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                unused.Add(reader.GetString(0));
            }
        }

        foreach (var name in unused)
        {
            await ExecuteAsync(connection, $"drop database if exists {name}");
        }
    }

    private static async Task<bool> ExistsAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand($"select exists (select from pg_database where datname = '{Name}')", connection);
        return await command.ExecuteScalarAsync() is true;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }
}
