namespace SlackLearningBot.Learning.Reports;

/// <summary>
/// Answers are told of in blocks: those of one lesson, at one age, of at least <see cref="SmallGroups.Fewest"/> people. A block is made once and never again divided, and everything
/// that is told counts whole blocks.
/// </summary>
/// <remarks>
/// So whatever somebody adds up or takes away from each other – two reports of the same track, a track and another one, a skill and the whole, a lesson before and after it was moved
/// or tagged otherwise – is made of whole blocks, too, and is never about fewer people. Nothing has to be hidden because something else was shown. The price: what fewer people have
/// answered since the last block waits, and is in nothing.
/// </remarks>
public static class ToldBlocks
{
    /// <summary>Before the first block of a lesson.</summary>
    public static DateTimeOffset Beginning { get; } = DateTimeOffset.UnixEpoch;

    /// <summary>The blocks that can be made now.</summary>
    /// <param name="answers">The lessons' answers that tell (<see cref="Telling"/>), also those that are in blocks.</param>
    /// <param name="told">All blocks of these lessons.</param>
    /// <param name="until">Answers before this instant are there; later ones wait for another time.</param>
    public static IReadOnlyList<ToldBlock> Next(IReadOnlyCollection<AgedAnswer> answers, IReadOnlyCollection<ToldBlock> told, DateTimeOffset until)
    {
        var ends = Ends(told);
        return
        [
            .. answers
                .GroupBy(answer => (answer.LessonId, answer.Age))
                .OrderBy(group => group.Key.LessonId, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Age)
                .Select(group => Make(group.Key.LessonId, group.Key.Age, group, ends.GetValueOrDefault(group.Key, Beginning), until))
                .Where(block => block.People >= SmallGroups.Fewest),
        ];
    }

    /// <summary>The first answer of each person to each question at each age: a second one was helped by it.</summary>
    /// <param name="answers">In the order of time.</param>
    public static IReadOnlyList<AgedAnswer> Telling(IEnumerable<AgedAnswer> answers) =>
        [.. answers.DistinctBy(answer => (answer.UserId, answer.QuestionId, answer.Age))];

    /// <summary>Whether an answer is in one of the blocks.</summary>
    internal static Func<AgedAnswer, bool> Holds(IReadOnlyCollection<ToldBlock> told)
    {
        var ends = Ends(told);
        return answer => ends.TryGetValue((answer.LessonId, answer.Age), out var end) && answer.AnsweredAt < end;
    }

    private static Dictionary<(string LessonId, int Age), DateTimeOffset> Ends(IReadOnlyCollection<ToldBlock> told) =>
        told.GroupBy(block => (block.LessonId, block.Age)).ToDictionary(group => group.Key, group => group.Max(block => block.Until));

    private static ToldBlock Make(string lesson, int age, IEnumerable<AgedAnswer> answers, DateTimeOffset from, DateTimeOffset until)
    {
        var fresh = answers.Where(answer => answer.AnsweredAt >= from && answer.AnsweredAt < until).ToList();
        return new ToldBlock(lesson, age, from, until, fresh.Select(answer => answer.UserId).Distinct(StringComparer.Ordinal).Count(), fresh.Count, fresh.Count(answer => answer.Right));
    }
}

/// <summary>Answers that are told of together: nobody's name, and never changed.</summary>
/// <param name="LessonId">What they are about.</param>
/// <param name="Age">The <see cref="AnswerAge.Days"/> of their age.</param>
/// <param name="From">Answered then or later: the end of the block before.</param>
/// <param name="Until">Answered before.</param>
/// <param name="People">Who gave them, at least <see cref="SmallGroups.Fewest"/>.</param>
/// <param name="Answers">How many there are.</param>
/// <param name="Right">How many of them were right.</param>
public sealed record ToldBlock(string LessonId, int Age, DateTimeOffset From, DateTimeOffset Until, int People, int Answers, int Right);

/// <summary>An answer of a person, at an age that is told of.</summary>
/// <param name="UserId">Who.</param>
/// <param name="LessonId">The lesson it was given to.</param>
/// <param name="QuestionId">What was asked.</param>
/// <param name="Age">The <see cref="AnswerAge.Days"/> of the age it has.</param>
/// <param name="AnsweredAt">When.</param>
/// <param name="Right">How it was.</param>
public sealed record AgedAnswer(string UserId, string LessonId, string QuestionId, int Age, DateTimeOffset AnsweredAt, bool Right);
