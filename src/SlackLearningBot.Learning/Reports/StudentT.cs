namespace SlackLearningBot.Learning.Reports;

/// <summary>How many standard errors a 95 % interval reaches to both sides, when the error itself is known from a few only.</summary>
/// <remarks>The expansion of R. A. Fisher and E. A. Cornish, The percentile points of distributions having known cumulants, 1960: within 0.3 % from 4 degrees of freedom on.</remarks>
public static class StudentT
{
    private const double Normal = 1.959963984540054;

    /// <summary>Exactly, where the expansion is not good enough.</summary>
    private static readonly double[] Few = [double.NaN, 12.7062, 4.30265, 3.18245];

    /// <param name="degrees">Degrees of freedom; fewer than 1 counts as 1.</param>
    public static double At95(int degrees)
    {
        var free = Math.Max(1, degrees);
        if (free < Few.Length)
        {
            return Few[free];
        }

        const double z = Normal;
        var (z3, z5, z7, z9) = (Math.Pow(z, 3), Math.Pow(z, 5), Math.Pow(z, 7), Math.Pow(z, 9));
        double n = free;
        return z
            + ((z3 + z) / (4 * n))
            + (((5 * z5) + (16 * z3) + (3 * z)) / (96 * n * n))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * z)) / (384 * n * n * n))
            + (((79 * z9) + (776 * z7) + (1482 * z5) - (1920 * z3) - (945 * z)) / (92160 * n * n * n * n));
    }
}
