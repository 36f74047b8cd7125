using NUnit.Framework;
using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Learning.Tests.Memory;

public sealed class FsrsParametersTests
{
    private static readonly double[] Seventeen =
        [0.4, 0.6, 2.4, 5.8, 4.93, 0.94, 0.86, 0.01, 1.49, 0.14, 0.94, 2.18, 0.05, 0.34, 1.26, 0.29, 2.61];

    [Test]
    public void Nineteen_of_FSRS_5_get_the_decay_that_it_had()
    {
        double[] old = [.. Seventeen, 0.5, 0.6];

        Assert.That(FsrsParameters.Of(old).Values.ToArray(), Is.EqualTo((double[])[.. old, 0, 0.5]));
    }

    [Test]
    public void Seventeen_of_FSRS_4_5_get_their_difficulty_in_the_new_shape()
    {
        var values = FsrsParameters.Of(Seventeen).Values.ToArray();

        Assert.That(values, Has.Length.EqualTo(21));
        Assert.That(values[4], Is.EqualTo(4.93 + (2 * 0.94)).Within(1e-12));
        Assert.That(values[5], Is.EqualTo(Math.Log((3 * 0.94) + 1) / 3).Within(1e-12));
        Assert.That(values[6], Is.EqualTo(1.36).Within(1e-12));
        Assert.That(values[17..], Is.EqualTo((double[])[0, 0, 0, 0.5]));
    }

    [TestCase(0)]
    [TestCase(18)]
    [TestCase(20)]
    [TestCase(22)]
    public void Another_count_is_refused(int count)
    {
        Assert.That(() => FsrsParameters.Of(new double[count]), Throws.ArgumentException.With.Message.Contains($"{count} parameters"));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void What_is_not_finite_is_refused(double value)
    {
        var values = FsrsParameters.Default.Values.ToArray();
        values[7] = value;

        Assert.That(() => FsrsParameters.Of(values), Throws.ArgumentException.With.Message.Contains("finite"));
    }

    [Test]
    public void A_slope_of_seventeen_without_logarithm_is_refused()
    {
        double[] old = [.. Seventeen];
        old[5] = -1;

        Assert.That(() => FsrsParameters.Of(old), Throws.ArgumentException.With.Message.Contains("w5"));
    }

    [Test]
    public void Clamping_moves_every_number_into_its_range()
    {
        double[] low = [.. Enumerable.Repeat(-1e9, 21)];
        double[] high = [.. Enumerable.Repeat(1e9, 21)];

        Assert.That(FsrsParameters.Of(low).Clamped().Values.ToArray(), Is.EqualTo((double[])
            [0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01, 0.1]));
        Assert.That(FsrsParameters.Of(high).Clamped().Values.ToArray(), Is.EqualTo((double[])
            [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]));
        Assert.That(FsrsParameters.Of(low).Clamped(shortTerm: false)[19], Is.Zero);
        Assert.That(FsrsParameters.Default.Clamped().Values.ToArray(), Is.EqualTo(FsrsParameters.Default.Values.ToArray()));
    }

    [Test]
    public void Several_relearning_steps_lower_the_ceiling_of_what_a_day_may_lift()
    {
        var values = FsrsParameters.Default.Values.ToArray();
        (values[17], values[18]) = (2, 2);

        var clamped = FsrsParameters.Of(values).Clamped(relearningSteps: 2);

        Assert.That(clamped[17], Is.EqualTo(0.6005).Within(1e-4));
        Assert.That(clamped[18], Is.EqualTo(clamped[17]));
        Assert.That(clamped[17] * clamped[18] * 2, Is.EqualTo(-(Math.Log(1.4835) + Math.Log(Math.Pow(2, 0.2629) - 1) + (0.3 * 1.6483))).Within(1e-12));
    }

    [Test]
    public void The_ceiling_never_falls_below_a_hundredth()
    {
        var values = FsrsParameters.Default.Values.ToArray();
        (values[11], values[13], values[14], values[17]) = (5, 0.9, 4, 2);

        Assert.That(FsrsParameters.Of(values).Clamped(relearningSteps: 3)[17], Is.EqualTo(0.01));
    }
}
