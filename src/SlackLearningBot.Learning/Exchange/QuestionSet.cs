using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Exchange;

/// <summary>Questions without lessons around them, as lessons: a few questions each, since that is what a learner answers on a day.</summary>
public static class QuestionSet
{
    /// <summary>What a learner is asked on a workday at most.</summary>
    public const int QuestionsALesson = 3;

    /// <param name="file">The file they come from, below the content folder.</param>
    /// <param name="read">What it holds.</param>
    /// <param name="plain">Turns mark-up into words.</param>
    /// <param name="warnings">Takes a remark for each question that is left out, and for what was changed in others.</param>
    /// <returns>The lessons, in the file's order, one group after the other; none when no question can be asked.</returns>
    public static IReadOnlyList<LessonDraft> Lessons(string file, ForeignFile read, PlainWords plain, ICollection<ContentWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(warnings);
        foreach (var remark in read.Problems.Concat(read.Warnings))
        {
            warnings.Add(new ContentWarning(file, remark.Line, remark.Rule, remark.Message));
        }

        var kept = new ForeignSieve(file, plain, warnings).Keep(read.Questions);
        return Lessons(NameOf(file), kept);
    }

    /// <summary>Questions that are drafts already, such as the rows of a sheet.</summary>
    public static IReadOnlyList<LessonDraft> Lessons(string name, IReadOnlyList<SetQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var ids = new FreeIds();
        return [.. questions.GroupBy(question => question.Group ?? "").SelectMany(group => OfGroup(name, group.Key.Length == 0 ? name : group.Key, [.. group], ids))];
    }

    /// <summary>The name of a file's questions: its own without the ending, as words.</summary>
    public static string NameOf(string file)
    {
        var bare = Path.GetFileNameWithoutExtension(file.Replace('\\', '/')).Replace('_', ' ').Replace('-', ' ').Trim();
        return bare.Length == 0 ? "Questions" : char.ToUpperInvariant(bare[0]) + bare[1..];
    }

    private static IEnumerable<LessonDraft> OfGroup(string name, string title, IReadOnlyList<SetQuestion> questions, FreeIds ids)
    {
        var parts = questions.Chunk(QuestionsALesson).ToList();
        for (var at = 0; at < parts.Count; at++)
        {
            var part = parts[at];
            var place = part[0].Draft.At;
            var body = $"{(part.Length == 1 ? "A question" : $"{part.Length} questions")} on “{title}”. Answer from memory: that is how it stays.";
            yield return new LessonDraft
            {
                At = place,
                Id = new Raw(ids.Take(FileId.Of($"{name}/{(title == name ? "" : title)}/{at + 1}")), place),
                Title = new Raw(parts.Count == 1 ? Excerpt.Of(title, 120) : $"{Excerpt.Of(title, 105)} ({at + 1} of {parts.Count})", place),
                Skills = [.. part.SelectMany(question => question.Skills).Distinct(StringComparer.Ordinal).Select(skill => new Raw(skill, place))],
                Questions = [.. part.Select(question => question.Draft)],
                Body = new Raw(body, place),
                PlainBody = body,
            };
        }
    }
}

/// <summary>A question on its way into a lesson.</summary>
/// <param name="Draft">Complete, with its id.</param>
/// <param name="Group">The name of what it belongs to; null for the file itself.</param>
/// <param name="Skills">Each 1–40 of a–z, 0–9 and "-".</param>
public sealed record SetQuestion(QuestionDraft Draft, string? Group, IReadOnlyList<string> Skills);
