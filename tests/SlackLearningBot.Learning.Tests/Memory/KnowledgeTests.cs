using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>What a learner knows, by skill, now and in 30 days.</summary>
public sealed class KnowledgeTests
{
    private static readonly Fsrs6 Model = new(FsrsParameters.Default);

    private static RememberedQuestion Of(double stability, double days, params string[] skills) => new(skills, stability, days, 0, 0);

    [Test]
    public void Nothing_asked_is_nothing_known_of() => Assert.That(Knowledge.Of(Model, []), Is.Null);

    [Test]
    public void After_as_many_days_as_the_stability_nine_of_ten_are_known()
    {
        var known = Knowledge.Of(Model, [Of(30, 30, "sql"), Of(30, 0, "sql")])!;

        Assert.That(known.All.Now, Is.EqualTo((0.9 + 1) / 2).Within(1e-6));
        Assert.That(known.All.Later, Is.EqualTo((Model.Recall(60, 30) + 0.9) / 2).Within(1e-6));
    }

    [Test]
    public void Half_a_day_counts_as_half_a_day()
    {
        var known = Knowledge.Of(Model, [Of(2, 0.5)])!;

        Assert.That(known.All.Now, Is.EqualTo(Model.Recall(0.5, 2)).Within(1e-9));
    }

    [Test]
    public void Offsets_of_learner_and_question_add_up()
    {
        var known = Knowledge.Of(Model, [new RememberedQuestion([], 10, 10, 0.5, -1)])!;

        Assert.That(known.All.Now, Is.EqualTo(Forecast.Chance(Model.Recall(10, 10), 0.5, -1)).And.LessThan(0.9));
    }

    [Test]
    public void A_question_counts_in_each_of_its_skills_and_once_in_all()
    {
        var known = Knowledge.Of(Model, [Of(5, 1, "sql", "index", "sql"), Of(5, 1, "sql"), Of(5, 1), Of(5, 1, "git")])!;

        Assert.That(known.Skills.Select(skill => (skill.Skill, skill.Questions)), Is.EqualTo(new[] { ("sql", 2), ("git", 1), ("index", 1), ((string?)null, 1) }));
        Assert.That(known.All.Questions, Is.EqualTo(4));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public bool Later_is_never_more_than_now_and_both_are_chances((int Stability, int Days, int Learner)[] all)
    {
        var known = Knowledge.Of(Model, [.. all.Select((one, at) => new RememberedQuestion([$"s{at % 3}"], Math.Abs(one.Stability % 1000) + 0.1, Math.Abs(one.Days % 3000) / 3.0, one.Learner % 3, 0))]);
        return known is null
            ? all.Length == 0
            : known.Skills.Append(known.All).All(skill => skill.Later is > 0 and < 1 && skill.Later <= skill.Now && skill.Now < 1)
                && known.Skills.Sum(skill => skill.Questions) == known.All.Questions;
    }
}
