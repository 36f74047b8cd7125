using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>
/// What can be learned from a log: every answer on a later day than the one before it, together with all earlier answers to the same question.
/// In the order of time.
/// </summary>
public sealed class TrainingItems
{
    private readonly TrainingItem[] items;

    private TrainingItems(ReviewLog log, TrainingItem[] items)
    {
        Log = log;
        this.items = items;
    }

    /// <summary>How many there are.</summary>
    public int Count => items.Length;

    internal ReviewLog Log { get; }

    internal ReadOnlySpan<TrainingItem> Span => items;

    /// <summary>All of a log.</summary>
    public static TrainingItems Of(ReviewLog log)
    {
        var byPlace = new TrainingItem[log.Reviews];
        var count = 0;
        for (var card = 0; card < log.Cards; card++)
        {
            var start = log.Starts[card];
            for (var at = start + 1; at < log.Starts[card + 1]; at++)
            {
                if (log.Days[at] > 0)
                {
                    byPlace[log.Places[at]] = new TrainingItem(start, at);
                    count++;
                }
            }
        }

        var found = new List<TrainingItem>(count);
        foreach (var item in byPlace)
        {
            if (item.Last > 0)
            {
                found.Add(item);
            }
        }

        return new TrainingItems(log, [.. found]);
    }

    /// <summary>The oldest of them.</summary>
    public TrainingItems Oldest(int count) => new(Log, items[..count]);

    /// <summary>All but the oldest of them.</summary>
    public TrainingItems Without(int oldest) => new(Log, items[oldest..]);

    internal TrainingItems With(IReadOnlyList<TrainingItem> kept) => new(Log, [.. kept]);

    /// <summary>Whether the last answer was right.</summary>
    internal bool IsRight(TrainingItem item) => Log.Grades[item.Last] > 1;

    /// <summary>Where in the log the first answer on a later day stands.</summary>
    internal int FirstLater(TrainingItem item)
    {
        var at = item.Start + 1;
        while (Log.Days[at] == 0)
        {
            at++;
        }

        return at;
    }
}

/// <summary>The answers of a log from the first of a card to the one that is to be foretold.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TrainingItem(int Start, int Last)
{
    public int Reviews => Last - Start + 1;
}
