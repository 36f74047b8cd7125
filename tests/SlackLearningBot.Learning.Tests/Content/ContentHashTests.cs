using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

public sealed class ContentHashTests
{
    private static readonly SingleChoice Question = new("q-1", "Which?", [new("A", true, "why"), new("B", false, null)]);

    private static readonly Lesson Lesson = new(
        "l-1", "Title", LessonFormat.Read, ["sql"], "Body", "https://example.org", 3,
        new Source("T", "https://example.org", "MIT", "Us"), "U1", new DateOnly(2027, 6, 30), [Question]);

    private static readonly Track Track = new("t-1", "Track", "About", ["sql"], [Lesson]);

    private static IEnumerable<Lesson> Changed()
    {
        yield return Lesson with { Id = "l-2" };
        yield return Lesson with { Title = "Other" };
        yield return Lesson with { Format = LessonFormat.Do };
        yield return Lesson with { Skills = [] };
        yield return Lesson with { Skills = ["sql", "Body"], Body = "" };
        yield return Lesson with { Body = "Body " };
        yield return Lesson with { Link = null };
        yield return Lesson with { Minutes = null };
        yield return Lesson with { Source = null };
        yield return Lesson with { Source = Lesson.Source! with { Licence = "CC0" } };
        yield return Lesson with { Owner = null };
        yield return Lesson with { ReviewBy = null };
        yield return Lesson with { Questions = [] };
        yield return Lesson with { Questions = [Question with { Ask = "What?" }] };
        yield return Lesson with { Questions = [Question with { Options = [new("A", false, "why"), new("B", true, null)] }] };
        yield return Lesson with { Questions = [new TrueFalse("q-1", "Which?", Question.Options)] };
    }

    [TestCaseSource(nameof(Changed))]
    public void Every_change_of_a_lesson_changes_its_hash(Lesson changed)
    {
        Assert.That(ContentHash.Of(changed), Is.Not.EqualTo(ContentHash.Of(Lesson)));
    }

    [Test]
    public void The_same_content_has_the_same_hash_for_ever()
    {
        var copy = Lesson with { Skills = ["sql"], Questions = [Question with { Options = [.. Question.Options] }] };

        Assert.That(ContentHash.Of(copy), Is.EqualTo(ContentHash.Of(Lesson)).And.EqualTo("49acc1e2c31b343f4bf0cd3632c6834643cdf68ccdda2073b0e1c512d6102921"));
    }

    [Test]
    public void A_tracks_hash_covers_its_order_but_not_its_lessons_words()
    {
        var other = Lesson with { Id = "l-2" };

        Assert.Multiple(() =>
        {
            Assert.That(ContentHash.Of(Track with { Lessons = [Lesson with { Body = "x" }] }), Is.EqualTo(ContentHash.Of(Track)));
            Assert.That(ContentHash.Of(Track with { Lessons = [Lesson, other] }), Is.Not.EqualTo(ContentHash.Of(Track with { Lessons = [other, Lesson] })));
            Assert.That(ContentHash.Of(Track with { Title = "x" }), Is.Not.EqualTo(ContentHash.Of(Track)));
        });
    }
}
