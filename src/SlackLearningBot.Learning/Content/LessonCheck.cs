using System.Globalization;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for one lesson.</summary>
internal sealed partial class LessonCheck(Notes notes, IdCheck ids, QuestionCheck questions, DateOnly today)
{
    private const int LongestBody = 1200;
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(90);
    private static readonly string[] Formats = [.. Enum.GetNames<LessonFormat>().Select(name => name.ToLowerInvariant())];

    public Lesson Check(LessonDraft draft)
    {
        var id = ids.Check("lesson", draft.Id, draft.At);
        var title = notes.Text("lesson-title", draft.Title, draft.At, 120);
        var format = CheckFormat(draft.Format);
        var link = notes.Url("lesson-link", draft.Link);
        CheckBody(draft, format);
        CheckImages(draft.Images);
        notes.UnknownKeys(draft.UnknownKeys, ContentKeys.Lesson);
        return new Lesson(
            id,
            title,
            format,
            CheckSkills(draft.Skills, notes),
            draft.Body.Text.ReplaceLineEndings("\n").Trim('\n'),
            link,
            CheckMinutes(draft.Minutes),
            CheckSource(draft.Source),
            notes.OptionalText("lesson-owner", draft.Owner, 254),
            CheckReviewBy(draft.ReviewBy),
            CheckQuestions(draft));
    }

    public static IReadOnlyList<string> CheckSkills(IReadOnlyList<Raw> skills, Notes notes)
    {
        foreach (var skill in skills.Where(skill => !SkillShape().IsMatch(skill.Text)))
        {
            notes.Error(skill.At, "skill-shape", $"Found the skill '{Notes.Show(skill)}', expected 1 to 40 of a-z, 0-9 and '-'.");
        }

        return [.. skills.Select(skill => skill.Text).Distinct(StringComparer.Ordinal)];
    }

    private LessonFormat CheckFormat(Raw? raw)
    {
        if (raw is null)
        {
            return LessonFormat.Read;
        }

        var index = Array.IndexOf(Formats, raw.Text.Trim());
        if (index < 0)
        {
            var near = Nearest.To(raw.Text, Formats);
            notes.Error(raw.At, "lesson-format-unknown", $"Found the format '{Notes.Show(raw)}', expected one of {string.Join(", ", Formats)}.{(near is null ? "" : $" Did you mean '{near}'?")}");
        }

        return (LessonFormat)Math.Max(index, 0);
    }

    private void CheckBody(LessonDraft draft, LessonFormat format)
    {
        if (draft.Link is null && format is LessonFormat.Watch or LessonFormat.Listen)
        {
            notes.Error(draft.At, "lesson-link-missing", "Found something to watch or listen to without a link. Add link: https://…");
        }
        else if (draft.Link is null && draft.Body.Text.Trim().Length == 0)
        {
            notes.Error(draft.At, "lesson-empty", "Found neither a text nor a link. Write the lesson below the front matter or add link: https://…");
        }

        var reading = ReadingTime.Of(draft.PlainBody);
        if (draft.PlainBody.Length > LongestBody || reading > LongestReading)
        {
            notes.Warning(draft.Body.At, "lesson-too-long", $"Found {draft.PlainBody.Length} characters and {(int)reading.TotalSeconds} s to read, expected at most {LongestBody} characters and {LongestReading.TotalSeconds:0} s. The message shows the first paragraphs; consider two lessons.");
        }
    }

    private void CheckImages(IReadOnlyList<ImageDraft> images)
    {
        foreach (var image in images)
        {
            if (image.Alt is null || image.Alt.Text.Trim().Length == 0)
            {
                notes.Warning(image.At, "lesson-image-alt", "Found an image without words, which tells nothing to those who do not see it. Write ![what it shows](https://…).");
            }

            if (image.Url is null || !QuestionCheck.IsShown(image.Url.Text.Trim()))
            {
                notes.Warning(image.At, "lesson-image-url", $"Found the image '{Excerpt.Of(image.Url?.Text ?? "", 60)}', which Slack cannot show, so learners see only its words. Give a public address that begins with https://.");
            }
        }
    }

    private int? CheckMinutes(Raw? raw)
    {
        if (raw is null)
        {
            return null;
        }

        if (int.TryParse(raw.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 480)
        {
            return minutes;
        }

        notes.Error(raw.At, "lesson-minutes", $"Found '{Notes.Show(raw)}' minutes, expected a whole number from 1 to 480.");
        return null;
    }

    private Source? CheckSource(SourceDraft? draft)
    {
        if (draft is null)
        {
            return null;
        }

        return new Source(
            notes.OptionalText("source-title", draft.Title, 200),
            notes.Url("source-url", draft.Url),
            notes.Text("source-licence", draft.Licence, draft.At, 100),
            notes.OptionalText("source-attribution", draft.Attribution, 300));
    }

    private DateOnly? CheckReviewBy(Raw? raw)
    {
        if (raw is null)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(raw.Text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            notes.Error(raw.At, "lesson-review-by", $"Found '{Notes.Show(raw)}', expected a day such as 2027-06-30.");
            return null;
        }

        if (day < today)
        {
            notes.Warning(raw.At, "lesson-review-due", $"The lesson was to be reviewed by {day:yyyy-MM-dd}. Check that it is still true and set a new day.");
        }

        return day;
    }

    private IReadOnlyList<Question> CheckQuestions(LessonDraft draft)
    {
        if (draft.Questions.Count == 0)
        {
            notes.Warning(draft.At, "lesson-no-question", "The lesson has no question, so it ends in 'Done' and is not remembered. Add one.");
        }

        return [.. draft.Questions.Select(questions.Check).OfType<Question>()];
    }

    [GeneratedRegex(@"^[a-z0-9-]{1,40}\z", RegexOptions.None, 1000)]
    private static partial Regex SkillShape();
}
