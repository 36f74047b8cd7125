using SlackLearningBot.Clock;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Content;

/// <summary>Something to learn from the first day: the tracks that ship with the bot, for a workspace that has none.</summary>
internal sealed partial class StarterCatalogue(ContentStore store, BotSettings settings, CalendarClock calendar, ILogger<StarterCatalogue> log) : INewWorkspace
{
    /// <summary>Beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Content", "starter");

    public async Task WelcomeAsync(Workspace workspace, CancellationToken cancel)
    {
        if (!settings.StarterCatalogue || await store.HasTracksAsync(workspace.TeamId, cancel))
        {
            return;
        }

        switch (ContentImporter.Check(Folder, DateOnly.FromDateTime(calendar.Now.UtcDateTime)))
        {
            case ContentVerdict.Good good:
                if (await store.ImportIntoEmptyAsync(workspace.TeamId, good.Tracks, calendar.Now, cancel) is { } report)
                {
                    Log.Imported(log, workspace.TeamId, report.Tracks.Added, report.Lessons.Added);
                }

                break;
            case ContentVerdict.Refused refused:
                // Content that does not belong to us may be mended by hand, but the bot works without it.
                Log.Refused(log, Folder, ContentReport.Line(refused.Errors[0]));
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4001, LogLevel.Information, "Workspace {TeamId} got the starter catalogue: {Tracks} tracks, {Lessons} lessons.")]
        public static partial void Imported(ILogger log, string teamId, int tracks, int lessons);

        [LoggerMessage(4002, LogLevel.Error, "The starter catalogue in {Folder} cannot be used: {Error}. Restore the folder, or run content check on it.")]
        public static partial void Refused(ILogger log, string folder, string error);
    }
}
