namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>
/// First stabilities of grades nobody gave, from those that are known: the one of "hard" lies between those of "again" and "good", the one of "good"
/// between those of "hard" and "easy", as powers.
/// </summary>
internal static class FirstStabilityGaps
{
    /// <summary>"Hard" = "again"^HardShare · "good"^(1 − HardShare).</summary>
    private const double HardShare = 0.41;

    /// <summary>"Good" = "hard"^(1 − GoodShare) · "easy"^GoodShare.</summary>
    private const double GoodShare = 0.54;

    /// <summary>All four; null where none is known.</summary>
    public static double[]? Fill(ReadOnlySpan<double?> known)
    {
        var logs = new double?[4];
        var count = 0;
        for (var i = 0; i < 4; i++)
        {
            logs[i] = known[i] is { } stability ? Math.Log(stability) : null;
            count += known[i] is null ? 0 : 1;
        }

        if (count == 0)
        {
            return null;
        }

        if (count == 1)
        {
            Scale(logs);
        }

        while (FillOne(logs))
        {
        }

        return Array.ConvertAll(logs, log => Math.Exp(log!.Value));
    }

    /// <summary>One known: all defaults, longer or shorter as that one is.</summary>
    private static void Scale(double?[] logs)
    {
        var at = Array.FindIndex(logs, log => log is not null);
        var factor = logs[at]!.Value - Math.Log(FsrsParameters.Default[at]);
        for (var i = 0; i < 4; i++)
        {
            logs[i] ??= Math.Log(FsrsParameters.Default[i]) + factor;
        }
    }

    /// <summary>The first gap that can be filled from its neighbours; both middle ones together where only the outer ones are known.</summary>
    private static bool FillOne(double?[] logs)
    {
        switch (logs)
        {
            case [{ } again, null, { } good, _]:
                logs[1] = (HardShare * again) + ((1 - HardShare) * good);
                return true;
            case [_, { } hard, null, { } easy]:
                logs[2] = ((1 - GoodShare) * hard) + (GoodShare * easy);
                return true;
            case [{ } again, { } hard, null, null]:
                logs[2] = (hard - (HardShare * again)) / (1 - HardShare);
                return true;
            case [null, null, { } good, { } easy]:
                logs[1] = (good - (GoodShare * easy)) / (1 - GoodShare);
                return true;
            case [null, { } hard, { } good, _]:
                logs[0] = (hard - ((1 - HardShare) * good)) / HardShare;
                return true;
            case [_, { } hard, { } good, null]:
                logs[3] = (good - ((1 - GoodShare) * hard)) / GoodShare;
                return true;
            case [{ } again, null, null, { } easy]:
                logs[1] = ((HardShare * again) + ((1 - HardShare) * GoodShare * easy)) / (1 - ((1 - HardShare) * (1 - GoodShare)));
                return true;
            default:
                return false;
        }
    }
}
