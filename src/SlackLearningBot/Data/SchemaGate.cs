using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Data;

/// <summary>The schema is brought forward once, before anything reads it; what was done is kept for the console.</summary>
internal sealed class SchemaGate(NpgsqlDataSource database, MachineClock machine)
{
    public MigrationReport? Report { get; private set; }

    /// <exception cref="MigrationException">The database does not suit this program.</exception>
    public async Task MigrateAsync(CancellationToken cancel) =>
        Report = await Migrator.MigrateAsync(database, machine.Provider, cancel);
}
