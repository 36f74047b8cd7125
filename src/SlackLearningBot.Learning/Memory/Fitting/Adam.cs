namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>The optimiser Adam (Kingma and Ba 2014) with its usual constants: steps of about the learning rate, whatever the gradient's size.</summary>
internal sealed class Adam(int count)
{
    private const double FirstDecay = 0.9;
    private const double SecondDecay = 0.999;
    private const double Epsilon = 1e-8;

    private readonly double[] mean = new double[count];
    private readonly double[] square = new double[count];
    private double firstLeft = 1;
    private double secondLeft = 1;

    public void Step(Span<double> values, ReadOnlySpan<double> gradient, double learningRate)
    {
        firstLeft *= FirstDecay;
        secondLeft *= SecondDecay;
        for (var i = 0; i < values.Length; i++)
        {
            mean[i] = (FirstDecay * mean[i]) + ((1 - FirstDecay) * gradient[i]);
            square[i] = (SecondDecay * square[i]) + ((1 - SecondDecay) * gradient[i] * gradient[i]);
            values[i] -= learningRate * (mean[i] / (1 - firstLeft)) / (Math.Sqrt(square[i] / (1 - secondLeft)) + Epsilon);
        }
    }
}
