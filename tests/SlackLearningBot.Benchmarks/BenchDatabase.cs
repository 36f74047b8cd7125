using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Benchmarks;

/// <summary>Emptied databases for figures, on the private cluster or on the server that LEARNINGBOT_POSTGRES names.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private readonly ProgramDatabase server;

    private BenchServer(ProgramDatabase server) => this.server = server;

    public static async Task<BenchServer> OpenAsync(CancellationToken cancel) =>
        new(await ProgramDatabase.OpenAsync(Environment.GetEnvironmentVariable("LEARNINGBOT_POSTGRES"), "Playground", "benchmark", null, cancel));

    /// <summary>The connection string of an empty database with this version's schema.</summary>
    public async Task<string> CreateAsync(string name, CancellationToken cancel)
    {
        var connectionString = await EmptyDatabase.CreateAsync(server.ConnectionString, "playground_" + name, cancel);
        await using var database = Database.Open(connectionString);
#pragma warning disable RS0030 // a benchmark lives in the machine's own time
        await Migrator.MigrateAsync(database, TimeProvider.System, cancel);
#pragma warning restore RS0030
        return connectionString;
    }

    public static async Task ExecuteAsync(NpgsqlDataSource database, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 600;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
