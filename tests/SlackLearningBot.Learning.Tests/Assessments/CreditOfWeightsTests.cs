using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Assessments;

/// <summary>What answers are worth whose author gave them weights.</summary>
internal sealed class CreditOfWeightsTests
{
    private static readonly MultipleChoice Many = new("m", "Which?", [Right("a", 0.7m), Right("b", 0.3m), Wrong("c", -0.25m), Wrong("d", null)]);
    private static readonly MultipleChoice Thirds = new("t", "Which?", [Right("a", 0.3333333m), Right("b", 0.3333333m), Right("c", 0.3333333m), Wrong("d", -1m)]);
    private static readonly SingleChoice One = new("s", "Which?", [new("80", false, "Old") { Weight = 0.2m }, new("443", true, null), new("22", false, null) { Weight = -0.5m }, new("1", false, null)]);
    private static readonly Typed Word = new("w", "Which?", ["Frog"], new TypedRules(), null) { Wrong = [new("Toad", "Near") { Weight = 0.5m }, new("Newt", null), new("Fish", null) { Weight = -1m }] };

    private static readonly Numeric Year = new("n", "When?", 1822, 1822, 1822, null, null)
    {
        Wrong = [new(1820, 1824, 1822, "Near") { Weight = 0.5m }, new(1800, 1850, null, null) { Weight = 0.1m }, new(1922, 1922, 1922, "A century") { Weight = -0.1m }],
    };

    private static AnswerOption Right(string text, decimal weight) => new(text, true, null) { Weight = weight };

    private static AnswerOption Wrong(string text, decimal? weight) => new(text, false, null) { Weight = weight };

    private static QuizResult.Graded Graded(Question question, Answer answer) => (QuizResult.Graded)Quiz.Grade(question, answer);

    private static double Of(Question question, Answer answer) => Credit.Of(question, Graded(question, answer));

    [TestCase(new[] { 0, 1 }, 1.0)]
    [TestCase(new[] { 0 }, 0.7)]
    [TestCase(new[] { 1 }, 0.3)]
    [TestCase(new[] { 0, 2 }, 0.45)]
    [TestCase(new[] { 1, 2 }, 0.05)]
    [TestCase(new[] { 2 }, 0.0, Description = "never below 0")]
    [TestCase(new[] { 3 }, 0.0)]
    [TestCase(new[] { 0, 1, 2 }, 0.75)]
    [TestCase(new[] { 0, 1, 3 }, 1.0, Description = "a wrong option whose author takes nothing away")]
    [TestCase(new[] { 0, 1, 2, 3 }, 0.75)]
    public void Ticked(int[] ticked, double credit) => Assert.That(Of(Many, new Answer.ChosenMany(ticked)), Is.EqualTo(credit).Within(1e-12));

    [Test]
    public void Weights_beyond_the_whole_count_as_the_whole()
    {
        var question = new MultipleChoice("m", "Which?", [Right("a", 0.9m), Right("b", 0.9m), Right("c", 0.9m), Wrong("d", null)]);

        Assert.That((Of(question, new Answer.ChosenMany([0, 1])), Of(question, new Answer.ChosenMany([0]))), Is.EqualTo((1.0, 0.9)));
    }

    [Test]
    public void What_is_right_counts_in_full_even_where_its_weights_come_to_less() =>
        Assert.That(Of(new MultipleChoice("m", "Which?", [Right("a", 0.25m), Right("b", 0.25m), Wrong("c", -1m)]), new Answer.ChosenMany([0, 1])), Is.EqualTo(1));

    [TestCase(0, 0.2)]
    [TestCase(1, 1.0)]
    [TestCase(2, 0.0)]
    [TestCase(3, 0.0)]
    public void One_option(int chosen, double credit) => Assert.That(Of(One, new Answer.Chosen(chosen)), Is.EqualTo(credit));

    [TestCase("frog", 1.0)]
    [TestCase(" TOAD ", 0.5)]
    [TestCase("Newt", 0.0)]
    [TestCase("Fish", 0.0)]
    [TestCase("Bird", 0.0)]
    public void A_word(string written, double credit) => Assert.That(Of(Word, new Answer.Written(written)), Is.EqualTo(credit));

    [TestCase("1822", 1.0)]
    [TestCase("1824", 0.5)]
    [TestCase("1825", 0.1)]
    [TestCase("1922", 0.0)]
    [TestCase("1700", 0.0)]
    [TestCase("1,822", 1.0)]
    [TestCase("1.824", 0.5, Description = "read both ways, and one of them is nearly right")]
    public void A_number(string written, double credit) => Assert.That(Of(Year, new Answer.Written(written)), Is.EqualTo(credit));

    [Test]
    public void Thirds_that_a_file_rounds_come_to_a_whole_again()
    {
        var (one, two) = (Of(Thirds, new Answer.ChosenMany([0])), Of(Thirds, new Answer.ChosenMany([1, 2])));

        Assert.That((one, two), Is.EqualTo((1 / 3.0, 2 / 3.0)).Within(1e-15));
        Assert.That(Score.Of([one, two], 2, 50), Is.EqualTo(new Score(50, true)));
    }

    private static IEnumerable<TestCaseData> Partly()
    {
        yield return new TestCaseData(Many, new Answer.ChosenMany([0, 1, 3]), null).SetArgDisplayNames("ticked, worth all");
        yield return new TestCaseData(One, new Answer.Chosen(0), "Old").SetArgDisplayNames("option");
        yield return new TestCaseData(Word, new Answer.Written("toad"), "Near").SetArgDisplayNames("word");
        yield return new TestCaseData(Year, new Answer.Written("1823"), "Near").SetArgDisplayNames("number");
        yield return new TestCaseData(Year, new Answer.Written("1922"), "A century").SetArgDisplayNames("number worth less than nothing");
    }

    [TestCaseSource(nameof(Partly))]
    public void In_the_daily_questions_and_for_the_memory_a_part_is_wrong_and_its_reason_is_told(Question question, Answer answer, string? why)
    {
        var graded = Graded(question, answer);

        Assert.That((graded.Right, graded.Grade, graded.Why), Is.EqualTo((false, Grade.Again, why)));
    }

    [FsCheck.NUnit.Property]
    public void It_stays_between_0_and_1_and_a_right_tick_never_costs_nor_a_wrong_one_earns(int seed)
    {
        var chance = new Random(seed);
        var question = new MultipleChoice("m", "Which?", [.. Enumerable.Range(0, 8).Select(at => at % 2 == 0 ? Right($"{at}", chance.Next(1, 101) / 100m) : Wrong($"{at}", chance.Next(-100, 1) / 100m))]);
        var ticked = Enumerable.Range(0, 8).Where(_ => chance.Next(2) == 0).Append(chance.Next(8)).Distinct().ToList();
        var credit = Of(question, new Answer.ChosenMany(ticked));
        foreach (var more in Enumerable.Range(0, 8).Except(ticked))
        {
            var then = Of(question, new Answer.ChosenMany([.. ticked, more]));
            Assert.That(then, more % 2 == 0 ? Is.GreaterThanOrEqualTo(credit) : Is.LessThanOrEqualTo(credit));
        }

        Assert.That(credit, Is.InRange(0, 1));
    }
}
