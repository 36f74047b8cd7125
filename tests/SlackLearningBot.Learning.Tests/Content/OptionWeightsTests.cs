using NUnit.Framework;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Learning.Tests.Content;

internal sealed class OptionWeightsTests
{
    [TestCase(0.3333333, 1, 3)]
    [TestCase(0.33333, 1, 3)]
    [TestCase(-0.6666667, -2, 3)]
    [TestCase(0.8333333, 5, 6)]
    [TestCase(0.1428571, 1, 7)]
    [TestCase(0.1111111, 1, 9)]
    [TestCase(-0.125, -1, 8)]
    [TestCase(0.5, 1, 2)]
    [TestCase(1, 1, 1)]
    [TestCase(-1, -1, 1)]
    [TestCase(0, 0, 1)]
    [TestCase(0.333, 333, 1000, Description = "further from a third than Moodle takes for one")]
    [TestCase(0.37, 37, 100)]
    [TestCase(0.05, 5, 100)]
    public void A_rounded_fraction_is_the_fraction(double weight, int over, int under) => Assert.That(OptionWeights.Exactly((decimal)weight), Is.EqualTo((decimal)over / under));

    [Test]
    public void Without_weights_the_right_share_the_whole_and_the_wrong_take_it_away()
    {
        AnswerOption[] options = [new("a", true, null), new("b", false, null), new("c", true, null), new("d", false, null), new("e", false, null)];

        Assert.That(OptionWeights.Of(new MultipleChoice("m", "?", options)), Is.EqualTo(new[] { 0.5m, -1m / 3, 0.5m, -1m / 3, -1m / 3 }));
        Assert.That(OptionWeights.Of(new MultipleChoice("m", "?", [options[0], options[2]])), Is.EqualTo(new[] { 0.5m, 0.5m }));
    }

    [Test]
    public void With_a_weight_anywhere_what_has_none_is_worth_nothing()
    {
        AnswerOption[] options = [new("a", true, null) { Weight = 0.6m }, new("b", true, null) { Weight = 0.4m }, new("c", false, null), new("d", false, null) { Weight = -0.3333333m }];

        Assert.That(OptionWeights.Of(new MultipleChoice("m", "?", options)), Is.EqualTo(new[] { 0.6m, 0.4m, 0m, -1m / 3 }));
    }

    [Test]
    public void Of_one_right_option_it_is_the_whole()
    {
        AnswerOption[] options = [new("a", true, null), new("b", false, null), new("c", false, null) { Weight = 0.25m }];

        Assert.That(OptionWeights.Of(new SingleChoice("m", "?", options)), Is.EqualTo(new[] { 1m, 0m, 0.25m }));
        Assert.That(OptionWeights.Of(new TrueFalse("m", "?", options[..2])), Is.EqualTo(new[] { 1m, 0m }));
    }

    [FsCheck.NUnit.Property]
    public void The_usual_weights_rounded_as_files_do_are_found_again(byte rights, byte wrongs)
    {
        var options = Enumerable.Range(0, (rights % 9) + 1).Select(at => new AnswerOption($"r{at}", true, null)).Concat(Enumerable.Range(0, wrongs % 10).Select(at => new AnswerOption($"w{at}", false, null))).ToList();
        var shares = OptionWeights.Shares(options);

        Assert.That(shares.Select(share => OptionWeights.Exactly(Math.Round(share, 7))), Is.EqualTo(shares));
    }
}
