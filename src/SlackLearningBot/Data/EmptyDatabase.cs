using Npgsql;

namespace SlackLearningBot.Data;

/// <summary>A database that begins anew at every start, beside the one a server was given for; only for names that say so.</summary>
internal static class EmptyDatabase
{
    private const string Prefix = "playground_";

    /// <summary>Drops and creates the database, and answers its connection string.</summary>
    /// <exception cref="ArgumentException">The name does not begin with "playground_", so that nobody's real data can be meant.</exception>
    public static async Task<string> CreateAsync(string connectionString, string name, CancellationToken cancel)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.All(c => c is '_' || char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        {
            throw new ArgumentException($"The name of an emptied database begins with {Prefix} and has only small letters, digits and _; found \"{name}\".", nameof(name));
        }

        await using var server = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false });
        await using var drop = server.CreateCommand($"drop database if exists {name} with (force)");
        await drop.ExecuteNonQueryAsync(cancel);
        await using var create = server.CreateCommand($"create database {name}");
        await create.ExecuteNonQueryAsync(cancel);
        return new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString;
    }
}
