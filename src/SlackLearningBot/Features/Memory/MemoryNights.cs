using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// What is done once a night in each workspace: the day's answers are taken into the questions' offsets, and the numbers of the memory model are
/// fitted to the workspace's own answers. A workspace whose memories were never made (an upgrade), or not yet with its newest numbers, does not
/// wait for the night.
/// </summary>
internal sealed partial class MemoryNights(
    NpgsqlDataSource database, Rebuilding rebuilding, NightNotes notes, Fitting fitting, CalendarClock calendar, ILogger<MemoryNights> log)
{
    /// <summary>Less than a day, so that a night a little earlier than the last one is not left out.</summary>
    private static readonly TimeSpan Between = TimeSpan.FromHours(20);

    private static readonly TimeOnly From = new(1, 0);
    private static readonly TimeOnly Until = new(5, 0);

    public async Task RunDueAsync(CancellationToken cancel)
    {
        foreach (var team in await FindTeamsAsync(cancel))
        {
            try
            {
                await RunAsync(team, cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(log, team.TeamId, e); // it must not keep the others from theirs; the next tick tries again
            }
        }
    }

    private async Task RunAsync(MemoryTeam team, CancellationToken cancel)
    {
        if (team.BuiltFit != team.Fit || team.NotedUntil is not { } noted)
        {
            await rebuilding.RunAsync(team.TeamId, changes: true, cancel);
        }
        else if (IsNight(team) && calendar.Now - noted >= Between)
        {
            if (await notes.TakeAsync(team, noted, cancel) && await fitting.TryAsync(team.TeamId, cancel) is { Kept: true })
            {
                await rebuilding.RunAsync(team.TeamId, changes: true, cancel);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5020, LogLevel.Error, "The night of workspace {TeamId}'s memories failed; it is tried again with the next tick.")]
        public static partial void Failed(ILogger log, string teamId, Exception e);
    }

    private bool IsNight(MemoryTeam team)
    {
        var hour = WallClock.Of(calendar.Now, Zones.IsKnown(team.Zone) ? team.Zone : "Etc/UTC");
        return hour >= From && hour < Until;
    }

    private async Task<IReadOnlyList<MemoryTeam>> FindTeamsAsync(CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await NightStore.FindTeamsAsync(connection, cancel);
    }
}
