using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

public sealed class ContentCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Test]
    public void Good_drafts_become_tracks()
    {
        var track = Good(Draft.Track(Draft.Lesson(), Draft.Lesson("l-2")));

        Assert.Multiple(() =>
        {
            Assert.That((track.Id, track.Title, track.Description), Is.EqualTo(("t-1", "Track", "")));
            Assert.That(track.Lessons.Select(lesson => lesson.Id), Is.EqualTo(new[] { "l-1", "l-2" }));
            Assert.That(track.Lessons[0].Format, Is.EqualTo(LessonFormat.Read));
            Assert.That(track.Lessons[0].Questions[0], Is.InstanceOf<SingleChoice>());
        });
    }

    private static IEnumerable<TestCaseData> BadLessons()
    {
        yield return Case("lesson-id-missing", 1, lesson => lesson with { Id = null });
        yield return Case("lesson-id-shape", 21, lesson => lesson with { Id = Draft.Raw("Hello World", 21) });
        yield return Case("lesson-id-shape", 21, lesson => lesson with { Id = Draft.Raw(new string('a', 81), 21) });
        yield return Case("lesson-title-missing", 1, lesson => lesson with { Title = null });
        yield return Case("lesson-title-missing", 21, lesson => lesson with { Title = Draft.Raw("  ", 21) });
        yield return Case("lesson-title-too-long", 21, lesson => lesson with { Title = Draft.Raw(new string('a', 121), 21) });
        yield return Case("lesson-format-unknown", 21, lesson => lesson with { Format = Draft.Raw("raed", 21) });
        yield return Case("lesson-format-unknown", 21, lesson => lesson with { Format = Draft.Raw("0", 21) });
        yield return Case("lesson-empty", 1, lesson => lesson with { Body = Draft.Raw(" \n", 21) });
        yield return Case("lesson-link-missing", 1, lesson => lesson with { Format = Draft.Raw("watch", 21) });
        yield return Case("lesson-link", 21, lesson => lesson with { Link = Draft.Raw("javascript:alert(1)", 21) });
        yield return Case("lesson-link", 21, lesson => lesson with { Link = Draft.Raw("https://a b", 21) });
        yield return Case("lesson-minutes", 21, lesson => lesson with { Minutes = Draft.Raw("-1", 21) });
        yield return Case("lesson-review-by", 21, lesson => lesson with { ReviewBy = Draft.Raw("30 June", 21) });
        yield return Case("skill-shape", 21, lesson => lesson with { Skills = [Draft.Raw("C#", 21)] });
        yield return Case("source-licence-missing", 21, lesson => lesson with { Source = new SourceDraft(Draft.At(21), null, null, null, null) });
        yield return Case("source-url", 22, lesson => lesson with { Source = new SourceDraft(Draft.At(21), null, Draft.Raw("ftp://x", 22), Draft.Raw("MIT", 23), null) });
    }

    private static IEnumerable<TestCaseData> BadQuestions()
    {
        yield return Question("question-id-missing", 10, question => question with { Id = null });
        yield return Question("question-ask-missing", 10, question => question with { Ask = null });
        yield return Question("question-ask-too-long", 21, question => question with { Ask = Draft.Raw(new string('a', 251), 21) });
        yield return Question("question-type", 21, question => question with { Type = Draft.Raw("essay", 21) });
        yield return Question("question-options-count", 10, question => question with { Options = [question.Options[0]] });
        yield return Question("question-options-count", 10, question => question with { Options = [.. question.Options, .. "cdef".Select(c => Draft.Option(c.ToString()))] });
        yield return Question("question-right-count", 10, question => question with { Options = [Draft.Option("a"), Draft.Option("b")] });
        yield return Question("question-right-count", 10, question => question with { Options = [Draft.Option("a", "true"), Draft.Option("b", "true")] });
        yield return Question("option-right", 31, question => question with { Options = [Draft.Option("a", "true"), Draft.Option("b", "maybe")] });
        yield return Question("option-repeated", 30, question => question with { Options = [Draft.Option("a", "true"), Draft.Option("A ")] });
        yield return Question("option-text-missing", 30, question => question with { Options = [Draft.Option("a", "true"), new OptionDraft(Draft.At(30), null, null, null)] });
        yield return Question("option-text-too-long", 30, question => question with { Options = [Draft.Option("a", "true"), Draft.Option(new string('b', 151))] });
        yield return Question("option-why-too-long", 32, question => question with { Options = [Draft.Option("a", "true"), Draft.Option("b") with { Why = Draft.Raw(new string('b', 301), 32) }] });
        yield return Question("question-answer-misplaced", 21, question => question with { Answer = Draft.Raw("true", 21) });
        yield return Question("question-answer", 10, question => question with { Type = Draft.Raw("true-false", 21), Options = [] });
        yield return Question("question-answer", 22, question => question with { Type = Draft.Raw("true-false", 21), Options = [], Answer = Draft.Raw("perhaps", 22) });
        yield return Question("question-true-false-options", 10, question => question with { Type = Draft.Raw("true-false", 21) });
    }

    [TestCaseSource(nameof(BadLessons))]
    [TestCaseSource(nameof(BadQuestions))]
    public void A_broken_rule_is_named_with_file_and_line(string rule, int line, LessonDraft lesson)
    {
        var errors = Refused(Draft.Track(lesson));

        Assert.That(errors.Select(error => (error.File, error.Line, error.Rule)), Is.EqualTo(new[] { ("t/l.md", line, rule) }));
        Assert.That(errors[0].Message, Does.Match("(expected|Expected|Give|Write|Add|Mark|Make|supports)"));
    }

    [Test]
    public void An_unknown_type_gets_the_known_ones_and_the_nearest()
    {
        var question = Draft.Question() with { Type = Draft.Raw("macthing", 21) };

        var errors = Refused(Draft.Track(Draft.Lesson() with { Questions = [question] }));

        Assert.That(
            errors.Single().Message,
            Is.EqualTo("Found the type 'macthing', expected one of single, multiple, true-false, typed, numeric, matching, ordering. Did you mean 'matching'?"));
    }

    [Test]
    public void Ids_are_used_once_in_the_whole_folder()
    {
        var again = Draft.Lesson() with { Id = Draft.Raw("l-1", 40), Questions = [Draft.Question() with { Id = Draft.Raw("q-l-1", 41) }] };

        var errors = Refused(Draft.Track(Draft.Lesson()), Draft.Track(again) with { Id = Draft.Raw("t-1", 39) });

        Assert.That(errors.Select(error => (error.Line, error.Rule)), Is.EqualTo(new[] { (39, "track-id-repeated"), (40, "lesson-id-repeated"), (41, "question-id-repeated") }));
    }

    [TestCase("true", true)]
    [TestCase("false", false)]
    public void The_short_form_of_true_false_gives_two_options(string answer, bool isTrue)
    {
        var question = Draft.Question() with { Type = Draft.Raw("true-false", 2), Options = [], Answer = Draft.Raw(answer, 3), Why = Draft.Raw("so", 4) };

        var track = Good(Draft.Track(Draft.Lesson() with { Questions = [question] }));

        AnswerOption[] expected = [new("True", isTrue, isTrue ? "so" : null), new("False", !isTrue, isTrue ? null : "so")];
        Assert.That(((ChoiceQuestion)track.Lessons[0].Questions[0]).Options, Is.EqualTo(expected));
    }

    [Test]
    public void True_comes_first_whatever_the_author_wrote()
    {
        var question = Draft.Question() with { Type = Draft.Raw("true-false", 2), Options = [Draft.Option("false", "true"), Draft.Option("true")] };

        var track = Good(Draft.Track(Draft.Lesson() with { Questions = [question] }));

        AnswerOption[] expected = [new("True", false, null), new("False", true, null)];
        Assert.That(((ChoiceQuestion)track.Lessons[0].Questions[0]).Options, Is.EqualTo(expected));
    }

    [Test]
    public void Order_rules_and_what_it_does_not_name_comes_last_with_a_warning()
    {
        var draft = Draft.Track(Draft.Lesson("a"), Draft.Lesson("b"), Draft.Lesson("c")) with { Order = [Draft.Raw("c", 5), Draft.Raw("a", 6)] };

        var verdict = (ContentVerdict.Good)Check(draft);

        Assert.That(verdict.Tracks[0].Lessons.Select(lesson => lesson.Id), Is.EqualTo(new[] { "c", "a", "b" }));
        Assert.That(verdict.Warnings.Select(warning => warning.Rule), Is.EqualTo(new[] { "order-missing-lesson" }));
    }

    [Test]
    public void Order_names_lessons_that_are_there_and_each_once()
    {
        var draft = Draft.Track(Draft.Lesson("alpha")) with { Order = [Draft.Raw("alhpa", 5), Draft.Raw("alpha", 6), Draft.Raw("alpha", 7)] };

        var errors = Refused(draft);

        Assert.That(errors.Select(error => (error.Line, error.Rule)), Is.EqualTo(new[] { (5, "order-unknown-lesson"), (7, "order-repeated-lesson") }));
        Assert.That(errors[0].Message, Does.Contain("did you mean 'alpha'?"));
    }

    private static IEnumerable<TestCaseData> Doubtful()
    {
        yield return Case("lesson-too-long", 9, lesson => lesson with { PlainBody = new string('a', 1201) });
        yield return Case("lesson-too-long", 9, lesson => lesson with { PlainBody = string.Join(' ', Enumerable.Repeat("a", 358)) });
        yield return Case("lesson-no-question", 1, lesson => lesson with { Questions = [] });
        yield return Case("lesson-review-due", 21, lesson => lesson with { ReviewBy = Draft.Raw("2026-11-22", 21) });
        yield return Case("unknown-key", 21, lesson => lesson with { UnknownKeys = [Draft.Raw("fromat", 21)] });
    }

    [TestCaseSource(nameof(Doubtful))]
    public void What_is_doubtful_is_a_warning(string rule, int line, LessonDraft lesson)
    {
        var verdict = (ContentVerdict.Good)Check(Draft.Track(lesson));

        Assert.That(verdict.Warnings.Select(warning => (warning.File, warning.Line, warning.Rule)), Is.EqualTo(new[] { ("t/l.md", line, rule) }));
    }

    [Test]
    public void A_misspelled_key_gets_the_nearest_known_one()
    {
        var verdict = (ContentVerdict.Good)Check(Draft.Track(Draft.Lesson() with { UnknownKeys = [Draft.Raw("fromat", 21)] }));

        Assert.That(verdict.Warnings[0].Message, Does.EndWith("Did you mean 'format'?"));
    }

    [Test]
    public void Errors_of_reading_refuse_the_content_too()
    {
        var error = new ContentError("t/x.md", 3, "yaml", "…");

        var verdict = ContentCheck.Check(new ContentDrafts([Draft.Track(Draft.Lesson())], [error]), Today);

        Assert.That(verdict, Is.InstanceOf<ContentVerdict.Refused>().With.Property("Errors").EqualTo(new[] { error }));
    }

    [Test]
    public void A_folder_without_lessons_is_an_error()
    {
        var errors = Refused();

        Assert.That(errors.Single().Rule, Is.EqualTo("no-content"));
    }

    private static TestCaseData Case(string rule, int line, Func<LessonDraft, LessonDraft> change) =>
        new TestCaseData(rule, line, change(Draft.Lesson())).SetArgDisplayNames(rule, $"line {line}");

    private static TestCaseData Question(string rule, int line, Func<QuestionDraft, QuestionDraft> change) =>
        Case(rule, line, lesson => lesson with { Questions = [change(Draft.Question())] });

    private static ContentVerdict Check(params TrackDraft[] tracks) => ContentCheck.Check(new ContentDrafts(tracks, []), Today);

    private static Track Good(TrackDraft track) => ((ContentVerdict.Good)Check(track)).Tracks.Single();

    private static IReadOnlyList<ContentError> Refused(params TrackDraft[] tracks) => ((ContentVerdict.Refused)Check(tracks)).Errors;
}
