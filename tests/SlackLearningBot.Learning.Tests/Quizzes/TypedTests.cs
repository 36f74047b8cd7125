using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class TypedTests
{
    private static readonly TypedRules Loose = new();
    private static readonly TypedRules Strict = new(CaseMatters: true, SpacesMatter: true, DiacriticsMatter: true);

    // What never makes a difference, whatever the rules say.
    [TestCase("Paris", "  Paris \n")]
    [TestCase("New York", "New\u00a0York")]
    [TestCase("New York", "New \t\u2009 York")]
    [TestCase("caf\u00e9", "cafe\u0301")]
    [TestCase("\u1ed9", "o\u0323\u0302")]
    [TestCase("\u1ed9", "o\u0302\u0323")]
    [TestCase("ガパ", "カ\u3099ハ\u309a")]
    [TestCase("SQL 99", "ＳＱＬ　９９")]
    [TestCase("it's", "it’s")]
    [TestCase("it's", "it´s")]
    [TestCase("say \"no\"", "say “no”")]
    [TestCase("say \"no\"", "say „no“")]
    [TestCase("well-known", "well\u2010known")]
    [TestCase("well-known", "well–known")]
    [TestCase("-v", "−v")]
    [TestCase("wait...", "wait…")]
    [TestCase("file", "ﬁle")]
    [TestCase("hyphenation", "hy\u00adphen\u200bation\ufeff")]
    [TestCase("\u212b", "\u00c5")]
    [TestCase("µm", "μm")]
    public void These_are_one_answer_under_every_rule(string accepted, string typed)
    {
        Assert.That((IsRight(accepted, typed, Loose), IsRight(accepted, typed, Strict), IsRight(typed, accepted, Strict)), Is.EqualTo((true, true, true)));
    }

    [TestCase("Paris", "PARIS")]
    [TestCase("Straße", "STRASSE")]
    [TestCase("STRAẞE", "straße")]
    [TestCase("σοφός", "ΣΟΦΌΣ")]
    [TestCase("İstanbul", "istanbul")]
    [TestCase("I\u0307stanbul", "istanbul")]
    [TestCase("İSTANBUL", "ISTANBUL")]
    [TestCase("ısparta", "ISPARTA")]
    [TestCase("Москва", "МОСКВА")]
    [TestCase("Élan", "éLAN")]
    public void Case_makes_a_difference_only_when_it_matters(string accepted, string typed)
    {
        Assert.That(IsRight(accepted, typed, new TypedRules(SpacesMatter: true, DiacriticsMatter: true)), Is.True);
        Assert.That(IsRight(accepted, typed, new TypedRules(CaseMatters: true, SpacesMatter: true, DiacriticsMatter: true)), Is.False);
    }

    [TestCase("café", "cafe")]
    [TestCase("naïve", "naive")]
    [TestCase("Đặng Tiến", "Dang Tien")]
    [TestCase("Łódź", "Lodz")]
    [TestCase("smørrebrød", "smorrebrod")]
    [TestCase("œuvre", "oeuvre")]
    [TestCase("Straße", "Strasse")]
    [TestCase("Ёлка", "Елка")]
    [TestCase("ἄλφα", "αλφα")]
    public void Diacritics_make_a_difference_only_when_they_matter(string accepted, string typed)
    {
        Assert.That((IsRight(accepted, typed, new TypedRules(CaseMatters: true, SpacesMatter: true)), IsRight(typed, accepted, new TypedRules(CaseMatters: true, SpacesMatter: true))), Is.EqualTo((true, true)));
        Assert.That(IsRight(accepted, typed, Strict), Is.False);
    }

    [TestCase("git commit", "gitcommit")]
    [TestCase("nineteen", "nine teen")]
    public void Spaces_make_a_difference_only_when_they_matter(string accepted, string typed)
    {
        Assert.That((IsRight(accepted, typed, Loose), IsRight(accepted, typed, new TypedRules(SpacesMatter: true))), Is.EqualTo((true, false)));
    }

    [TestCase("Müller", "Mueller")]
    [TestCase("x²", "x2")]
    [TestCase("≠", "=")]
    [TestCase("Rome", "Rоme")]
    [TestCase("か", "が")]
    [TestCase("cat", "cats")]
    [TestCase("a.b", "ab")]
    public void These_stay_different(string accepted, string typed)
    {
        Assert.That(IsRight(accepted, typed, Loose), Is.False);
    }

    [Test]
    public void Any_accepted_text_is_right_and_the_first_is_shown()
    {
        var question = Question(["Structured Query Language", "SQL"]) with { Why = "it queries" };

        Assert.That(Quiz.Grade(question, new Answer.Written(" sql")), Is.EqualTo(new QuizResult.Graded(true, Grade.Good, "sql", "it queries", "Structured Query Language", "it queries")));
    }

    [Test]
    public void A_wrong_answer_the_author_expected_gets_its_reason()
    {
        var question = Question(["effect"]) with { Wrong = [new("affect", "that is the verb")], Why = "the noun" };

        Assert.That(Quiz.Grade(question, new Answer.Written("Affect")), Is.EqualTo(new QuizResult.Graded(false, Grade.Again, "Affect", "that is the verb", "effect", "the noun")));
    }

    [TestCase("")]
    [TestCase(" \t\u00a0\u200b")]
    [TestCase("\u0301")]
    public void An_empty_answer_does_not_count(string typed)
    {
        Assert.That(Quiz.Grade(Question(["word"]), new Answer.Written(typed)), Is.InstanceOf<QuizResult.Unreadable>());
    }

    [Test]
    public void An_answer_of_more_than_500_characters_does_not_count()
    {
        Assert.That(Quiz.Grade(Question(["word"]), new Answer.Written(new string('w', 501))), Is.InstanceOf<QuizResult.Unreadable>());
        Assert.That(Quiz.Grade(Question(["word"]), new Answer.Written(new string('w', 500))), Is.InstanceOf<QuizResult.Graded>());
    }

    [FsCheck.NUnit.Property]
    public bool Folding_twice_is_folding_once(string? text, bool caseMatters, bool spacesMatter, bool diacriticsMatter)
    {
        var rules = new TypedRules(caseMatters, spacesMatter, diacriticsMatter);
        var once = TypedText.Fold(text ?? "", rules);
        return TypedText.Fold(once, rules) == once;
    }

    [FsCheck.NUnit.Property]
    public bool What_is_accepted_under_stricter_rules_is_accepted_under_looser_ones(string? accepted, string? typed, bool caseMatters, bool diacriticsMatter) =>
        !IsRight(accepted ?? "", typed ?? "", Strict) || IsRight(accepted ?? "", typed ?? "", new TypedRules(caseMatters, false, diacriticsMatter));

    private static bool IsRight(string accepted, string typed, TypedRules rules) =>
        Quiz.Grade(Question([accepted]) with { Rules = rules }, new Answer.Written(typed)) is QuizResult.Graded { Right: true };

    private static Typed Question(IReadOnlyList<string> accepted) => new("t-1", "Which?", accepted, Loose, null);
}
