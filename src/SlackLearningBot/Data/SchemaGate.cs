using System.Diagnostics;
using Npgsql;
using SlackLearningBot.Clock;

namespace SlackLearningBot.Data;

/// <summary>The schema is brought forward once, before anything reads it; what was done is kept for the console.</summary>
internal sealed partial class SchemaGate(NpgsqlDataSource database, MachineClock machine, ILogger<SchemaGate> log)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenWords = TimeSpan.FromSeconds(5);

    public MigrationReport? Report { get; private set; }

    private string Address => new NpgsqlConnectionStringBuilder(database.ConnectionString) is var at ? $"{at.Host}:{at.Port}" : "";

    /// <summary>Where everything starts at once, the database is often the last to answer: it is asked again for so long.</summary>
    /// <exception cref="MigrationException">The database does not suit this program.</exception>
    public async Task MigrateAsync(TimeSpan patience, CancellationToken cancel)
    {
        var waited = Stopwatch.StartNew();
        for (var said = TimeSpan.MinValue; Report is null;)
        {
            try
            {
                Report = await Migrator.MigrateAsync(database, machine.Provider, cancel);
            }
            catch (Exception e) when (Database.IsUnreachable(e) && waited.Elapsed < patience)
            {
                if (waited.Elapsed >= said + BetweenWords)
                {
                    said = waited.Elapsed;
                    Log.Waiting(log, Address, e.GetBaseException().Message, Math.Max(0, (patience - said).TotalSeconds));
                }

                await Task.Delay(BetweenTries, cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5012, LogLevel.Warning, "PostgreSQL at {Address} cannot be reached ({Error}); it is asked again for {Seconds:0} s more.")]
        public static partial void Waiting(ILogger log, string address, string error, double seconds);
    }
}
