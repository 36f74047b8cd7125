using System.Runtime.InteropServices;

namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>
/// Rare histories that would bend the first stabilities: second answers after a number of days which few questions with the same first grade had.
/// </summary>
/// <param name="Kept">All items without those that began so.</param>
/// <param name="First">How the second answers went that remain.</param>
internal sealed record Outliers(TrainingItems Kept, IReadOnlyList<FirstAnswers> First)
{
    private const int FewestRemoved = 20;
    private const int FewestInGroup = 6;
    private const int MostDays = 100;
    private const int MostDaysAfterEasy = 365;

    public static Outliers Filter(TrainingItems items)
    {
        var groups = Groups(items);
        var removed = new HashSet<(int Grade, int Days)>();
        var kept = new List<FirstAnswers>();
        foreach (var ofGrade in groups.GroupBy(group => group.Grade).OrderBy(group => group.Key))
        {
            Split(ofGrade.OrderBy(group => group.Count).ThenBy(group => group.Days), ofGrade.Sum(group => group.Count), kept, removed);
        }

        return new Outliers(Without(items, removed), kept);
    }

    /// <summary>Items with one answer on a later day only, by first grade and the days until that answer.</summary>
    private static IEnumerable<FirstAnswers> Groups(TrainingItems items)
    {
        var groups = new Dictionary<(int Grade, int Days), (int Count, int Right)>();
        foreach (var item in items.Span)
        {
            if (items.FirstLater(item) != item.Last)
            {
                continue;
            }

            var key = (items.Log.Grades[item.Start], items.Log.Days[item.Last]);
            var (count, right) = groups.GetValueOrDefault(key);
            groups[key] = (count + 1, right + (items.IsRight(item) ? 1 : 0));
        }

        return groups.Select(group => new FirstAnswers(group.Key.Grade, group.Key.Days, group.Value.Count, group.Value.Right));
    }

    private static void Split(IEnumerable<FirstAnswers> smallestFirst, int total, List<FirstAnswers> kept, HashSet<(int Grade, int Days)> removed)
    {
        var passed = 0;
        foreach (var group in smallestFirst)
        {
            passed += group.Count;
            if (passed >= Math.Max(FewestRemoved, total / 20)
                && group.Count >= FewestInGroup
                && group.Days <= (group.Grade == 4 ? MostDaysAfterEasy : MostDays))
            {
                kept.Add(group);
            }
            else
            {
                removed.Add((group.Grade, group.Days));
            }
        }
    }

    private static TrainingItems Without(TrainingItems items, HashSet<(int Grade, int Days)> removed)
    {
        var kept = new List<TrainingItem>(items.Count);
        foreach (var item in items.Span)
        {
            if (!removed.Contains((items.Log.Grades[item.Start], items.Log.Days[items.FirstLater(item)])))
            {
                kept.Add(item);
            }
        }

        return items.With(kept);
    }
}

/// <summary>How the second answers went that came so many days after a first answer of that grade.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FirstAnswers(int Grade, int Days, int Count, int Right);
