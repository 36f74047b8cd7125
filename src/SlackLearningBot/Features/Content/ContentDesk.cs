using Npgsql;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Content;

/// <summary>What owners bring into Slack: read by the same readers and written by the same statements as a folder on the disk.</summary>
internal sealed class ContentDesk(ContentStore store) : IContentDesk
{
    public AuthoredContent Read(IReadOnlyList<ContentFile> files)
    {
        var errors = new List<ContentError>();
        var read = ContentFolder.Read(new HandedFiles([.. files.Where(file => !IsSheet(file.Path))]), errors);
        var folders = read.Tracks;
        List<PartDraft> parts = [];
        foreach (var sheet in files.Where(file => IsSheet(file.Path)))
        {
            parts.AddRange(LessonSheet.Read(sheet.Path, sheet.Text, errors));
        }

        // Files that came by themselves are no track: their author says where they go.
        return new AuthoredContent(
            [.. folders.Where(track => !IsLoose(track))],
            [.. parts.Where(part => part.Track.Text.Length > 0)],
            [.. folders.Where(IsLoose).SelectMany(track => track.Lessons), .. parts.Where(part => part.Track.Text.Length == 0).SelectMany(part => part.Lessons)],
            errors)
        {
            Warnings = read.Warnings,
        };
    }

    public Task<ContentPlan> PlanAsync(string teamId, ContentParcel parcel, DateTimeOffset now, CancellationToken cancel) =>
        store.PlanAsync(teamId, parcel, now, cancel);

    public Task<ContentPlan?> PublishAsync(
        NpgsqlTransaction transaction, string teamId, ContentParcel parcel, string basis, DateTimeOffset now, CancellationToken cancel) =>
        ContentStore.PublishAsync(transaction, teamId, parcel, basis, now, cancel);

    private static bool IsSheet(string path) => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static bool IsLoose(TrackDraft track) => !track.At.File.Contains('/', StringComparison.Ordinal);
}
