using System.Globalization;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Benchmarks.Forgetting;

/// <summary>
/// The ways of asking that know no probabilities: each answer gives the item a day, those waiting longest come first, and there are no more a day than with ours.
/// With a sweep they ask before day 90 what ours would ask, the lowest chance of recall by the defaults of FSRS-6 first.
/// </summary>
internal abstract class TimetableAsker(bool sweeps) : Asker
{
    private readonly int?[] due = new int?[Crowd.Items];
    private readonly MemoryTrace?[] traces = new MemoryTrace?[Crowd.Items];

    public override void Learnt(int item, int day, bool right)
    {
        due[item] = FirstDay(item, day, right);
        Note(item, day, right);
    }

    public override IReadOnlyList<int> Choose(int day)
    {
        var today = Term.Date(day);
        var waiting = Enumerable.Range(0, Crowd.Items).Where(item => due[item] <= day).OrderBy(item => due[item]).ThenBy(item => item);
        return [.. waiting.Concat(sweeps ? Swept(today) : []).Where(item => traces[item]!.Value.LastOn < today).Distinct().Take(QuestionBudget.ADay)];
    }

    public override void Answered(int item, int day, bool right)
    {
        due[item] = NextDay(item, day, right);
        Note(item, day, right);
    }

    /// <summary>The day on which an item comes first after its lesson.</summary>
    protected abstract int FirstDay(int item, int day, bool right);

    /// <summary>The day on which it comes after an answer; null when it never does.</summary>
    protected abstract int? NextDay(int item, int day, bool right);

    private IEnumerable<int> Swept(DateOnly today)
    {
        var learnt = Enumerable.Range(0, Crowd.Items).Where(item => traces[item] is not null).ToList();
        var begin = DeadlineSweep.BeginsOn(Term.Date(Term.Days), learnt.Count, new AskingDay(today, QuestionBudget.ADay, Term.IsWorkday));
        return today < begin ? [] : learnt.Where(item => traces[item]!.Value.LastOn < begin).OrderBy(Chance).ThenBy(item => item);

        double Chance(int item) => new KnownQuestion(item.ToString(CultureInfo.InvariantCulture), "", [], traces[item]!.Value, today).ChanceOn(Known.Nothing.Model, today);
    }

    private void Note(int item, int day, bool right) => traces[item] =
        MemoryTrace.After(Known.Nothing.Model, traces[item], new LoggedReview(Term.Date(day), right ? Grade.Good : Grade.Again, true));
}
