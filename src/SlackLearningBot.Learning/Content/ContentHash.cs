using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SlackLearningBot.Learning.Content;

/// <summary>A fingerprint of content, so that a second import changes only what was changed: 64 hexadecimal digits (SHA-256), the same for ever.</summary>
public static class ContentHash
{
    /// <summary>Covers everything a learner or owner can see of the lesson, its questions included.</summary>
    public static string Of(Lesson lesson) => Digest(
    [
        "lesson", lesson.Id, lesson.Title, lesson.Format.ToString(), .. List(lesson.Skills), lesson.Body, lesson.Link,
        lesson.Minutes?.ToString(CultureInfo.InvariantCulture), .. Fields(lesson.Source), lesson.Owner,
        lesson.ReviewBy?.ToString("O", CultureInfo.InvariantCulture), .. List([.. lesson.Questions.Select(Of)]),
    ]);

    /// <summary>Covers the question's kind, words, options and reasons.</summary>
    public static string Of(Question question) => Digest(
    [
        "question", question.GetType().Name, question.Id, question.Ask,
        .. question.Options.SelectMany(option => new[] { option.Text, option.Right ? "right" : "wrong", option.Why }),
    ]);

    /// <summary>Covers the track's words and the order of its lessons, not what the lessons say.</summary>
    public static string Of(Track track) => Digest(
        ["track", track.Id, track.Title, track.Description, .. List(track.Skills), .. List([.. track.Lessons.Select(lesson => lesson.Id)])]);

    private static string?[] Fields(Source? source) =>
        source is null ? [null] : [source.Title, source.Url, source.Licence, source.Attribution];

    private static string?[] List(IReadOnlyList<string> items) => [items.Count.ToString(CultureInfo.InvariantCulture), .. items];

    // Each field carries its length, so that no two different contents are written the same way.
    private static string Digest(string?[] fields)
    {
        var written = new StringBuilder();
        foreach (var field in fields)
        {
            written.Append(field?.Length ?? -1).Append(':').Append(field).Append(';');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written.ToString())));
    }
}
