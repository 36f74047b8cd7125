using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Memory;

/// <summary>
/// Makes all memories of a workspace anew from the log of reviews, some learners a transaction. Answers that come in meanwhile wait for the batch at
/// hand, or are taken in by it.
/// </summary>
internal sealed class Rebuilding(NpgsqlDataSource database, FitStore fits, CalendarClock calendar)
{
    private const int LearnersAtOnce = 100;

    /// <param name="teamId">The workspace.</param>
    /// <param name="changes">Whether what differs is written, or only counted.</param>
    /// <param name="cancel">Stops after the batch at hand; the next rebuilding begins anew.</param>
    public async Task<RebuildReport> RunAsync(string teamId, bool changes, CancellationToken cancel)
    {
        var (report, offsets, until, after) = (new RebuildReport(), new QuestionOffsets(), calendar.Now - NightNotes.StillComing, "");
        var since = changes ? await FindPassAsync(teamId, cancel) : null;
        int? fit = null;
        while (true)
        {
            var done = changes
                ? await database.InTransactionAsync(transaction => BatchAsync(transaction, teamId, after, report, offsets, until, changes, cancel), cancel)
                : await database.RehearseAsync(transaction => BatchAsync(transaction, teamId, after, report, offsets, until, changes, cancel), cancel);
            if (done is not { } batch)
            {
                break;
            }

            if (fit is { } begun && begun != batch.Fit)
            {
                throw new InvalidOperationException($"Workspace {teamId} got other numbers while its memories were made anew. Nothing is lost: begin again.");
            }

            (after, fit) = (batch.Last, batch.Fit);
        }

        if (changes)
        {
            await database.InTransactionAsync(
                async transaction =>
                {
                    await RebuildStore.LockAsync(transaction, teamId, cancel);
                    var built = fit ?? (await fits.FindCurrentAsync(transaction, teamId, cancel)).Number;
                    if (await FitStore.SavePassAsync(transaction, teamId, new MemoryPass(built, until), since, cancel))
                    {
                        await FitStore.SaveAsync(transaction, teamId, offsets, inItsPlace: true, cancel);
                    }
                },
                cancel);
        }

        return report;
    }

    private async Task<MemoryPass?> FindPassAsync(string teamId, CancellationToken cancel) =>
        await database.InTransactionAsync(transaction => FitStore.FindPassAsync(transaction, teamId, cancel), cancel);

    /// <summary>The last of its learners, and whose numbers it used; null when nobody is left.</summary>
    private async Task<(string Last, int Fit)?> BatchAsync(
        NpgsqlTransaction transaction, string teamId, string after, RebuildReport report, QuestionOffsets offsets, DateTimeOffset until, bool changes,
        CancellationToken cancel)
    {
        string[] users = [.. await RebuildStore.FindLearnersAsync(transaction, teamId, after, LearnersAtOnce, cancel)];
        if (users.Length == 0)
        {
            return null;
        }

        await RebuildStore.LockAsync(transaction, teamId, cancel);
        var fit = await fits.FindCurrentAsync(transaction, teamId, cancel);
        var reviews = await RebuildStore.ReadReviewsAsync(transaction, teamId, users, cancel);
        var before = await RebuildStore.ReadMemoriesAsync(transaction, teamId, users, cancel);
        var people = await PeopleStore.ReadAsync(transaction, teamId, users, cancel);
        var batch = new RebuildBatch(fit, before);
        foreach (var user in users)
        {
            report.Reviews += batch.Take(user, reviews[user], people[user], offsets, until);
        }

        report.Learners += users.Length;
        report.Memories += batch.Kept;
        report.Differed += batch.Made.Count + batch.Gone.Count;
        if (changes)
        {
            await RebuildStore.DeleteAsync(transaction, teamId, batch.Gone, cancel);
            await RebuildStore.SaveAsync(transaction, teamId, fit.Number, batch.Made, cancel);
            await RebuildStore.SaveOffsetsAsync(transaction, teamId, batch.Offsets, cancel);
        }

        return (users[^1], fit.Number);
    }
}

/// <summary>What a rebuilding came to.</summary>
internal sealed record RebuildReport
{
    public int Learners { get; set; }

    /// <summary>Answers that were gone through.</summary>
    public long Reviews { get; set; }

    /// <summary>Memories there are after it.</summary>
    public long Memories { get; set; }

    /// <summary>Those that stood otherwise in the table, or were missing there, or should not have been there.</summary>
    public long Differed { get; set; }
}
