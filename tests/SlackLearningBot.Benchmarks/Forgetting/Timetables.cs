namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>The same days after the lesson for everybody and everything.</summary>
internal sealed class FixedAsker(params int[] days) : TimetableAsker(sweeps: false)
{
    private readonly int[] lessons = new int[Crowd.Items];
    private readonly int[] asked = new int[Crowd.Items];

    public static FixedAsker Of(int questionsAnItem) => questionsAnItem switch
    {
        2 => new FixedAsker(7, 30),
        4 => new FixedAsker(1, 3, 7, 30),
        6 => new FixedAsker(1, 3, 7, 14, 21, 30),
        _ => throw new ArgumentOutOfRangeException(nameof(questionsAnItem), questionsAnItem, "Expected 2, 4 or 6."),
    };

    protected override int FirstDay(int item, int day, bool right) => (lessons[item] = day) + days[0];

    protected override int? NextDay(int item, int day, bool right) =>
        ++asked[item] < days.Length ? Math.Max(day + 1, lessons[item] + days[asked[item]]) : null;
}

/// <summary>Boxes of 1, 2, 4, 8 … days times a scale: right moves an item up by one, wrong back to the first.</summary>
internal sealed class LeitnerAsker(long luck, double scale, bool sweeps) : TimetableAsker(sweeps)
{
    private readonly int[] boxes = new int[Crowd.Items];

    protected override int FirstDay(int item, int day, bool right) => NextDay(item, day, right)!.Value;

    protected override int? NextDay(int item, int day, bool right) =>
        day + Dither.Days(scale * Math.Pow(2, boxes[item] = right ? boxes[item] + 1 : 0), luck, item, day);
}

/// <summary>SM-2 with the qualities 4 for right and 1 for wrong, its intervals times a scale.</summary>
internal sealed class Sm2Asker(long luck, double scale, bool sweeps) : TimetableAsker(sweeps)
{
    private readonly (int Times, double Interval, double Ease)[] cards = [.. Enumerable.Repeat((0, 0.0, 2.5), Crowd.Items)];

    protected override int FirstDay(int item, int day, bool right) => NextDay(item, day, right)!.Value;

    protected override int? NextDay(int item, int day, bool right)
    {
        var (times, interval, ease) = cards[item];
        cards[item] = right
            ? (times + 1, times switch { 0 => 1, 1 => 6, _ => interval * ease }, ease)
            : (0, 1, Math.Max(1.3, ease - 0.54));
        return day + Dither.Days(scale * cards[item].Interval, luck, item, day);
    }
}

/// <summary>Kerfoot's trials: again after some days when wrong, after twice as many when right, and gone after being right twice.</summary>
internal sealed class KerfootAsker(int wrongDays) : TimetableAsker(sweeps: false)
{
    private readonly int[] rights = new int[Crowd.Items];

    protected override int FirstDay(int item, int day, bool right) => day + (right ? 2 * wrongDays : wrongDays);

    protected override int? NextDay(int item, int day, bool right) => right && ++rights[item] == 2 ? null : FirstDay(item, day, right);
}

/// <summary>Whole days that are right on average, so that a scale can be set as finely as a budget needs it.</summary>
internal static class Dither
{
    public static int Days(double days, long luck, int item, int day) => Math.Max(1, (int)Math.Floor(Math.Min(days, 1000) + Fate.Even(luck, 7, item, day)));
}
