using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

internal sealed class WeightCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static OptionDraft Option(string text, bool right, string? weight) =>
        Draft.Option(text, right ? "true" : null) with { Weight = weight is null ? null : Draft.Raw(weight, 40) };

    private static QuestionDraft Single(string? right, string? wrong) => Draft.Question() with { Options = [Option("a", true, right), Option("b", false, wrong)] };

    private static QuestionDraft Many(params (bool Right, string? Weight)[] options) =>
        Draft.Question() with { Type = Draft.Raw("multiple", 13), Options = [.. options.Select((option, at) => Option($"{at}", option.Right, option.Weight))] };

    private static WrongDraft Number(string? answer, string? tolerance = null, string? weight = null) => new(Draft.At(50), null, null)
    {
        Answer = answer is null ? null : Draft.Raw(answer, 50),
        Tolerance = tolerance is null ? null : Draft.Raw(tolerance, 51),
        Weight = weight is null ? null : Draft.Raw(weight, 52),
    };

    private static WrongDraft Word(string? weight) => new(Draft.At(50), Draft.Raw("table", 50), null) { Weight = weight is null ? null : Draft.Raw(weight, 52) };

    private static IEnumerable<TestCaseData> Bad()
    {
        foreach (var unreadable in new[] { "half", "101%", "-100.1%", "1.5", "50", "%", "", "1e-1", "5,0%" })
        {
            yield return Case("weight", 40, Single(null, unreadable), unreadable);
        }

        yield return Case("weight-right", 40, Single("50%", null));
        yield return Case("weight-right", 40, Single("0%", null));
        yield return Case("weight-wrong", 40, Single(null, "100%"));
        yield return Case("weight-misplaced", 40, Draft.Question() with { Type = Draft.Raw("true-false", 13), Options = [Option("True", true, null), Option("False", false, "50%")] });
        yield return Case("weight-missing", 30, Many((true, "50%"), (true, null), (false, null)));
        yield return Case("weight-missing", 30, Many((true, null), (false, "-50%")));
        yield return Case("weight-right", 40, Many((true, "100%"), (true, "0%")));
        yield return Case("weight-right", 40, Many((true, "100%"), (true, "-50%")));
        yield return Case("weight-wrong", 40, Many((true, "100%"), (false, "10%")));
        yield return Case("weight", 40, Many((true, "100%"), (false, "-200%")));

        yield return Case("weight-wrong", 52, Draft.Typed() with { Wrong = [Word("100%")] });
        yield return Case("weight", 52, Draft.Typed() with { Wrong = [Word("much")] });
        yield return Case("wrong-key-misplaced", 60, Draft.Typed() with { Wrong = [Word(null) with { Answer = Draft.Raw("3", 60) }] });
        yield return Case("wrong-key-misplaced", 60, Draft.Typed() with { Wrong = [Word(null) with { Range = [Draft.Raw("3", 60), Draft.Raw("4", 60)] }] });

        yield return Case("weight-wrong", 52, Draft.Numeric() with { Wrong = [Number("3", weight: "100%")] });
        yield return Case("wrong-key-misplaced", 60, Draft.Numeric() with { Wrong = [new WrongDraft(Draft.At(50), Draft.Raw("3", 60), null)] });
        yield return Case("question-answer", 50, Draft.Numeric() with { Wrong = [Number(null)] });
        yield return Case("question-answer", 50, Draft.Numeric() with { Wrong = [Number("three")] });
        yield return Case("question-tolerance", 51, Draft.Numeric() with { Wrong = [Number("3", "0")] });
        yield return Case("wrong-accepted", 50, Draft.Numeric() with { Wrong = [Number("3.14")] });
        yield return Case("wrong-accepted", 50, Draft.Numeric() with { Tolerance = Draft.Raw("1", 15), Wrong = [Number("3.5", "0.5")] });
        yield return Case("wrong-repeated", 50, Draft.Numeric() with { Wrong = [Number("5", "1"), Number("6")] });
        yield return Case("question-wrong-count", 50, Draft.Numeric() with { Wrong = [.. Enumerable.Range(10, 21).Select(at => Number($"{at}"))] });
        yield return Case("question-key-misplaced", 20, Draft.Matching() with { Keys = [Draft.Raw("pairs", 15), Draft.Raw("wrong", 20)] });
    }

    [TestCaseSource(nameof(Bad))]
    public void A_broken_rule_is_named_with_file_and_line(string rule, int line, QuestionDraft question)
    {
        var errors = ((ContentVerdict.Refused)Check(question)).Errors;

        Assert.That(errors.Select(error => (error.File, error.Line, error.Rule)), Is.EqualTo(new[] { ("t/l.md", line, rule) }));
        Assert.That(errors[0].Message, Does.StartWith("Found").And.Match("(expected|Give|Write|Add|Make|Remove|Change|Shorten|Set)"));
    }

    private static IEnumerable<TestCaseData> Doubtful()
    {
        yield return Case("weights-sum", 10, Many((true, "25%"), (true, "25%"), (false, "-100%")));
        yield return Case("weights-sum", 10, Many((true, "100%"), (true, "50%"), (false, "-100%")));
        yield return Case("weights-all", 10, Many((true, "50%"), (true, "50%"), (false, null)));
        yield return Case("weights-all", 10, Many((true, "50%"), (true, "50%"), (false, "0%"), (false, "-0.5%")));
    }

    [TestCaseSource(nameof(Doubtful))]
    public void What_is_doubtful_is_a_warning(string rule, int line, QuestionDraft question) =>
        Assert.That(((ContentVerdict.Good)Check(question)).Warnings.Select(warning => (warning.Line, warning.Rule)), Is.EqualTo(new[] { (line, rule) }));

    [TestCase("50%", "0.5")]
    [TestCase(" 50 % ", "0.5")]
    [TestCase("-33.33333%", "-0.3333333")]
    [TestCase("33.3333333333%", "0.333333333")]
    [TestCase("0.5", "0.5")]
    [TestCase("-1", "-1")]
    [TestCase("0%", null)]
    [TestCase("0", null)]
    [TestCase("-100%", "-1")]
    public void A_weight_is_a_share(string written, string? weight)
    {
        var question = (SingleChoice)Good(Single("100%", written));

        Assert.That(question.Options.Select(option => option.Weight), Is.EqualTo(new[] { null, weight is null ? (decimal?)null : decimal.Parse(weight, CultureInfo.InvariantCulture) }));
    }

    [Test]
    public void A_multiple_choice_keeps_weights_of_its_own()
    {
        var question = (MultipleChoice)Good(Many((true, "70%"), (true, "30%"), (false, "-50%"), (false, "0%"), (false, null)));

        Assert.That(question.Options.Select(option => option.Weight), Is.EqualTo(new decimal?[] { 0.7m, 0.3m, -0.5m, null, null }));
    }

    private static IEnumerable<TestCaseData> Usual()
    {
        yield return new TestCaseData(Many((true, "100%"), (false, "-100%"))).SetArgDisplayNames("one and one");
        yield return new TestCaseData(Many((true, "50%"), (false, "-33.33333%"), (true, "50%"), (false, "-33.33333%"), (false, "-33.33333%"))).SetArgDisplayNames("two and three");
        yield return new TestCaseData(Many((true, "33.33333%"), (true, "33.33333%"), (true, "33.33333%"))).SetArgDisplayNames("three of three");
    }

    [TestCaseSource(nameof(Usual))]
    public void Weights_that_say_what_is_so_without_them_are_none(QuestionDraft draft)
    {
        var verdict = (ContentVerdict.Good)Check(draft);

        Assert.That(((MultipleChoice)verdict.Tracks[0].Lessons[0].Questions[0]).Options.Select(option => option.Weight), Is.All.Null);
        Assert.That(verdict.Warnings, Is.Empty);
    }

    [Test]
    public void Wrong_words_and_numbers_have_theirs()
    {
        var word = (Typed)Good(Draft.Typed() with { Wrong = [Word("50%"), Word("0%") with { Text = Draft.Raw("chair", 50) }] });
        var number = (Numeric)Good(Draft.Numeric() with
        {
            Wrong = [Number("3", "0.1", "50%"), Number(null) with { Range = [Draft.Raw("1", 50), Draft.Raw("5", 50)], Why = Draft.Raw("Near", 53) }],
        });

        Assert.That(word.Wrong, Is.EqualTo(new WrongAnswer[] { new("table", null) { Weight = 0.5m }, new("chair", null) }));
        Assert.That(number.Wrong, Is.EqualTo(new WrongNumber[] { new(2.9m, 3.1m, 3, null) { Weight = 0.5m }, new(1, 5, null, "Near") }));
    }

    private static TestCaseData Case(string rule, int line, QuestionDraft question, string more = "") => new TestCaseData(rule, line, question).SetArgDisplayNames(rule, $"line {line}", more);

    private static Question Good(QuestionDraft draft) => ((ContentVerdict.Good)Check(draft)).Tracks[0].Lessons[0].Questions[0];

    private static ContentVerdict Check(QuestionDraft draft) => ContentCheck.Check(new ContentDrafts([Draft.Track(Draft.Lesson() with { Questions = [draft] })], []), Today);
}
