using System.Globalization;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>An answer, and the chance that was given to a right one by memory and learner's offset; null for a lesson's first.</summary>
internal sealed record LoggedAnswer(int Item, LoggedReview Review, double? Foretold);

/// <summary>The bot's own rules, as they are.</summary>
/// <param name="known">What earlier learners of the workspace taught.</param>
/// <param name="retention">The desired retention.</param>
/// <param name="questionsAnItem">How many questions an item gets.</param>
/// <param name="sweeps">Whether there is an assessment on day 90.</param>
internal sealed class OurAsker(Known known, double retention, double questionsAnItem, bool sweeps) : Asker
{
    private readonly KnownQuestion?[] memory = new KnownQuestion?[Crowd.Items];
    private LearnerOffset learner;

    /// <summary>All answers that counted, for those who learn from them.</summary>
    public List<LoggedAnswer> Log { get; } = [];

    public override void Learnt(int item, int day, bool right) => Answered(item, day, right);

    public override IReadOnlyList<int> Choose(int day) =>
    [
        .. DailyQuestions
            .Choose(known.Model, [.. memory.OfType<KnownQuestion>().Select(WithOffset)], new AskingDay(Term.Date(day), QuestionBudget.ADay, Term.IsWorkday))
            .Select(asked => int.Parse(asked.Question.QuestionId, CultureInfo.InvariantCulture)),
    ];

    public override void Answered(int item, int day, bool right)
    {
        var (before, today) = (memory[item], Term.Date(day));
        var review = new LoggedReview(today, right ? Grade.Good : Grade.Again, true);
        var withoutItem = before is null ? (double?)null : (before with { Offset = learner.Value }).ChanceOn(known.Model, today);
        Log.Add(new LoggedAnswer(item, review, withoutItem));
        if (before is not null)
        {
            learner = learner.After(WithOffset(before).ChanceOn(known.Model, today), right);
        }

        var trace = MemoryTrace.After(known.Model, before?.Trace, review)!.Value;
        var wish = new AskingWish(retention, learner.Value, questionsAnItem);
        var due = NextAsking.DueOn(known.Model, trace, before?.Trace.LastOn, wish, on => memory.Count(other => other?.DueOn == on));
        memory[item] = new KnownQuestion(item.ToString("00", CultureInfo.InvariantCulture), $"lesson {item}", [$"skill {item % 5}"], trace, due)
        {
            Deadline = sweeps ? Term.Date(Term.Days) : null,
        };
    }

    private KnownQuestion WithOffset(KnownQuestion question) =>
        question with { Offset = learner.Value + known.Ease[int.Parse(question.QuestionId, CultureInfo.InvariantCulture)] };
}
