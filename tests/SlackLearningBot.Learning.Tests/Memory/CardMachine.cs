using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>The learning steps of ts-fsrs on top of our memory. The bot has no such steps: this is here to replay what ts-fsrs did.</summary>
internal sealed class CardMachine(Fsrs6 model, CardSettings settings)
{
    private const int Day = 86400;

    private MemoryState? memory;
    private CardState state;
    private int step;
    private int lapses;
    private int reviews;
    private long last;

    /// <summary>What an answer makes of the card.</summary>
    public CardOutcome Answer(long at, Grade grade)
    {
        var (outcome, after) = Preview(at, grade);
        (memory, state, step, lapses, reviews, last) = (after, outcome.State, outcome.Step, outcome.Lapses, outcome.Reviews, at);
        return outcome;
    }

    /// <summary>Seconds until it would be due after each of the four grades.</summary>
    public long[] Waits(long at) => [.. Enumerable.Range(1, 4).Select(grade => Preview(at, (Grade)grade).Outcome.DueAt - at)];

    private (CardOutcome Outcome, MemoryState Memory) Preview(long at, Grade grade)
    {
        var elapsed = state == CardState.New ? 0 : (int)((at / Day) - (last / Day));
        var after = model.After(memory, grade, elapsed);
        var lapsed = lapses + (state == CardState.Review && grade == Grade.Again ? 1 : 0);
        if (settings.ShortTerm && Minutes(grade) is ({ } minutes, { } next))
        {
            var same = minutes >= 1440 ? CardState.Review : state switch { CardState.New => CardState.Learning, CardState.Review => CardState.Relearning, _ => state };
            return (new CardOutcome(same, next, after.Stability, after.Difficulty, elapsed, minutes / 1440, at + (minutes * 60L), reviews + 1, lapsed), after);
        }

        var days = Days(grade, elapsed);
        return (new CardOutcome(CardState.Review, 0, after.Stability, after.Difficulty, elapsed, days, at + ((long)days * Day), reviews + 1, lapsed), after);
    }

    private (int? Minutes, int? Next) Minutes(Grade grade)
    {
        var steps = state is CardState.Review or CardState.Relearning ? settings.RelearningMinutes : settings.LearningMinutes;
        if (step >= steps.Length || (state == CardState.Review && grade != Grade.Again))
        {
            return (null, null);
        }

        return grade switch
        {
            Grade.Again => (steps[state == CardState.Review ? step : 0], 0),
            Grade.Hard => (HalfUp(steps.Length == 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2.0), step),
            Grade.Good when step + 1 < steps.Length => (steps[step + 1], step + 1),
            _ => (null, null),
        };
    }

    private int Days(Grade grade, int elapsed)
    {
        var days = Enumerable.Range(1, 4).Select(each => model.WholeDays(model.After(memory, (Grade)each, elapsed).Stability, settings.Retention, settings.MostDays)).ToArray();
        if (!settings.ShortTerm)
        {
            days[0] = Math.Min(days[0], days[1]);
            days[1] = Math.Max(days[1], days[0] + 1);
        }
        else if (state == CardState.Review)
        {
            days[1] = Math.Min(days[1], days[2]);
        }

        if (!settings.ShortTerm || state == CardState.Review)
        {
            days[2] = Math.Max(days[2], days[1] + 1);
            days[3] = Math.Max(days[3], days[2] + 1);
        }

        return days[(int)grade - 1];
    }

    private static int HalfUp(double minutes) => (int)Math.Floor(minutes + 0.5);
}

internal enum CardState
{
    New,
    Learning,
    Review,
    Relearning,
}

internal sealed record CardSettings(int[] LearningMinutes, int[] RelearningMinutes, double Retention, int MostDays, bool ShortTerm);

internal sealed record CardOutcome(CardState State, int Step, double Stability, double Difficulty, int Elapsed, int ScheduledDays, long DueAt, int Reviews, int Lapses);
