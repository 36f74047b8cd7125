namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>
/// Chance that does not depend on what was asked before: a number for each place (learner, item, how often …). So two ways of asking meet the same people on the
/// same days, with the same luck.
/// </summary>
internal static class Fate
{
    /// <summary>From 0 to just below 1.</summary>
    public static double Even(long seed, int what, int one = 0, int other = 0, int third = 0)
    {
        var mixed = Mix((ulong)seed + 0x9E3779B97F4A7C15UL);
        mixed = Mix(mixed ^ (uint)what);
        mixed = Mix(mixed ^ (uint)one);
        mixed = Mix(mixed ^ (uint)other);
        return (Mix(mixed ^ (uint)third) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Around 0, two thirds of them within 1 (Box and Muller).</summary>
    public static double Normal(long seed, int what, int one = 0, int other = 0) =>
        Math.Sqrt(-2 * Math.Log(1 - Even(seed, what, one, other, 1))) * Math.Cos(2 * Math.PI * Even(seed, what, one, other, 2));

    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15UL;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
