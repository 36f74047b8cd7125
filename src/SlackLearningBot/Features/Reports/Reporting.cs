using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Reports;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Features.Reports;

/// <summary>
/// Puts a track's report together. It tells of whole weeks only, the last one ending on Sunday (UTC): two reports of the same week are the same, so nobody learns a person's answer
/// by asking before and after it.
/// </summary>
internal sealed class Reporting(ReportStore store, CalendarClock calendar)
{
    public async Task<TrackReport> ReadAsync(string teamId, TrackName track, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(calendar.Now.UtcDateTime);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var answers = await store.ReadAnswersAsync(teamId, track.TrackId, new DateTimeOffset(monday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), cancel);
        return new TrackReport(track, monday.AddDays(-1), RetentionReport.Of(answers), await store.ReadCompletionAsync(teamId, track.TrackId, cancel));
    }
}

/// <summary>What an owner is told of a track.</summary>
/// <param name="Track">Which.</param>
/// <param name="Until">The last day whose answers are in it (UTC).</param>
/// <param name="Ages">One an age of answers.</param>
/// <param name="Completion">Of those who are in it now.</param>
internal sealed record TrackReport(TrackName Track, DateOnly Until, IReadOnlyList<RetentionReport> Ages, Completion Completion);
