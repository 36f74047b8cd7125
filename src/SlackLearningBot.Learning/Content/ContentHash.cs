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

    /// <summary>Covers the question's kind, words, image, answers and reasons.</summary>
    public static string Of(Question question) => Digest(
    [
        "question", question.GetType().Name, question.Id, question.Ask, .. Answers(question),
        .. question.Image is { } image ? new[] { "image", image.Url, image.Alt } : [],
    ]);

    /// <summary>Covers the track's words and the order of its lessons, not what the lessons say.</summary>
    public static string Of(Track track) => Digest(
        ["track", track.Id, track.Title, track.Description, .. List(track.Skills), .. List([.. track.Lessons.Select(lesson => lesson.Id)])]);

    private static string?[] Answers(Question question) => question switch
    {
        ChoiceQuestion choice =>
        [
            .. choice.Options.SelectMany(option => new[] { option.Text, option.Right ? "right" : "wrong", option.Why }),
            .. Weights([.. choice.Options.Select(option => option.Weight)]),
        ],
        Typed typed =>
        [
            .. List(typed.Accepted), .. new[] { typed.Rules.CaseMatters, typed.Rules.SpacesMatter, typed.Rules.DiacriticsMatter }.Select(rule => rule ? "exact" : "loose"),
            .. List([.. typed.Wrong.Select(wrong => wrong.Text)]), .. typed.Wrong.Select(wrong => wrong.Why), typed.Why,
            .. Weights([.. typed.Wrong.Select(wrong => wrong.Weight)]),
        ],
        Numeric numeric =>
        [
            Number(numeric.Low), Number(numeric.High), Number(numeric.Exact), numeric.Unit, numeric.Why,
            .. numeric.Wrong.SelectMany(wrong => new[] { Number(wrong.Low), Number(wrong.High), Number(wrong.Exact), wrong.Why }),
            .. Weights([.. numeric.Wrong.Select(wrong => wrong.Weight)]),
        ],
        Matching matching => [.. List([.. matching.Pairs.SelectMany(pair => new[] { pair.Left, pair.Right })]), .. List(matching.Decoys), matching.Why],
        Ordering ordering => [.. List(ordering.Items), ordering.Why],
        _ => throw new ArgumentException($"There is no such kind of question: {question.GetType().Name}.", nameof(question)),
    };

    // Nothing where there are none, so that what has no weights keeps the hash it had before there were any.
    private static string?[] Weights(IReadOnlyList<decimal?> weights) => weights.Any(weight => weight is not null) ? ["weights", .. weights.Select(Number)] : [];

    // 1.50 and 1.5 are one number.
    private static string? Number(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture);

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
