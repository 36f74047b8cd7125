using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Learners;

/// <summary>
/// When the lessons of one tick come. Many learners share an hour, a zone and a calendar, so each reckoning with a calendar is done once for all of
/// them.
/// </summary>
internal sealed class LessonPlan(TickFacts facts, DeliverySettings delivery, string defaultZone, DateTimeOffset now)
{
    /// <summary>A tick comes every minute: what is older was left by a bot that was away, and is spread from now on.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(2);

    private readonly Dictionary<(DateTimeOffset, string), DateOnly> days = [];
    private readonly Dictionary<(DateTimeOffset, string, TimeSpan), (TimeSpan, DateTimeOffset)> windows = [];
    private readonly Dictionary<(Rhythm, DateOnly?, Holidays), DateTimeOffset> nexts = [];

    /// <summary>The learner's own day.</summary>
    public DateOnly DayOf(DueLearner one) => Once(days, (one.NextLessonAt, ZoneOf(one)), key => LocalDay.Of(key.Item1, key.Item2));

    /// <summary>When the day's lesson comes, and until when it may.</summary>
    public (DateTimeOffset DueAt, DateTimeOffset ExpiresAt) MomentOf(DueLearner one)
    {
        var (window, end) = WindowOf(one);
        if (window == TimeSpan.Zero)
        {
            return (one.NextLessonAt, end);
        }

        var start = one.NextLessonAt;
        if (now - start > Late)
        {
            start = now;
            var left = end - now - TimeSpan.FromMinutes(1);
            window = window < left ? window : left;
        }

        return (Spreading.Turn(start, window, one.TeamId, one.UserId, DayOf(one)), end);
    }

    /// <summary>Until when the day's lesson may come.</summary>
    public DateTimeOffset EndOf(DueLearner one) => WindowOf(one).End;

    /// <summary>When the lesson after this one comes.</summary>
    public DateTimeOffset NextOf(DueLearner one, Holidays holidays) =>
        Once(nexts, (RhythmOf(one), one.PausedUntil, holidays), key => NextLesson.After(key.Item1, now, key.Item2, key.Item3));

    /// <summary>A zone that this version's zone database does not have must not hold up everybody else's lesson.</summary>
    public Rhythm RhythmOf(DueLearner one) => Zones.IsKnown(one.Zone) ? one.Rhythm : one.Rhythm with { Zone = defaultZone };

    private string ZoneOf(DueLearner one) => Zones.IsKnown(one.Zone) ? one.Zone : defaultZone;

    /// <summary>As was told, or longer when more are due than were counted.</summary>
    private (TimeSpan Spread, DateTimeOffset End) WindowOf(DueLearner one)
    {
        var told = TimeSpan.FromMinutes(facts.Told.GetValueOrDefault((one.TeamId, one.NextLessonAt)));
        var needed = delivery.Spread(facts.Due.GetValueOrDefault(one.TeamId));
        return Once(windows, (one.NextLessonAt, ZoneOf(one), told > needed ? told : needed), key =>
        {
            var spread = Spreading.BeforeNight(key.Item1, key.Item2, key.Item3);
            return (spread, LessonWindow.EndOf(key.Item1, key.Item2, spread));
        });
    }

    private static TValue Once<TKey, TValue>(Dictionary<TKey, TValue> known, TKey key, Func<TKey, TValue> reckon)
        where TKey : notnull
    {
        if (!known.TryGetValue(key, out var value))
        {
            known.Add(key, value = reckon(key));
        }

        return value;
    }
}

/// <summary>What a tick knows before it claims the first learner.</summary>
/// <param name="Due">How many are due in each workspace.</param>
/// <param name="Told">Over how many minutes people were told that their morning is spread, where it is.</param>
internal sealed record TickFacts(IReadOnlyDictionary<string, int> Due, IReadOnlyDictionary<(string TeamId, DateTimeOffset DueAt), int> Told);
