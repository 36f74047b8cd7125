using System.Diagnostics;
using Npgsql;

namespace SlackLearningBot.Benchmarks.Soak;

/// <summary>One look at the bot: its memory and how long the oldest due delivery has waited, in machine time.</summary>
internal sealed record Sample(double Megabytes, double OldestDueSeconds)
{
    private const string OldestSql = "select coalesce(extract(epoch from $1 - min(due_at)), 0)::float8 from delivery where state in ('waiting', 'unsure') and due_at <= $1";

    public static async Task<Sample> TakeAsync(Process bot, NpgsqlDataSource database, DateTimeOffset calendar, double calendarSpeed, CancellationToken cancel)
    {
        bot.Refresh();
        await using var command = database.CreateCommand(OldestSql);
        command.Parameters.Add(new NpgsqlParameter { Value = calendar.UtcDateTime });
        return new Sample(bot.WorkingSet64 / 1e6, (double)(await command.ExecuteScalarAsync(cancel))! / calendarSpeed);
    }
}
