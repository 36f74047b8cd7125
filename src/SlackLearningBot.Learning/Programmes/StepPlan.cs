using SlackLearningBot.Learning.Cadence;

namespace SlackLearningBot.Learning.Programmes;

/// <summary>What became of a step for somebody, before it is planned (again).</summary>
public enum StepFate
{
    /// <summary>They never heard of it, and it was never planned.</summary>
    New,

    /// <summary>Planned, and not sent yet.</summary>
    Waiting,

    /// <summary>It was left out, because its day had passed.</summary>
    LeftOut,

    /// <summary>It came, or is on its way: it never comes again.</summary>
    Out,
}

/// <summary>When a step comes; null when it is left out.</summary>
public sealed record PlannedStep(string StepId, DateTimeOffset? At);

/// <summary>
/// When each step of a programme comes to one person: at their hour, on one of their days, in the order of the programme. What is to be done before the session comes
/// rather a day early than late, and what follows it rather late than early.
/// </summary>
/// <remarks>
/// Somebody joins late, or the bot was away: what is to be done before the session comes at once as long as the session is ahead, and never after it began; what follows comes at once
/// when it is at most <see cref="MostDaysLate"/> days late, and is left out after that. The session itself is told at once, unless it has begun.
/// A programme is edited: a step that is new to somebody, or was left out, and whose day has passed, is left out, because nobody goes back; what was sent stays as it was sent.
/// </remarks>
public static class StepPlan
{
    public const int MostDaysLate = 7;

    private const int DaysOfAWeek = 7;

    /// <summary>All steps at first; one entry a step that may still come, in their order.</summary>
    public static IReadOnlyList<PlannedStep> First(IReadOnlyList<ProgrammeStep> steps, CohortDates dates, Rhythm rhythm, DateTimeOffset joined) =>
        Plan(steps, dates, rhythm, joined, _ => StepFate.Waiting);

    /// <summary>After an edit, or when the session was moved: one entry a step that may still come.</summary>
    /// <param name="steps">As they are now, of one audience, in their order.</param>
    /// <param name="dates">As they are now.</param>
    /// <param name="rhythm">Of whoever gets them.</param>
    /// <param name="now">Nothing comes before.</param>
    /// <param name="fates">By step; a step that is not named is new.</param>
    public static IReadOnlyList<PlannedStep> Again(
        IReadOnlyList<ProgrammeStep> steps, CohortDates dates, Rhythm rhythm, DateTimeOffset now, IReadOnlyDictionary<string, StepFate> fates) =>
        Plan(steps, dates, rhythm, now, step => fates.GetValueOrDefault(step, StepFate.New));

    private static List<PlannedStep> Plan(IReadOnlyList<ProgrammeStep> steps, CohortDates dates, Rhythm rhythm, DateTimeOffset now, Func<string, StepFate> fateOf)
    {
        List<PlannedStep> planned = [];
        var before = DateTimeOffset.MinValue;
        foreach (var step in steps.Where(step => fateOf(step.Id) != StepFate.Out))
        {
            if (step.Kind == StepKind.Session)
            {
                planned.Add(new PlannedStep(step.Id, InTime(OfficeHours.Next(now, rhythm.Zone, rhythm.Days), dates.SessionAt, now)));
                continue;
            }

            var at = MomentOf(step, dates, rhythm);
            if (at < now)
            {
                at = IsCaughtUp(step, at, now, fateOf(step.Id)) ? OfficeHours.Next(now, rhythm.Zone, rhythm.Days) : null;
            }

            at = at < before ? before : at;
            at = step.IsPreWork && at >= dates.SessionAt ? null : at;
            before = at ?? before;
            planned.Add(new PlannedStep(step.Id, at));
        }

        return planned;
    }

    /// <summary>An invitation to the session comes at a decent hour; when there is none before it begins, at once.</summary>
    private static DateTimeOffset? InTime(DateTimeOffset decent, DateTimeOffset? session, DateTimeOffset now) =>
        session <= now ? null : decent < session ? decent : now;

    private static DateTimeOffset? MomentOf(ProgrammeStep step, CohortDates dates, Rhythm rhythm)
    {
        var day = dates.DayZero(rhythm.Zone).AddDays(step.Days);
        if (step.IsPreWork)
        {
            return At(Back(day, rhythm.Days), rhythm);
        }

        var at = At(Forward(day, rhythm.Days), rhythm);
        return dates.SessionEndsAt is { } end && at < end ? At(Forward(LocalDay.Of(end, rhythm.Zone).AddDays(1), rhythm.Days), rhythm) : at;
    }

    private static bool IsCaughtUp(ProgrammeStep step, DateTimeOffset? at, DateTimeOffset now, StepFate fate) =>
        fate == StepFate.Waiting && (step.IsPreWork || now - at <= TimeSpan.FromDays(MostDaysLate));

    private static DateTimeOffset At(DateOnly day, Rhythm rhythm) => Moments.At(day, rhythm.Hour, rhythm.Zone);

    private static DateOnly Back(DateOnly day, LearningDays days) => FirstOf(Enumerable.Range(0, DaysOfAWeek).Select(step => day.AddDays(-step)), days);

    private static DateOnly Forward(DateOnly day, LearningDays days) => FirstOf(Enumerable.Range(0, DaysOfAWeek).Select(step => day.AddDays(step)), days);

    private static DateOnly FirstOf(IEnumerable<DateOnly> some, LearningDays days)
    {
        foreach (var day in some)
        {
            if ((days & DaysText.Of(day.DayOfWeek)) != LearningDays.None)
            {
                return day;
            }
        }

        throw new ArgumentException($"Found learning days {(int)days}, expected at least one day of the week.", nameof(days));
    }
}
