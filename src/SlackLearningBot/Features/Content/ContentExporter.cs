using System.Text;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Exchange;
using SlackLearningBot.Learning.Exchange.Gift;

namespace SlackLearningBot.Features.Content;

/// <summary>Writes a workspace's content as folders and files, then reads them back: importing them again changes nothing.</summary>
internal sealed class ContentExporter(NpgsqlDataSource database, CalendarClock calendar)
{
    public async Task<ExportOutcome> ExportAsync(string teamId, string folder, ExportFormat format, CancellationToken cancel)
    {
        var tracks = await database.InTransactionAsync(
            async transaction =>
            {
                await ContentStore.LockAsync(transaction, teamId, cancel);
                return await ContentReads.ReadAsync(transaction, teamId, cancel);
            },
            cancel);
        if (tracks.Count == 0 || (format is not ExportFormat.Markdown && !tracks.Any(HasQuestions)))
        {
            return new ExportOutcome.Empty();
        }

        var root = Path.GetFullPath(folder);
        try
        {
            if (File.Exists(root) || (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any()))
            {
                return new ExportOutcome.Occupied();
            }

            if (format is not ExportFormat.Markdown)
            {
                return await WriteQuestionsAsync(root, [.. tracks.Where(HasQuestions)], format, cancel);
            }

            await WriteAsync(root, tracks, cancel);
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return new ExportOutcome.Unwritable(refusal.Message);
        }

        return Changed(root, tracks) is { Count: > 0 } changed ? new ExportOutcome.Unfaithful(changed) : new ExportOutcome.Exported(tracks);
    }

    private static bool HasQuestions(Track track) => track.Lessons.Any(lesson => lesson.Questions.Count > 0);

    private static async Task<ExportOutcome> WriteQuestionsAsync(string root, IReadOnlyList<Track> tracks, ExportFormat format, CancellationToken cancel)
    {
        var left = new List<string>();
        Directory.CreateDirectory(root);
        foreach (var (track, name) in tracks.Zip(ExportNames.OfFolders([.. tracks.Select(track => track.Id)])))
        {
            var (ending, text) = format is ExportFormat.Gift ? ("gift", GiftWriter.Write([track], left)) : ("txt", AnkiWriter.Write(track));
            await File.WriteAllTextAsync(Path.Combine(root, $"{name}.{ending}"), text, Utf8, cancel);
        }

        return new ExportOutcome.ExportedQuestions(tracks.Count, tracks.Sum(track => track.Lessons.Sum(lesson => lesson.Questions.Count)) - left.Count, left);
    }

    private static async Task WriteAsync(string root, IReadOnlyList<Track> tracks, CancellationToken cancel)
    {
        foreach (var (track, name) in tracks.Zip(ExportNames.OfFolders([.. tracks.Select(track => track.Id)])))
        {
            var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "track.yaml"), LessonYaml.Of(track), Utf8, cancel);
            foreach (var lesson in track.Lessons)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, ExportNames.OfLesson(lesson.Id)), LessonYaml.Of(lesson), Utf8, cancel);
            }
        }
    }

    /// <summary>Ids of lessons and tracks that the files do not hold as they are; empty when all is well.</summary>
    private IReadOnlyList<string> Changed(string root, IReadOnlyList<Track> tracks)
    {
        var read = ContentImporter.Check(root, DateOnly.FromDateTime(calendar.Now.UtcDateTime)) is ContentVerdict.Good good ? good.Tracks : [];
        var found = Hashes(read).ToHashSet();
        return [.. Hashes(tracks).Where(hash => !found.Contains(hash)).Select(hash => hash.Id)];
    }

    private static IEnumerable<(string Id, string Hash)> Hashes(IReadOnlyList<Track> tracks) =>
        tracks.SelectMany(track => track.Lessons.Select(lesson => (lesson.Id, ContentHash.Of(lesson))).Prepend((track.Id, ContentHash.Of(track))));

    private static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);
}
