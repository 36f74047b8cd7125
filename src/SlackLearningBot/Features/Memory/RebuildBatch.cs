using SlackLearningBot.Learning.Memory;

namespace SlackLearningBot.Features.Memory;

/// <summary>Some learners' memories made anew, beside those in the table.</summary>
/// <param name="fit">The numbers to make them of.</param>
/// <param name="before">As the table has them.</param>
/// <param name="held">The learners' offsets, where somebody wishes for other days: they stay, and the days on which questions come again are found anew for all of them. Null where they do not.</param>
internal sealed class RebuildBatch(
    Fit fit, IReadOnlyDictionary<(string UserId, string QuestionId), StoredMemory> before, IReadOnlyDictionary<string, LearnerOffset>? held = null)
{
    private readonly ILookup<string, (string QuestionId, StoredMemory Memory)> known = before.ToLookup(row => row.Key.UserId, row => (row.Key.QuestionId, row.Value));

    /// <summary>How many memories there are.</summary>
    public int Kept { get; private set; }

    /// <summary>Those that are otherwise than in the table.</summary>
    public List<(string UserId, string QuestionId, StoredMemory Memory)> Made { get; } = [];

    /// <summary>Those of the table for which there is no answer that counts.</summary>
    public List<(string UserId, string QuestionId)> Gone { get; } = [];

    public List<(string UserId, LearnerOffset Offset)> Offsets { get; } = [];

    /// <summary>How many answers there were.</summary>
    /// <param name="userId">Whose they are.</param>
    /// <param name="reviews">All of them, in the order of time.</param>
    /// <param name="person">How they want to be asked.</param>
    /// <param name="offsets">Takes in what was foretold of answers up to then.</param>
    /// <param name="until">Later ones are for the next night.</param>
    public int Take(string userId, IEnumerable<ReviewRow> reviews, AskedPerson person, QuestionOffsets offsets, DateTimeOffset until)
    {
        var (replay, count) = (new PersonReplay(fit.Model, held?.GetValueOrDefault(userId)), 0);
        foreach (var row in reviews)
        {
            count++;
            if (replay.Take(row) is { } foretelling && row.AnsweredAt <= until)
            {
                offsets.Add(foretelling);
            }
        }

        Gone.AddRange(known[userId].Where(one => !replay.Memories.ContainsKey(one.QuestionId)).Select(one => (userId, one.QuestionId)));
        if (replay.Offset.Answers > 0)
        {
            Offsets.Add((userId, replay.Offset));
        }

        Compare(userId, person, replay);
        return count;
    }

    /// <summary>When a question is asked again stays as it was, where its memory did and nobody wishes for another day.</summary>
    private void Compare(string userId, AskedPerson person, PersonReplay replay)
    {
        var load = new Dictionary<DateOnly, int>();
        var other = new List<(string QuestionId, Remembered Memory)>();
        foreach (var (question, memory) in replay.Memories.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            Kept++;
            if (held is null && Stood(userId, question, memory) is { } stood)
            {
                Count(load, stood.DueOn);
            }
            else
            {
                other.Add((question, memory));
            }
        }

        foreach (var (question, memory) in other)
        {
            var wish = Planning.Wish(person.RetentionOf(question), replay.Offset, person.QuestionsADay, person.Days, replay.Memories.Count);
            var due = Planning.DueOn(fit.Model, memory, wish, person.Days, load);
            Count(load, due);
            if (Stood(userId, question, memory)?.DueOn != due)
            {
                Made.Add((userId, question, new StoredMemory(memory.Trace, memory.Answers, due, fit.Number)));
            }
        }
    }

    /// <summary>What the table has, where it is the same memory.</summary>
    private StoredMemory? Stood(string userId, string question, Remembered memory) =>
        before.TryGetValue((userId, question), out var stood) && stood.Trace == memory.Trace && stood.Answers == memory.Answers && stood.Fit == fit.Number ? stood : null;

    private static void Count(Dictionary<DateOnly, int> load, DateOnly day) => load[day] = load.GetValueOrDefault(day) + 1;
}
