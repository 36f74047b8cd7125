using System.Collections.Concurrent;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Care;

/// <summary>Notes signs of life, of each person at most once in ten minutes a process: a click costs no statement more.</summary>
internal sealed partial class SignsOfLife(NpgsqlDataSource database, CalendarClock calendar, ILogger<SignsOfLife> log) : ISignsOfLife
{
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<LearnerKey, DateTimeOffset> noted = new();

    public async ValueTask NoteAsync(LearnerKey person, CancellationToken cancel)
    {
        var now = calendar.Now;
        if (person.UserId.Contains('\0') || (noted.TryGetValue(person, out var before) && before <= now && now - before < Enough))
        {
            return;
        }

        try
        {
            await SaveAsync(person, now, cancel);
        }
        catch (Exception e)
        {
            Log.NotNoted(log, person.TeamId, e);
            return;
        }

        if (noted.Count >= MostRemembered)
        {
            noted.Clear(); // each of them is noted once more
        }

        noted[person] = now;
    }

    /// <summary>In the order in which an erasure takes its rows: then neither waits for the other in a circle.</summary>
    private Task SaveAsync(LearnerKey person, DateTimeOffset now, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            await Contacts.SaveReachableAsync(transaction, person, cancel);
            await LifeStore.SaveAsync(transaction, person, now, cancel);
        },
        cancel);

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Warning, "A sign of life in workspace {TeamId} could not be noted.")]
        public static partial void NotNoted(ILogger log, string teamId, Exception e);
    }
}
