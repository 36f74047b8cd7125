using NUnit.Framework;
using SlackLearningBot.Learning.Courses;
using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Tests.Courses;

public sealed class CourseCheckTests
{
    private static CourseDraft Draft => new("SQL for everybody", "https://example.org/sql", "course", "1.5", "SQL, public  speaking; sql");

    [TestCase("1.5", 1.5)]
    [TestCase("1,5 h", 1.5)]
    [TestCase("2 hours", 2)]
    [TestCase("90 min", 1.5)]
    [TestCase("50m", 0.83)]
    [TestCase("1:30", 1.5)]
    [TestCase("2h 15m", 2.25)]
    [TestCase("2h15", 2.25)]
    [TestCase("2000", 2000)]
    public void Hours_are_read_as_people_write_them(string text, double hours)
    {
        Assert.That(CourseHours.Read(text), Is.EqualTo((decimal)hours));
    }

    [TestCase("0")]
    [TestCase("0 min")]
    [TestCase("2001")]
    [TestCase("-1")]
    [TestCase("a lot")]
    [TestCase("1:75")]
    [TestCase("١")]
    public void What_is_no_time_is_none(string text)
    {
        Assert.That(CourseHours.Read(text), Is.Null);
    }

    [TestCase(1.5, "1.5 h")]
    [TestCase(2, "2 h")]
    [TestCase(0.75, "45 min")]
    public void Hours_are_told_in_words(double hours, string words)
    {
        Assert.That(CourseHours.Words((decimal)hours), Is.EqualTo(words));
    }

    [TestCase("Conferences", CourseKind.Conference)]
    [TestCase(" e-learning ", CourseKind.Course)]
    [TestCase("ARTICLE", CourseKind.Article)]
    [TestCase("class", CourseKind.Course)]
    public void Kinds_are_read_as_other_lists_call_them(string text, CourseKind kind)
    {
        Assert.That(CourseKinds.Read(text), Is.EqualTo(kind));
    }

    [TestCase("")]
    [TestCase("0")]
    [TestCase("game")]
    [TestCase("Course, Video")]
    public void Other_words_are_no_kind(string text)
    {
        Assert.That(CourseKinds.Read(text), Is.Null);
    }

    [Test]
    public void A_course_is_kept_tidy()
    {
        var entry = CourseCheck.Read(Draft with { Title = "  SQL \n for\0 everybody\u202e " }, out var problems);

        Assert.That(problems, Is.Empty);
        Assert.That((entry!.Title, entry.Kind, entry.Hours), Is.EqualTo(("SQL for everybody", CourseKind.Course, 1.5m)));
        Assert.That(entry.Skills, Is.EqualTo(new[] { "sql", "public-speaking" }), "each once, as lessons write them");
    }

    [Test]
    public void Only_title_and_address_are_needed()
    {
        var entry = CourseCheck.Read(new CourseDraft("T", "https://example.org", null, "", null), out _);

        Assert.That((entry!.Kind, entry.Hours, entry.Skills.Count), Is.EqualTo((CourseKind.Course, (decimal?)null, 0)));
    }

    [Test]
    public void Everything_that_is_wrong_is_told_at_once()
    {
        var entry = CourseCheck.Read(new CourseDraft(" ", "nowhere", "game", "soon", string.Join(',', Enumerable.Range(0, 11))), out var problems);

        Assert.That(entry, Is.Null);
        Assert.That(problems.Select(problem => problem.Field), Is.EqualTo(Enum.GetValues<CourseField>()));
    }

    [Test]
    public void Lengths_are_told_with_the_figure()
    {
        CourseCheck.Read(Draft with { Title = new string('t', 151), Skills = new string('s', 41) }, out var problems);

        Assert.That(problems.Select(problem => problem.Message), Is.EqualTo(new[]
        {
            "This title has 151 characters, expected at most 150. Shorten it.",
            $"“{new string('s', 39)}…” has 41 characters, expected at most 40. Put commas between skills.",
        }));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool A_line_is_one_line_and_stays_as_it_is(string? text) =>
        PlainLine.Of(text) is var line && PlainLine.Of(line) == line && line.Trim() == line && !line.Any(char.IsControl) && !line.Contains("  ", StringComparison.Ordinal);
}
