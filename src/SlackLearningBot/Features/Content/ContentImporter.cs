using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Content;

/// <summary>Brings a folder into a workspace: read, check, write. An error anywhere and nothing is changed.</summary>
internal sealed class ContentImporter(ContentStore store, CalendarClock calendar)
{
    public async Task<ImportOutcome> ImportAsync(string teamId, string folder, CancellationToken cancel)
    {
        switch (Check(folder, DateOnly.FromDateTime(calendar.Now.UtcDateTime)))
        {
            case ContentVerdict.Good good:
                return new ImportOutcome.Imported(await store.ImportAsync(teamId, good.Tracks, calendar.Now, cancel), good.Warnings);
            case ContentVerdict.Refused refused:
                return new ImportOutcome.Refused(refused.Errors, refused.Warnings);
            default:
                throw new InvalidOperationException("A content verdict is neither good nor refused.");
        }
    }

    /// <summary>Needs no database; <paramref name="today"/> is the day against which review_by is held.</summary>
    public static ContentVerdict Check(string folder, DateOnly today) => ContentCheck.Check(ContentFolder.Read(folder), today);
}
