using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class AssessmentCheckTests
{
    private static readonly IReadOnlyList<BankQuestion> Bank = [.. Enumerable.Range(0, 8).Select(at => new BankQuestion($"q{at}", at < 3 ? ["sql"] : ["http", "web"]))];
    private static readonly AssessmentWish Good = new(" SQL   basics ", "5", "sql 2", "80", "2", "20");

    private static (AssessmentRules? Rules, Dictionary<AssessmentField, string> Errors) Read(AssessmentWish wish, IReadOnlyList<BankQuestion>? bank = null)
    {
        var errors = new Dictionary<AssessmentField, string>();
        return (AssessmentCheck.Read(wish, bank ?? Bank, errors), errors);
    }

    [Test]
    public void What_is_filled_in_well_becomes_rules()
    {
        var (rules, errors) = Read(Good);

        Assert.That(errors, Is.Empty);
        Assert.That(rules! with { Draw = null! }, Is.EqualTo(new AssessmentRules("SQL basics", null!, 80, 2, 20)));
        Assert.That((rules.Draw.Count, rules.Draw.Quotas.Single()), Is.EqualTo((5, new SkillQuota("sql", 2))));
    }

    [Test]
    public void What_may_be_left_empty_has_its_meaning()
    {
        var (rules, errors) = Read(Good with { Count = "", Quotas = null, Minutes = " " });

        Assert.That(errors, Is.Empty);
        Assert.That((rules!.Draw.Count, rules.Draw.Quotas.Count, rules.Minutes), Is.EqualTo((8, 0, (int?)null)));
    }

    [Test]
    public void Of_a_large_bank_all_are_fifty_at_most() =>
        Assert.That(Read(Good with { Count = "", Quotas = "" }, [.. Enumerable.Range(0, 80).Select(at => new BankQuestion($"{at}", []))]).Rules!.Draw.Count, Is.EqualTo(50));

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case(Good with { Title = "  " }, AssessmentField.Title, "Write a title of 1 to 100 characters, with at least one letter or digit.");
        yield return Case(Good with { Title = "?!" }, AssessmentField.Title, "Write a title of 1 to 100 characters, with at least one letter or digit.");
        yield return Case(Good with { Title = new string('a', 101) }, AssessmentField.Title, "Write a title of 1 to 100 characters, with at least one letter or digit.");
        yield return Case(Good with { Count = "9" }, AssessmentField.Count, "These tracks have 8 questions, so 9 cannot be drawn.");
        yield return Case(Good with { Count = "0" }, AssessmentField.Count, "Write a number from 1 to 50.");
        yield return Case(Good with { Count = "five" }, AssessmentField.Count, "Write a number from 1 to 50.");
        yield return Case(Good with { PassMark = "101" }, AssessmentField.PassMark, "Write a percentage from 1 to 100.");
        yield return Case(Good with { PassMark = null }, AssessmentField.PassMark, "Write a percentage from 1 to 100.");
        yield return Case(Good with { Attempts = "11" }, AssessmentField.Attempts, "Write a number from 1 to 10.");
        yield return Case(Good with { Minutes = "0" }, AssessmentField.Minutes, "Write a number of minutes from 1 to 480.");
        yield return Case(Good with { Minutes = "1.5" }, AssessmentField.Minutes, "Write a number of minutes from 1 to 480.");
        yield return Case(Good with { Quotas = "sql" }, AssessmentField.Quotas, "“sql” is no skill with a number. Write it like this: sql 3, http 2");
        yield return Case(Good with { Quotas = "sql 1, SQL 1" }, AssessmentField.Quotas, "“SQL” is named twice. Name each skill once.");
        yield return Case(Good with { Quotas = "sql 3, http 3" }, AssessmentField.Quotas, "That makes 6 questions, and each attempt asks 5. Ask more, or fewer of a skill.");
        yield return Case(Good with { Quotas = "css 1" }, AssessmentField.Quotas, "No question of these tracks is about “css”. Their skills: http, sql, web.");
        yield return Case(
            Good with { Quotas = "sql 4" }, AssessmentField.Quotas,
            "These tracks have too few questions for that: 3 questions about “sql”, some of them perhaps wanted for another skill; 1 is missing.");
        yield return Case(
            Good with { Count = "8", Quotas = "http 3, web 3" }, AssessmentField.Quotas,
            "These tracks have too few questions for that: 5 questions about “web”, some of them perhaps wanted for another skill; 1 is missing.");

        static TestCaseData Case(AssessmentWish wish, AssessmentField field, string error) => new(wish, field, error);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Whatever_is_wrong_is_said_at_its_field(AssessmentWish wish, AssessmentField field, string error)
    {
        var (rules, errors) = Read(wish);

        Assert.That(rules, Is.Null);
        Assert.That(errors, Is.EqualTo(new Dictionary<AssessmentField, string> { [field] = error }));
    }

    [Test]
    public void Everything_wrong_is_said_at_once()
    {
        var (_, errors) = Read(new AssessmentWish(null, "x", "y", "z", "", "-"), []);

        Assert.That(errors.Keys, Is.EquivalentTo(new[] { AssessmentField.Title, AssessmentField.Tracks, AssessmentField.PassMark, AssessmentField.Attempts, AssessmentField.Minutes }));
        Assert.That(errors[AssessmentField.Tracks], Does.Contain("no questions"));
    }
}
