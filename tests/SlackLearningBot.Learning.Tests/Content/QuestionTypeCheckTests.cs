using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

public sealed class QuestionTypeCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("question-options-count", 10, Choice([.. Enumerable.Range(0, 11).Select(at => Draft.Option($"{at}", "true"))]));
        yield return Case("question-options-count", 10, Choice([Draft.Option("a", "true")]));
        yield return Case("question-right-count", 10, Choice([Draft.Option("a"), Draft.Option("b")]));
        yield return Case("option-text-too-long", 30, Choice([Draft.Option("a", "true"), Draft.Option(new string('b', 76))]));

        yield return Case("question-accept-count", 10, Draft.Typed() with { Accept = [] });
        yield return Case("question-accept-count", 10, Draft.Typed() with { Accept = [.. Enumerable.Range(0, 21).Select(at => Draft.Raw($"word {(char)('a' + at)}", 14))] });
        yield return Case("question-answer-misplaced", 20, Draft.Typed() with { Answer = Draft.Raw("index", 20) });
        yield return Case("accept-text-missing", 20, Draft.Typed() with { Accept = [Draft.Raw(" ", 20)] });
        yield return Case("accept-text-missing", 20, Draft.Typed() with { Accept = [Draft.Raw("\u0301", 20)] });
        yield return Case("accept-text-too-long", 20, Draft.Typed() with { Accept = [Draft.Raw(new string('a', 151), 20)] });
        yield return Case("question-case", 20, Draft.Typed() with { Case = Draft.Raw("maybe", 20) });
        yield return Case("question-spaces", 20, Draft.Typed() with { Spaces = Draft.Raw("1", 20) });
        yield return Case("question-diacritics", 20, Draft.Typed() with { Diacritics = Draft.Raw("exact", 20) });
        yield return Case("question-why-too-long", 20, Draft.Typed() with { Why = Draft.Raw(new string('a', 301), 20) });
        yield return Case("wrong-accepted", 20, Draft.Typed() with { Wrong = [Wrong(" INDEX", 20)] });
        yield return Case("wrong-repeated", 21, Draft.Typed() with { Wrong = [Wrong("table", 20), Wrong("Table", 21)] });
        yield return Case("wrong-text-missing", 20, Draft.Typed() with { Wrong = [new WrongDraft(Draft.At(20), null, null)] });
        yield return Case("question-wrong-count", 20, Draft.Typed() with { Wrong = [.. Enumerable.Range(0, 21).Select(at => Wrong($"no {(char)('a' + at)}", 20))] });

        yield return Case("question-answer", 10, Draft.Numeric() with { Answer = null });
        yield return Case("question-answer", 20, Draft.Numeric() with { Answer = Draft.Raw("3,14", 20) });
        yield return Case("question-answer", 20, Draft.Numeric() with { Answer = Draft.Raw("1e16", 20) });
        yield return Case("question-answer", 20, Draft.Numeric() with { Answer = Draft.Raw("0.12345678901", 20) });
        yield return Case("question-tolerance", 20, Draft.Numeric() with { Tolerance = Draft.Raw("±1", 20) });
        yield return Case("question-tolerance", 20, Draft.Numeric() with { Tolerance = Draft.Raw("0", 20) });
        yield return Case("question-tolerance", 20, Draft.Numeric() with { Tolerance = Draft.Raw("-5%", 20) });
        yield return Case("question-tolerance", 20, Draft.Numeric() with { Tolerance = Draft.Raw("101%", 20) });
        yield return Case("question-range", 20, Draft.Numeric() with { Answer = null, Range = [Draft.Raw("1", 20)] });
        yield return Case("question-range", 20, Draft.Numeric() with { Answer = null, Range = [Draft.Raw("5", 20), Draft.Raw("1", 20)] });
        yield return Case("question-range", 20, Draft.Numeric() with { Answer = null, Range = [Draft.Raw("5", 20), Draft.Raw("5", 20)] });
        yield return Case("question-range", 21, Draft.Numeric() with { Answer = null, Range = [Draft.Raw("5", 20), Draft.Raw("many", 21)] });
        yield return Case("question-answer-misplaced", 14, Draft.Numeric() with { Range = [Draft.Raw("1", 20), Draft.Raw("5", 20)] });
        yield return Case("question-unit", 20, Draft.Numeric() with { Unit = Draft.Raw("5 kg", 20) });
        yield return Case("question-unit-too-long", 20, Draft.Numeric() with { Unit = Draft.Raw(new string('k', 21), 20) });

        yield return Case("question-pairs-count", 10, Draft.Matching() with { Pairs = [Draft.Pair("a", "1", 14)] });
        yield return Case("question-pairs-count", 10, Draft.Matching() with { Pairs = [.. Enumerable.Range(0, 7).Select(at => Draft.Pair($"{at}", $"{at}", 14))] });
        yield return Case("pair-left-repeated", 17, Draft.Matching() with { Pairs = [Draft.Pair("a", "1", 14), Draft.Pair("b", "2", 15), Draft.Pair("A", "3", 17)] });
        yield return Case("pair-right-same", 10, Draft.Matching() with { Pairs = [Draft.Pair("a", "1", 14), Draft.Pair("b", "1", 15)] });
        yield return Case("pair-right-alike", 16, Draft.Matching() with { Pairs = [Draft.Pair("a", "x", 14), Draft.Pair("b", "y", 15), Draft.Pair("c", "X", 16)] });
        yield return Case("pair-right-missing", 20, Draft.Matching() with { Pairs = [.. Draft.Matching().Pairs, new PairDraft(Draft.At(20), Draft.Raw("d", 20), null)] });
        yield return Case("pair-right-too-long", 20, Draft.Matching() with { Pairs = [.. Draft.Matching().Pairs, Draft.Pair("d", new string('1', 76), 20)] });
        yield return Case("decoy-right", 20, Draft.Matching() with { Decoys = [Draft.Raw("2", 20)] });
        yield return Case("decoy-repeated", 21, Draft.Matching() with { Decoys = [Draft.Raw("x", 20), Draft.Raw("X", 21)] });
        yield return Case("decoy-too-long", 20, Draft.Matching() with { Decoys = [Draft.Raw(new string('x', 76), 20)] });
        yield return Case("question-decoys-count", 20, Draft.Matching() with { Decoys = [.. Enumerable.Range(0, 7).Select(at => Draft.Raw($"d{at}", 20))] });

        yield return Case("question-items-count", 10, Draft.Ordering() with { Items = [Draft.Raw("a", 14), Draft.Raw("b", 15)] });
        yield return Case("question-items-count", 10, Draft.Ordering() with { Items = [.. Enumerable.Range(0, 7).Select(at => Draft.Raw($"{at}", 14))] });
        yield return Case("item-repeated", 20, Draft.Ordering() with { Items = [.. Draft.Ordering().Items, Draft.Raw("A", 20)] });
        yield return Case("item-too-long", 20, Draft.Ordering() with { Items = [.. Draft.Ordering().Items, Draft.Raw(new string('x', 76), 20)] });

        yield return Case("question-image-url", 20, Draft.Question() with { Image = Image("http://example.org/a.png", "a graph") });
        yield return Case("question-image-url", 20, Draft.Question() with { Image = Image("/a.png", "a graph") });
        yield return Case("question-image-url", 20, Draft.Question() with { Image = Image("https://example.org/" + new string('a', 3000), "a graph") });
        yield return Case("question-image-alt-missing", 21, Draft.Question() with { Image = Image("https://example.org/a.png", " ") });
        yield return Case("question-image-alt-too-long", 21, Draft.Question() with { Image = Image("https://example.org/a.png", new string('a', 2001)) });

        yield return Case("question-key-misplaced", 20, Draft.Question() with { Keys = [Draft.Raw("options", 15), Draft.Raw("tolerance", 20)] });
        yield return Case("question-key-misplaced", 20, Draft.Question() with { Keys = [Draft.Raw("why", 20)], Why = Draft.Raw("so", 20) });
        yield return Case("question-key-misplaced", 20, Draft.Matching() with { Keys = [Draft.Raw("pairs", 15), Draft.Raw("items", 20)] });
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
        yield return Case("accept-repeated", 15, Draft.Typed() with { Accept = [Draft.Raw("index", 14), Draft.Raw("INDEX", 15)] });
        yield return Case("typed-number", 14, Draft.Typed() with { Accept = [Draft.Raw("42", 14)] });
        yield return Case("matching-guessable", 10, Draft.Matching() with { Pairs = [Draft.Pair("a", "1", 14), Draft.Pair("b", "2", 15)] });
    }

    [TestCaseSource(nameof(Doubtful))]
    public void What_is_doubtful_is_a_warning(string rule, int line, QuestionDraft question)
    {
        Assert.That(((ContentVerdict.Good)Check(question)).Warnings.Select(warning => (warning.Line, warning.Rule)), Is.EqualTo(new[] { (line, rule) }));
    }

    [Test]
    public void All_options_of_a_multiple_choice_may_be_right()
    {
        var question = (MultipleChoice)Good(Choice([Draft.Option("a", "true"), Draft.Option("b", "yes")]));

        Assert.That(question.Options, Is.EqualTo(new AnswerOption[] { new("a", true, null), new("b", true, null) }));
    }

    [Test]
    public void A_typed_question_has_all_it_was_given()
    {
        var question = (Typed)Good(Draft.Typed() with
        {
            Case = Draft.Raw("true", 20), Diacritics = Draft.Raw("yes", 21), Spaces = Draft.Raw("false", 22), Why = Draft.Raw("so", 23), Wrong = [Wrong("table", 24)],
        });

        Assert.That(question.Accepted, Is.EqualTo(new[] { "index", "indices" }));
        Assert.That(question.Wrong, Is.EqualTo(new WrongAnswer[] { new("table", "no") }));
        Assert.That((question.Rules, question.Why), Is.EqualTo((new TypedRules(CaseMatters: true, DiacriticsMatter: true), "so")));
    }

    [Test]
    public void A_single_accepted_text_may_be_the_answer()
    {
        Assert.That(((Typed)Good(Draft.Typed() with { Accept = [], Answer = Draft.Raw("index", 20) })).Accepted, Is.EqualTo(new[] { "index" }));
    }

    [TestCase("3.14", null, 3.14, 3.14)]
    [TestCase("3.14", "0.01", 3.13, 3.15)]
    [TestCase("200", "5%", 190, 210)]
    [TestCase("-200", "5 %", -210, -190)]
    [TestCase("2e6", "1e3", 1999000, 2001000)]
    public void A_tolerance_reaches_to_both_sides(string answer, string? tolerance, double low, double high)
    {
        var question = (Numeric)Good(Draft.Numeric() with { Answer = Draft.Raw(answer, 14), Tolerance = tolerance is null ? null : Draft.Raw(tolerance, 15), Unit = Draft.Raw("kg", 16) });

        Assert.That((question.Low, question.High, question.Unit), Is.EqualTo(((decimal)low, (decimal)high, "kg")));
        Assert.That(question.High - question.Exact, Is.EqualTo(question.Exact - question.Low));
    }

    [Test]
    public void A_range_has_no_exact_number()
    {
        var question = (Numeric)Good(Draft.Numeric() with { Answer = null, Range = [Draft.Raw("-1.5", 14), Draft.Raw("5", 14)] });

        Assert.That((question.Low, question.High, question.Exact), Is.EqualTo((-1.5m, 5m, (decimal?)null)));
    }

    [FsCheck.NUnit.Property]
    public bool The_exact_number_is_always_in_the_middle(long answer, byte decimals, uint share)
    {
        var exact = answer % 1_000_000_000_000_000 / (decimal)Math.Pow(10, decimals % 5);
        var text = exact.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var tolerance = ((share % 10_000_000) + 1m) / 100_000;
        var draft = Draft.Numeric() with { Answer = Draft.Raw(text, 14), Tolerance = Draft.Raw($"{tolerance}%", 15) };
        return Good(draft) is Numeric numeric && numeric.High - exact == exact - numeric.Low && numeric.Exact == exact;
    }

    [Test]
    public void Matching_and_ordering_have_all_they_were_given()
    {
        var matching = (Matching)Good(Draft.Matching() with { Decoys = [Draft.Raw("x", 20)], Why = Draft.Raw("so", 21) });
        var ordering = (Ordering)Good(Draft.Ordering() with { Why = Draft.Raw("so", 21) });

        Assert.That(matching.Pairs, Is.EqualTo(new MatchingPair[] { new("a", "1"), new("b", "2"), new("c", "1") }));
        Assert.That((matching.Decoys.Single(), matching.Why, ordering.Why), Is.EqualTo(("x", "so", "so")));
        Assert.That(ordering.Items, Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void An_image_belongs_to_a_question_of_any_type()
    {
        foreach (var draft in new[] { Draft.Question(), Draft.Typed(), Draft.Numeric(), Draft.Matching(), Draft.Ordering() })
        {
            Assert.That(Good(draft with { Image = Image("https://example.org/a.png", "a graph") }).Image, Is.EqualTo(new QuestionImage("https://example.org/a.png", "a graph")));
        }
    }

    private static TestCaseData Case(string rule, int line, QuestionDraft question) => new TestCaseData(rule, line, question).SetArgDisplayNames(rule, $"line {line}");

    private static QuestionDraft Choice(IReadOnlyList<OptionDraft> options) => Draft.Question() with { Type = Draft.Raw("multiple", 13), Options = options };

    private static WrongDraft Wrong(string text, int line) => new(Draft.At(line), Draft.Raw(text, line), Draft.Raw("no", line));

    private static ImageDraft Image(string url, string alt) => new(Draft.At(19), Draft.Raw(url, 20), Draft.Raw(alt, 21));

    private static Question Good(QuestionDraft draft) => ((ContentVerdict.Good)Check(draft)).Tracks[0].Lessons[0].Questions[0];

    private static ContentVerdict Check(QuestionDraft draft) => ContentCheck.Check(new ContentDrafts([Draft.Track(Draft.Lesson() with { Questions = [draft] })], []), Today);
}
