using System.Globalization;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Tests.Harness;

/// <summary>
/// A database of its own for a fixture or a test: a copy of the migrated template (or an empty one), dropped when disposed.
/// Copies may be made in parallel, and by several test runs at once.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static int last;

    private readonly TestDatabaseServer server;

    private TestDatabase(TestDatabaseServer server, string name)
    {
        this.server = server;
        Name = name;
        ConnectionString = server.ConnectionString(name);
        DataSource = Database.Open(ConnectionString, log: SecondConnection.Watch);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    /// <summary>With every migration and Quartz's tables.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var host = await TestDatabaseServer.GetAsync();
        var name = NextName(host);
        await TestDatabaseTemplate.CopyAsync(host, name);
        return new TestDatabase(host, name);
    }

    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var host = await TestDatabaseServer.GetAsync();
        var name = NextName(host);
        await host.ExecuteAsync($"create database {name} template template0 strategy file_copy");
        return new TestDatabase(host, name);
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await server.ExecuteAsync($"drop database if exists {Name} with (force)");
    }

    private static string NextName(TestDatabaseServer host) =>
        string.Create(CultureInfo.InvariantCulture, $"{TestDatabaseServer.NamePrefix}{host.Run}_{Interlocked.Increment(ref last)}");
}
