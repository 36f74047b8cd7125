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

    private static IEnumerable<Question> Kinds()
    {
        AnswerOption[] options = [new("A", true, null), new("B", false, null)];
        var typed = new Typed("q", "?", ["a", "b"], new TypedRules(), null);
        var numeric = new Numeric("q", "?", 1, 3, 2, "kg", null);
        var matching = new Matching("q", "?", [new("a", "1"), new("b", "2")], ["3"], null);
        var ordering = new Ordering("q", "?", ["a", "b", "c"], null);
        return
        [
            new SingleChoice("q", "?", options), new MultipleChoice("q", "?", options), new TrueFalse("q", "?", options),
            new SingleChoice("q", "?", options) { Image = new QuestionImage("https://example.org/a.png", "a") },
            new SingleChoice("q", "?", options) { Image = new QuestionImage("https://example.org/a.png", "b") },
            typed, typed with { Accepted = ["a"] }, typed with { Why = "so" }, typed with { Wrong = [new("c", null)] }, typed with { Wrong = [new("c", "so")] },
            typed with { Rules = new TypedRules(CaseMatters: true) }, typed with { Rules = new TypedRules(SpacesMatter: true) }, typed with { Rules = new TypedRules(DiacriticsMatter: true) },
            numeric, numeric with { Low = 0 }, numeric with { High = 4 }, numeric with { Exact = null }, numeric with { Unit = null }, numeric with { Why = "so" },
            matching, matching with { Pairs = [new("a", "2"), new("b", "1")] }, matching with { Decoys = [] }, matching with { Why = "so" },
            new SingleChoice("q", "?", [options[0], options[1] with { Weight = 0.5m }]), new SingleChoice("q", "?", [options[0], options[1] with { Weight = -0.5m }]),
            new MultipleChoice("q", "?", [options[0] with { Weight = 1 }, options[1]]), new MultipleChoice("q", "?", [options[0], options[1] with { Weight = 1 }]),
            typed with { Wrong = [new("c", null) { Weight = 0.5m }] },
            numeric with { Wrong = [new(4, 5, null, null)] }, numeric with { Wrong = [new(4, 5, 4.5m, null)] }, numeric with { Wrong = [new(4, 5, null, "so")] },
            numeric with { Wrong = [new(4, 5, null, null) { Weight = 0.5m }] }, numeric with { Wrong = [new(4, 5, null, null), new(6, 7, null, null)] },
            ordering, ordering with { Items = ["b", "a", "c"] }, ordering with { Why = "so" },
        ];
    }

    [Test]
    public void Questions_that_differ_have_different_hashes_whatever_their_kind()
    {
        Assert.That(Kinds().Select(ContentHash.Of), Is.Unique);
    }

    [Test]
    public void A_number_is_the_same_with_and_without_trailing_zeros()
    {
        Assert.That(ContentHash.Of(new Numeric("q", "?", 1.0m, 1.50m, null, null, null)), Is.EqualTo(ContentHash.Of(new Numeric("q", "?", 1, 1.5m, null, null, null))));
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
