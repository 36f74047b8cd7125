using System.Security.Cryptography;
using System.Text;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Reports;

/// <summary>
/// Puts a track's report together. It tells of whole weeks only, the last one ending on Sunday (UTC), and the first look of a week reckons it, or the clock before (<see cref="ReportWeeks"/>): what is told then stands, for this track
/// and for every other its lessons are in.
/// </summary>
internal sealed class Reporting(NpgsqlDataSource database, CalendarClock calendar)
{
    public async Task<TrackReport> ReadAsync(string teamId, TrackName track, CancellationToken cancel)
    {
        var monday = MondayOf(calendar.Now);
        return await database.InTransactionAsync(transaction => ReadAsync(transaction, teamId, track, monday, cancel), cancel);
    }

    /// <summary>The beginning of the week (UTC), where the answers end.</summary>
    public static DateTimeOffset MondayOf(DateTimeOffset now) => new(LocalDay.MondayOf(DateOnly.FromDateTime(now.UtcDateTime)).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static async Task<TrackReport> ReadAsync(NpgsqlTransaction transaction, string teamId, TrackName track, DateTimeOffset monday, CancellationToken cancel)
    {
        var lessons = await ReportStore.ReadLessonsAsync(transaction, teamId, track.TrackId, cancel);
        var answers = new Lazy<Task<IReadOnlyList<AgedAnswer>>>(() => ReportStore.ReadAnswersAsync(transaction, teamId, lessons, monday, cancel));
        var look = await ToldStore.FindLookAsync(transaction, teamId, track.TrackId, cancel);
        if (look.Until < monday)
        {
            var told = await ToldStore.ReadBlocksAsync(transaction, teamId, lessons, cancel);
            await ToldStore.SaveBlocksAsync(transaction, teamId, ToldBlocks.Next(await answers.Value, told, monday), cancel);
            var (people, finished) = await ReportStore.ReadCompletionAsync(transaction, teamId, track.TrackId, cancel);
            var next = new ReportLook(monday, look.Completion.Next(people, finished));
            look = await ToldStore.SaveLookAsync(transaction, teamId, track.TrackId, look, next, cancel) ? next : await ToldStore.FindLookAsync(transaction, teamId, track.TrackId, cancel);
        }

        var blocks = await ToldStore.ReadBlocksAsync(transaction, teamId, lessons, cancel);
        var ranges = await RangesAsync(transaction, teamId, Sets(lessons, blocks), answers, cancel);
        return new TrackReport(
            track,
            DateOnly.FromDateTime(look.Until.UtcDateTime).AddDays(-1),
            RetentionReport.Of(lessons, blocks, some => ToldShare.Of(some, ranges[Digest(some)])),
            look.Completion);
    }

    /// <summary>What was reckoned before stands; what is told of for the first time is reckoned now.</summary>
    private static async Task<Dictionary<string, ShareRange>> RangesAsync(
        NpgsqlTransaction transaction, string teamId, Dictionary<string, IReadOnlyCollection<ToldBlock>> sets, Lazy<Task<IReadOnlyList<AgedAnswer>>> answers, CancellationToken cancel)
    {
        var ranges = await ToldStore.ReadSharesAsync(transaction, teamId, sets.Keys, cancel);
        var missing = sets.Where(set => !ranges.ContainsKey(set.Key)).ToList();
        if (missing.Count == 0)
        {
            return ranges;
        }

        var given = await answers.Value;
        await ToldStore.SaveSharesAsync(transaction, teamId, missing.ToDictionary(set => set.Key, set => ToldShare.Of(set.Value, given).Range), cancel);
        return await ToldStore.ReadSharesAsync(transaction, teamId, sets.Keys, cancel);
    }

    private static Dictionary<string, IReadOnlyCollection<ToldBlock>> Sets(IReadOnlyList<ReportLesson> lessons, IReadOnlyList<ToldBlock> blocks)
    {
        var sets = new Dictionary<string, IReadOnlyCollection<ToldBlock>>(StringComparer.Ordinal);
        RetentionReport.Of(lessons, blocks, some =>
        {
            sets[Digest(some)] = some;
            return ToldShare.Of(some, new ShareRange(0, 0, 100));
        });
        return sets;
    }

    /// <summary>A name for these blocks and no others.</summary>
    private static string Digest(IReadOnlyCollection<ToldBlock> blocks) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', blocks.Select(block => $"{block.Age} {block.From:O} {block.Until:O} {block.LessonId}").Order(StringComparer.Ordinal)))));
}

/// <summary>What an owner is told of a track.</summary>
/// <param name="Track">Which.</param>
/// <param name="Until">The last day whose answers were looked at (UTC).</param>
/// <param name="Ages">One an age of answers.</param>
/// <param name="Completion">As it is told.</param>
internal sealed record TrackReport(TrackName Track, DateOnly Until, IReadOnlyList<RetentionReport> Ages, Completion Completion);
