using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Health;

/// <summary>Looks at the questions of each workspace once a week, and owes a note to those who should look at one that was well before.</summary>
internal sealed partial class HealthWeeks(
    NpgsqlDataSource database, FlagStore flags, Deliveries deliveries, BotSettings settings, CalendarClock calendar, ILogger<HealthWeeks> log)
{
    public async Task RunDueAsync(CancellationToken cancel)
    {
        var monday = LocalDay.MondayOf(DateOnly.FromDateTime(calendar.Now.UtcDateTime));
        foreach (var team in await flags.FindDueAsync(monday, cancel))
        {
            try
            {
                await database.InTransactionAsync(transaction => LookAsync(transaction, team, monday, cancel), cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.Failed(log, team, e); // it must not keep the others from theirs; the next tick tries again
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5030, LogLevel.Error, "The questions of workspace {TeamId} could not be looked at this week; it is tried again with the next tick.")]
        public static partial void Failed(ILogger log, string teamId, Exception e);
    }

    private async Task LookAsync(NpgsqlTransaction transaction, string teamId, DateOnly monday, CancellationToken cancel)
    {
        if (!await FlagStore.TakeAsync(transaction, teamId, monday, cancel))
        {
            return;
        }

        var flagged = new Dictionary<string, QuestionRecord>(StringComparer.Ordinal);
        foreach (var track in await FigureStore.ReadTracksAsync(transaction.Connection!, teamId, cancel))
        {
            foreach (var question in QuestionRecord.Of(await FigureStore.ReadAsync(transaction.Connection!, teamId, track.TrackId, calendar.Now, cancel)).Where(one => one.Reasons.Count > 0))
            {
                flagged.TryAdd(question.QuestionId, question); // of a lesson in two tracks the first one tells
            }
        }

        await FlagStore.SaveAsync(transaction, teamId, monday, flagged.Values, cancel);
        var fresh = await FlagStore.ReadAsync(transaction.Connection!, teamId, monday, cancel);
        foreach (var one in fresh.Where(one => one.UserId is not null).DistinctBy(one => one.UserId))
        {
            var zone = one.Zone is { } own && Zones.IsKnown(own) ? own : settings.DefaultZone;
            await deliveries.EnqueueAsync(
                transaction, HealthNoteWork.Of(new LearnerKey(teamId, one.UserId!), monday, OfficeHours.Next(calendar.Now, zone, LearningDays.Weekdays)), cancel);
        }
    }
}
