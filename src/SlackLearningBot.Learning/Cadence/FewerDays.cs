using System.Numerics;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>Rarer rhythms to offer somebody whose lessons come too often.</summary>
public static class FewerDays
{
    private const LearningDays EveryOther = LearningDays.Monday | LearningDays.Wednesday | LearningDays.Friday;

    /// <summary>
    /// About half of the days: Monday, Wednesday and Friday for those who learn on these and on others too, else every other of their days.
    /// None when that would be all of them or no more than one.
    /// </summary>
    /// <exception cref="ArgumentException">No day at all, or a bit that is no day.</exception>
    public static LearningDays Half(LearningDays days)
    {
        var half = Checked(days) != EveryOther && (days & EveryOther) == EveryOther ? EveryOther : EachSecond(days);
        return half == days || BitOperations.IsPow2((int)half) ? LearningDays.None : half;
    }

    /// <summary>One day a week, the first of theirs; none for those who have no other.</summary>
    /// <exception cref="ArgumentException">No day at all, or a bit that is no day.</exception>
    public static LearningDays One(LearningDays days)
    {
        var first = (LearningDays)((int)Checked(days) & -(int)days);
        return first == days ? LearningDays.None : first;
    }

    private static LearningDays EachSecond(LearningDays days)
    {
        var kept = LearningDays.None;
        var isKept = true;
        for (var day = LearningDays.Monday; day <= LearningDays.Sunday; day = (LearningDays)((int)day << 1))
        {
            if ((days & day) != LearningDays.None)
            {
                kept |= isKept ? day : LearningDays.None;
                isKept = !isKept;
            }
        }

        return kept;
    }

    private static LearningDays Checked(LearningDays days) => days is > LearningDays.None and <= LearningDays.EveryDay
        ? days
        : throw new ArgumentException($"Found {(int)days}, expected learning days from 1 (Monday) to 127 (every day).", nameof(days));
}
