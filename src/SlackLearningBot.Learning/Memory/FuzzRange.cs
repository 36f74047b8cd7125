using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory;

/// <summary>The days around an interval that are as good as it: room to put a question where there is least to do.</summary>
/// <param name="Least">The first of them, in days since the last answer.</param>
/// <param name="Most">The last of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FuzzRange(int Least, int Most)
{
    /// <summary>Shorter intervals have no room.</summary>
    private const double ShortestWithRoom = 2.5;

    /// <summary>The room around an interval: a day, and of what exceeds 2.5, 7 and 20 days 15, 10 and 5 % on both sides (as ts-fsrs has it).</summary>
    /// <param name="interval">In days.</param>
    /// <param name="elapsed">Whole days between the last answer and the one before it: the next is not sooner than that, where the interval is longer.</param>
    /// <param name="most">The longest interval, in days.</param>
    public static FuzzRange Around(double interval, int elapsed, int most)
    {
        var room = 1 + (0.15 * Math.Max(0, Math.Min(interval, 7) - ShortestWithRoom))
            + (0.10 * Math.Max(0, Math.Min(interval, 20) - 7))
            + (0.05 * Math.Max(0, interval - 20));
        var middle = Math.Min(interval, most);
        var last = Math.Min(HalfUp(middle + room), most);
        var first = Math.Max(2, HalfUp(middle - room));
        if (middle > elapsed)
        {
            first = Math.Max(first, elapsed + 1);
        }

        return new FuzzRange(Math.Min(first, last), last);
    }

    /// <summary>The day for a question: of the days in the room that with the least load; of equals the one nearest to the interval, then the earlier.</summary>
    /// <param name="interval">Whole days, at least 1; below 2.5 there is no room and it is the answer.</param>
    /// <param name="elapsed">Whole days between the last answer and the one before it.</param>
    /// <param name="most">The longest interval, in days.</param>
    /// <param name="load">How much there is to do so many days after the last answer.</param>
    /// <returns>Whole days after the last answer.</returns>
    public static int LightestDay(int interval, int elapsed, int most, Func<int, int> load)
    {
        if (interval < ShortestWithRoom)
        {
            return Math.Min(interval, most);
        }

        var range = Around(interval, elapsed, most);
        var (best, least) = (range.Least, load(range.Least));
        for (var day = range.Least + 1; day <= range.Most; day++)
        {
            var there = load(day);
            if (there < least || (there == least && Math.Abs(day - interval) < Math.Abs(best - interval)))
            {
                (best, least) = (day, there);
            }
        }

        return best;
    }

    private static int HalfUp(double days) => (int)Math.Floor(days + 0.5);
}
