using NUnit.Framework;
using SlackLearningBot.Learning.Assessments;

namespace SlackLearningBot.Learning.Tests.Assessments;

internal sealed class ScoreTests
{
    [TestCase(7, 10, 70, 70, true)]
    [TestCase(7, 10, 71, 70, false)]
    [TestCase(2, 3, 67, 66, false)]
    [TestCase(2, 3, 66, 66, true)]
    [TestCase(0, 4, 1, 0, false)]
    [TestCase(4, 4, 100, 100, true)]
    public void Every_question_counts_the_same_and_reaching_the_mark_is_passing(int right, int questions, int mark, int percent, bool passed) =>
        Assert.That(Score.Of(Enumerable.Repeat(1.0, right), questions, mark), Is.EqualTo(new Score(percent, passed)));

    [Test]
    public void Parts_add_up_to_a_whole_again()
    {
        double third = 1.0 / 3, seventh = 1.0 / 7;

        Assert.That(Score.Of([third, third, third], 1, 100), Is.EqualTo(new Score(100, true)));
        Assert.That(Score.Of(Enumerable.Repeat(seventh, 7), 2, 50), Is.EqualTo(new Score(50, true)));
        Assert.That(Score.Of([0.1, 0.2, 0.3, 0.1], 1, 70), Is.EqualTo(new Score(70, true)));
    }

    [Test]
    public void Nobody_reads_the_pass_mark_beside_not_passed() =>
        Assert.That(Score.Of([0.799], 1, 80), Is.EqualTo(new Score(79, false)));

    [Test]
    public void Without_questions_there_is_no_score() => Assert.That(() => Score.Of([], 0, 80), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
