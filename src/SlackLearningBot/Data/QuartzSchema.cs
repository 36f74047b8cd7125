using Npgsql;
using Quartz.Impl.AdoJobStore;

namespace SlackLearningBot.Data;

/// <summary>
/// Quartz's tables, from the script inside its package: the one its store runs for <c>ProvisionSchema()</c>. We run it ourselves so that
/// it stands under the migrator's lock; every statement in it creates only what is missing.
/// The script's own header documents the place-holders: {0} is the table prefix, {1} the same without a schema, <c>--;;</c> separates statements.
/// </summary>
internal static class QuartzSchema
{
    public const string TablePrefix = "qrtz_";

    private const string Resource = "Quartz.Impl.AdoJobStore.Schema.create_postgres.sql";

    private static readonly Lazy<string> Script = new(ReadScript);

    public static string Sha256 => Migration.Hash(Script.Value);

    private const string FindScriptSql = "select exists (select from quartz_schema where sha256 = @sha256)";

    private const string SaveScriptSql = "insert into quartz_schema (sha256, applied_at) values (@sha256, @now)";

    /// <summary>True when something was to be done. The caller holds the migrator's lock.</summary>
    public static async Task<bool> ProvisionAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand(FindScriptSql, connection) { Parameters = { new("sha256", Sha256) } };

        if (await find.ExecuteScalarAsync(cancel) is true)
        {
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(cancel);

        await using (var create = new NpgsqlCommand(Script.Value, connection, transaction) { CommandTimeout = 0 })
        {
            await create.ExecuteNonQueryAsync(cancel);
        }

        await using (var save = new NpgsqlCommand(SaveScriptSql, connection, transaction) { Parameters = { new("sha256", Sha256), new("now", now) } })
        {
            await save.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return true;
    }

    private static string ReadScript()
    {
        using var stream = typeof(PostgreSQLDelegate).Assembly.GetManifestResourceStream(Resource)
            ?? throw new MigrationException(
                $"This version of Quartz carries no '{Resource}'. Look where its schema script went and change QuartzSchema.");
        using var reader = new StreamReader(stream);

        return reader.ReadToEnd()
            .Replace("{0}", TablePrefix, StringComparison.Ordinal)
            .Replace("{1}", TablePrefix, StringComparison.Ordinal);
    }
}
