namespace SlackLearningBot.Learning.Courses;

/// <summary>What somebody can do elsewhere; stored by its name in small letters.</summary>
public enum CourseKind
{
    Course,
    Conference,
    Workshop,
    Video,
    Article,
}

/// <summary>Kinds as people and tables write them.</summary>
public static class CourseKinds
{
    public static IReadOnlyList<CourseKind> All { get; } = [CourseKind.Course, CourseKind.Conference, CourseKind.Workshop, CourseKind.Video, CourseKind.Article];

    // What other systems' lists call them.
    private static readonly Dictionary<string, CourseKind> AlsoCalled = new(StringComparer.Ordinal)
    {
        ["class"] = CourseKind.Course, ["training"] = CourseKind.Course, ["online course"] = CourseKind.Course, ["e-learning"] = CourseKind.Course, ["elearning"] = CourseKind.Course,
        ["conf"] = CourseKind.Conference, ["seminar"] = CourseKind.Workshop, ["webinar"] = CourseKind.Video, ["podcast"] = CourseKind.Video,
        ["blog post"] = CourseKind.Article, ["paper"] = CourseKind.Article, ["book"] = CourseKind.Article,
    };

    public static string NameOf(CourseKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Null when it names none. One or several: "courses" is a course.</summary>
    public static CourseKind? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var name = text.Trim().ToLowerInvariant();
        return Find(name) ?? (name.EndsWith('s') ? Find(name[..^1]) : null);
    }

    /// <summary>Whether others gain when the one who was there tells of it: a video or an article they can see for themselves.</summary>
    public static bool IsBroughtBack(CourseKind kind) => kind is CourseKind.Course or CourseKind.Conference or CourseKind.Workshop;

    private static CourseKind? Find(string name) =>
        AlsoCalled.TryGetValue(name, out var kind) ? kind
        : All.Any(one => NameOf(one) == name) ? All.First(one => NameOf(one) == name)
        : null;
}
