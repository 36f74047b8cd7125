using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Lessons;

/// <summary>A lesson opened from its rows, and what everybody's message of it has in common.</summary>
internal sealed class LessonSheet
{
    private readonly IReadOnlyList<(Question Question, bool IsRetired)> questions;
    private readonly Lesson asked;
    private readonly bool hasRetired;

    public LessonSheet(SheetRows rows)
    {
        TrackTitle = rows.Lesson.TrackTitle;
        questions = [.. rows.Questions.Select(row => (StoredQuestion.Open(row.QuestionId, row.Type, row.Ask, row.Options, row.Detail), row.IsRetired))];
        hasRetired = questions.Any(one => one.IsRetired);
        asked = rows.Lesson.Open([.. questions.Where(one => !one.IsRetired).Select(one => one.Question)]);
        Card = new LessonCardSheet(asked, TrackTitle);
        Card.Keep(asked.Questions);
    }

    public string TrackTitle { get; }

    public LessonCardSheet Card { get; }

    /// <summary>With the questions that are asked now, and those that were answered before they were retired.</summary>
    public Lesson LessonFor(IReadOnlyCollection<string> answered) => !hasRetired || answered.Count == 0
        ? asked
        : asked with { Questions = [.. questions.Where(one => !one.IsRetired || answered.Contains(one.Question.Id)).Select(one => one.Question)] };
}

/// <summary>Keeps what was put together of a lesson for the next batch, in whatever workspace: it is known again by every letter of its rows, so nothing old is ever shown.</summary>
internal sealed class LessonSheets
{
    /// <summary>Some megabytes. When there are more, all are put together anew.</summary>
    private const int Most = 300;

    private readonly ConcurrentDictionary<string, LessonSheet> sheets = new();

    public LessonSheet Of(SheetRows rows)
    {
        var key = KeyOf(rows);
        if (sheets.TryGetValue(key, out var known))
        {
            return known;
        }

        if (sheets.Count >= Most)
        {
            sheets.Clear();
        }

        return sheets.GetOrAdd(key, new LessonSheet(rows));
    }

    private static string KeyOf(SheetRows rows)
    {
        var lesson = rows.Lesson;
        var text = new StringBuilder(lesson.Body.Length + 1000);
        foreach (var part in (IEnumerable<string?>)
        [
            lesson.LessonId, lesson.Title, lesson.Format, string.Join('\u0001', lesson.Skills), lesson.Body, lesson.Link, lesson.Minutes?.ToString(),
            lesson.Source, lesson.Owner, lesson.ReviewBy?.ToString("O"), lesson.TrackTitle,
            .. rows.Questions.SelectMany(row => new[] { row.QuestionId, row.Type, row.Ask, row.Options, row.Detail, row.IsRetired ? "retired" : "" }),
        ])
        {
            text.Append(part).Append('\0'); // no text of the database holds one
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
