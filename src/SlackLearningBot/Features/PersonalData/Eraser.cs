using System.Text.Json.Nodes;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.PersonalData;

/// <summary>How many rows of a table were about the person.</summary>
internal sealed record ErasedRows(string Table, int Count);

/// <summary>Forgets a person in one transaction over all slices.</summary>
/// <remarks>
/// App Home must show the welcome afterwards, and asking Slack for that takes a delivery with the person's id. It is asked for in the same
/// transaction, so a crash cannot leave the old page standing, and its work deletes its own row instead of ending it: when Slack has answered
/// (or refuses, or has failed a few times) nothing about the person is left.
/// </remarks>
internal sealed class Eraser(NpgsqlDataSource database, IEnumerable<IPersonalData> slices, Deliveries deliveries, CalendarClock calendar)
{
    // Deliveries go first: work that is being done just now holds on to its own delivery before it writes about the person.
    private readonly IReadOnlyList<IPersonalData> slices = [.. slices.OrderByDescending(slice => slice.Tables.Contains("delivery"))];

    private const int MostTries = 5;

    /// <summary>What was there and is gone, empty tables left out.</summary>
    public async Task<IReadOnlyList<ErasedRows>> EraseAsync(LearnerKey person, CancellationToken cancel)
    {
        for (var tried = 1; ; tried++)
        {
            try
            {
                return await EraseOnceAsync(person, cancel);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected && tried < MostTries)
            {
                // Something was being done for the person just now, in another order; PostgreSQL undid us, and that is over by now.
            }
        }
    }

    private Task<IReadOnlyList<ErasedRows>> EraseOnceAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var all = await ExportFile.ReadAsync(transaction, slices, person, cancel);
            foreach (var slice in slices)
            {
                await slice.EraseAsync(transaction, person, cancel);
            }

            await deliveries.EnqueueAgainAsync(transaction, Asked.ForgottenHome(person, calendar.Now), cancel);
            return Count(all);
        },
        cancel);

    private static IReadOnlyList<ErasedRows> Count(JsonObject all) =>
    [
        .. all.Select(table => new ErasedRows(table.Key, table.Value switch { JsonArray rows => rows.Count, null => 0, _ => 1 }))
            .Where(table => table.Count > 0),
    ];
}
