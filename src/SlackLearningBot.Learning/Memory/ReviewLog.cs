using System.Runtime.InteropServices;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Memory;

/// <summary>An answer as a log takes it in.</summary>
/// <param name="Card">One question of one learner: any number that is its own.</param>
/// <param name="Grade">How it was recalled.</param>
/// <param name="Days">Whole days since the card's last answer; 0 for the first and on the same day.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReviewEntry(int Card, Grade Grade, int Days);

/// <summary>The answers of many learners to many questions, packed card by card so that they can be replayed and fitted fast.</summary>
public sealed class ReviewLog
{
    private readonly int[] starts;
    private readonly byte[] grades;
    private readonly int[] days;
    private readonly int[] places;

    private ReviewLog(int[] starts, byte[] grades, int[] days, int[] places)
    {
        this.starts = starts;
        this.grades = grades;
        this.days = days;
        this.places = places;
    }

    /// <summary>How many cards it holds; they are numbered in the order of their first answers.</summary>
    public int Cards => starts.Length - 1;

    /// <summary>How many answers it holds.</summary>
    public int Reviews => grades.Length;

    /// <summary>Where each card's answers begin, and where the last one's end.</summary>
    internal ReadOnlySpan<int> Starts => starts;

    internal ReadOnlySpan<byte> Grades => grades;

    internal ReadOnlySpan<int> Days => days;

    /// <summary>The place of each answer among all, in the order of time.</summary>
    internal ReadOnlySpan<int> Places => places;

    /// <param name="entries">All answers in the order of time.</param>
    /// <exception cref="ArgumentException">An entry has no such grade, or days below 0.</exception>
    public static ReviewLog Of(IReadOnlyList<ReviewEntry> entries)
    {
        var (cards, begins) = Count(entries);
        var ends = begins.AsSpan(0, begins.Length - 1).ToArray();
        var log = new ReviewLog(begins, new byte[entries.Count], new int[entries.Count], new int[entries.Count]);
        for (var place = 0; place < entries.Count; place++)
        {
            var entry = entries[place];
            if (entry.Grade is < Grade.Again or > Grade.Easy || entry.Days < 0)
            {
                throw new ArgumentException($"Found {entry} at {place}, expected a grade of 1 … 4 and days of at least 0.", nameof(entries));
            }

            var card = cards[entry.Card];
            var at = ends[card]++;
            log.grades[at] = (byte)entry.Grade;
            log.days[at] = at == begins[card] ? 0 : entry.Days;
            log.places[at] = place;
        }

        return log;
    }

    /// <summary>The log of answers as they are stored: those that do not count are left out, the days between come from the learner's days.</summary>
    /// <param name="reviews">All answers in the order of time, each with its card.</param>
    /// <exception cref="ArgumentException">An answer has no such grade.</exception>
    public static ReviewLog OfLogged(IEnumerable<(int Card, LoggedReview Review)> reviews)
    {
        var last = new Dictionary<int, DateOnly>();
        var entries = new List<ReviewEntry>();
        foreach (var (card, review) in reviews)
        {
            if (!review.Counts)
            {
                continue;
            }

            var before = last.GetValueOrDefault(card, review.On);
            entries.Add(new ReviewEntry(card, review.Grade, LearnersDay.DaysBetween(before, review.On)));
            last[card] = before > review.On ? before : review.On;
        }

        return Of(entries);
    }

    /// <summary>Replays everything: the memory of each card after its last answer.</summary>
    /// <param name="model">The model to replay with.</param>
    /// <param name="states">Room for as many states as there are cards.</param>
    /// <exception cref="ArgumentException">There is less room than that.</exception>
    public void Replay(Fsrs6 model, Span<MemoryState> states)
    {
        if (states.Length < Cards)
        {
            throw new ArgumentException($"Found room for {states.Length} states, expected {Cards}.", nameof(states));
        }

        for (var card = 0; card < Cards; card++)
        {
            var (stability, difficulty, _) = model.First((Grade)grades[starts[card]]);
            for (var at = starts[card] + 1; at < starts[card + 1]; at++)
            {
                model.Step(ref stability, ref difficulty, grades[at], days[at]);
            }

            states[card] = new MemoryState(stability, difficulty);
        }
    }

    private static (Dictionary<int, int> Cards, int[] Starts) Count(IReadOnlyList<ReviewEntry> entries)
    {
        var cards = new Dictionary<int, int>();
        var counts = new List<int>();
        foreach (var entry in entries)
        {
            if (!cards.TryGetValue(entry.Card, out var card))
            {
                card = cards[entry.Card] = counts.Count;
                counts.Add(0);
            }

            counts[card]++;
        }

        var begins = new int[counts.Count + 1];
        for (var card = 0; card < counts.Count; card++)
        {
            begins[card + 1] = begins[card] + counts[card];
        }

        return (cards, begins);
    }
}
