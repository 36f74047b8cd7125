using NUnit.Framework;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Quizzes;

public sealed class NearMissTests
{
    // None below 4 letters, one change in 4 to 7, two from 8.
    [TestCase("cat", "cta", false)]
    [TestCase("index", "idnex", true)]
    [TestCase("index", "indx", true)]
    [TestCase("index", "indexx", true)]
    [TestCase("index", "inxed", false)]
    [TestCase("analyze", "anaylze", true)]
    [TestCase("analyze", "annaylze", false)]
    [TestCase("retrieval", "retreivl", true)]
    [TestCase("retrieval", "retreivel", true)]
    [TestCase("retrieval", "retrievl", true)]
    [TestCase("retrieval", "retirveel", false)]
    [TestCase("explain analyze", "explian analize", true)]
    [TestCase("Łódź city", "Lodz ctiy", true)]
    public void A_slip_is_asked_back_for_by_the_word_s_length(string accepted, string typed, bool isNear)
    {
        var result = Graded(Question([accepted]), typed);

        Assert.That(result is QuizResult.NearMiss { Meant: var meant } && meant == accepted, Is.EqualTo(isNear), $"{result}");
        Assert.That(result is QuizResult.Graded { Right: false }, Is.EqualTo(!isNear));
    }

    [TestCase("IPv4", "IPv6")]
    [TestCase("in 1945", "in 1946")]
    [TestCase("HTTP 404", "HTTP 44")]
    [TestCase("version two", "version 2two")]
    public void Another_number_is_another_answer(string accepted, string typed)
    {
        Assert.That(Graded(Question([accepted]), typed), Is.InstanceOf<QuizResult.Graded>());
    }

    [Test]
    public void The_nearest_accepted_text_is_meant()
    {
        Assert.That(Graded(Question(["partition", "petition"]), "pettition"), Is.EqualTo(new QuizResult.NearMiss("petition")));
    }

    [TestCase("affect", Description = "it is the expected wrong answer")]
    [TestCase("afect", Description = "it is nearer to the wrong answer")]
    [TestCase("offect", Description = "it is as near to the wrong answer")]
    public void Nothing_is_offered_instead_of_an_expected_wrong_answer(string typed)
    {
        Assert.That(Graded(Question(["effect"]) with { Wrong = [new("affect", null)] }, typed), Is.InstanceOf<QuizResult.Graded>());
    }

    [TestCase("git Rebase", true, false, false)]
    [TestCase("gitrebase", false, true, false)]
    [TestCase("git rébase", false, false, true)]
    public void What_the_author_wants_exact_is_wrong_and_no_slip(string typed, bool caseMatters, bool spacesMatter, bool diacriticsMatter)
    {
        var question = Question(["git rebase"]) with { Rules = new TypedRules(caseMatters, spacesMatter, diacriticsMatter) };

        Assert.That(Graded(question, typed), Is.InstanceOf<QuizResult.Graded>());
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool One_swap_in_a_word_of_four_letters_or_more_is_never_just_wrong(ushort seed, byte at)
    {
        var word = string.Concat(Enumerable.Range(0, 4 + (seed % 9)).Select(index => (char)('a' + ((seed + (index * 7)) % 26))));
        var place = at % (word.Length - 1);
        var slip = word[..place] + word[place + 1] + word[place] + word[(place + 2)..];
        return Graded(Question([word]), slip) is QuizResult.NearMiss;
    }

    private static QuizResult Graded(Typed question, string typed) => Quiz.Grade(question, new Answer.Written(typed));

    private static Typed Question(IReadOnlyList<string> accepted) => new("t-1", "Which?", accepted, new TypedRules(), null);
}
