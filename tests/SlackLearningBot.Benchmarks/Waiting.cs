using System.Diagnostics;
using Npgsql;

namespace SlackLearningBot.Benchmarks;

internal static class Waiting
{
    /// <summary>Until a count reaches what is wanted.</summary>
    /// <exception cref="TimeoutException">It did not, in that time.</exception>
    public static async Task UntilAsync(NpgsqlDataSource database, string countSql, long atLeast, TimeSpan atMost, CancellationToken cancel)
    {
        long found = 0;
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(200), cancel))
        {
            try
            {
                await using var command = database.CreateCommand(countSql);
                found = (long)(await command.ExecuteScalarAsync(cancel))!;
                if (found >= atLeast)
                {
                    return;
                }
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
            {
                // The bot has not made its tables yet.
            }

            if (watch.Elapsed >= atMost)
            {
                throw new TimeoutException($"Not reached in {atMost}: {countSql} >= {atLeast}; it stood at {found}.");
            }
        }
    }
}
