using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Courses;

/// <summary>Something to learn elsewhere, as it is kept.</summary>
public sealed record CourseEntry(string Url, string Title, CourseKind Kind, decimal? Hours, IReadOnlyList<string> Skills);

/// <summary>The same as somebody wrote it, in a form or in a row of a sheet; null for what they left out.</summary>
public sealed record CourseDraft(string? Title, string? Url, string? Kind, string? Hours, string? Skills);

public enum CourseField
{
    Title,
    Url,
    Kind,
    Hours,
    Skills,
}

/// <summary>What cannot be taken as it is, with what is expected.</summary>
public sealed record CourseProblem(CourseField Field, string Message);

/// <summary>Whether something to learn elsewhere can be kept as it was written.</summary>
public static class CourseCheck
{
    public const int LongestTitle = 150;
    public const int MostSkills = 10;
    public const int LongestSkill = 40;

    /// <returns>What is kept; null when there are problems.</returns>
    /// <param name="draft">As written.</param>
    /// <param name="problems">One a field at most, in the fields' order.</param>
    public static CourseEntry? Read(CourseDraft draft, out IReadOnlyList<CourseProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var found = new List<CourseProblem>();
        var title = TitleOf(draft.Title, found);
        var url = UrlOf(draft.Url, found);
        var kind = KindOf(draft.Kind, found);
        var hours = HoursOf(draft.Hours, found);
        var skills = SkillsOf(draft.Skills, found);
        problems = found;
        return found.Count > 0 ? null : new CourseEntry(url, title, kind, hours, skills);
    }

    private static string TitleOf(string? written, List<CourseProblem> found)
    {
        var title = PlainLine.Of(written);
        if (title.Length is 0 or > LongestTitle)
        {
            found.Add(new(CourseField.Title, title.Length == 0
                ? "There is no title. Say what it is called."
                : $"This title has {title.Length} characters, expected at most {LongestTitle}. Shorten it."));
        }

        return title;
    }

    private static string UrlOf(string? written, List<CourseProblem> found)
    {
        switch (LinkReading.Read(written ?? ""))
        {
            case LinkReading.Good good:
                return good.Url;
            case LinkReading.Wrong wrong:
                found.Add(new(CourseField.Url, wrong.Why));
                break;
        }

        return "";
    }

    private static CourseKind KindOf(string? written, List<CourseProblem> found)
    {
        var text = PlainLine.Of(written);
        if (text.Length > 0 && CourseKinds.Read(text) is null)
        {
            found.Add(new(CourseField.Kind, $"Found the kind “{Excerpt.Of(text, 40)}”, expected one of {string.Join(", ", CourseKinds.All.Select(CourseKinds.NameOf))}."));
        }

        return CourseKinds.Read(text) ?? CourseKind.Course;
    }

    private static decimal? HoursOf(string? written, List<CourseProblem> found)
    {
        var text = PlainLine.Of(written);
        if (text.Length > 0 && CourseHours.Read(text) is null)
        {
            found.Add(new(CourseField.Hours, $"Found “{Excerpt.Of(text, 40)}”, expected hours such as 1.5, 90 min or 1:30, at most {CourseHours.Most} hours; or nothing."));
        }

        return text.Length == 0 ? null : CourseHours.Read(text);
    }

    /// <summary>As lessons write them: small letters, a dash between the words of one.</summary>
    private static List<string> SkillsOf(string? written, List<CourseProblem> found)
    {
        List<string> skills =
        [
            .. (written ?? "").Split([',', ';', '|', '\n'])
                .Select(skill => string.Join('-', PlainLine.Of(skill).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                .Where(skill => skill.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];
        if (skills.Count > MostSkills)
        {
            found.Add(new(CourseField.Skills, $"These are {skills.Count} skills, expected at most {MostSkills}. Keep those that matter most."));
        }
        else if (skills.Find(skill => skill.Length > LongestSkill) is { } longest)
        {
            found.Add(new(CourseField.Skills, $"“{Excerpt.Of(longest, 40)}” has {longest.Length} characters, expected at most {LongestSkill}. Put commas between skills."));
        }

        return skills;
    }
}
