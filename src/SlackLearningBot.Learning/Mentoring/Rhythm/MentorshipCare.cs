namespace SlackLearningBot.Learning.Mentoring.Rhythm;

/// <summary>How a mentorship stands. Days are those of its people's calendar.</summary>
/// <param name="Id">Which one; it also decides by lot who is asked to start.</param>
/// <param name="StartedOn">The day both said yes.</param>
/// <param name="CycleDays">From one meeting to the next, above 0.</param>
public sealed record MentorshipFacts(string Id, DateOnly StartedOn, int CycleDays)
{
    /// <summary>The agreed last day; null when there is none.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>One talk: it has no agreed end, and is over soon.</summary>
    public bool IsOneTalk { get; init; }

    /// <summary>The last day on which they met, answered or changed anything.</summary>
    public DateOnly? LastSignOn { get; init; }

    /// <summary>The meeting that is agreed; also one that is over, as long as nobody said whether it took place.</summary>
    public DateOnly? NextMeetingOn { get; init; }

    /// <summary>Whether a meeting was ever agreed.</summary>
    public bool HasStarted { get; init; }

    /// <summary>The last day on which the bot nudged them, for whatever reason.</summary>
    public DateOnly? LastNudgedOn { get; init; }

    public bool WasAskedToStart { get; init; }

    public bool WasAskedAtMidPoint { get; init; }

    public bool WasAskedAtEnd { get; init; }

    /// <summary>How often they were asked about their silence since the last sign, from 0.</summary>
    public int AskedAboutSilence { get; init; }
}

/// <summary>What the bot says to a mentorship today by itself.</summary>
public abstract record CareDecision
{
    private CareDecision()
    {
    }

    /// <summary>Nothing: silence is allowed.</summary>
    public sealed record StayQuiet : CareDecision;

    /// <summary>One of the two is asked to propose the first meeting: the first of them (the mentor) or the other.</summary>
    public sealed record AskToStart(bool IsMentor) : CareDecision;

    /// <summary>They were silent for so many days: here is an agenda, or another match, or an end that is nobody's fault.</summary>
    public sealed record AfterSilence(int Days) : CareDecision;

    /// <summary>How is it going?</summary>
    public sealed record MidPoint : CareDecision;

    /// <summary>The last day has come: what was reached, and thanks.</summary>
    public sealed record AtEnd : CareDecision;
}

/// <summary>When a mentorship is nudged: once a cycle at most, and about one thing. The last day is no nudge, because they agreed on it: it comes when it comes.</summary>
public static class MentorshipCare
{
    /// <summary>So many days after the yes somebody is asked to start.</summary>
    public const int StartAfterDays = 3;

    /// <summary>So many days without a sign are silence.</summary>
    public const int SilentDays = 21;

    /// <summary>About one silence they are asked so often.</summary>
    public const int MostAboutSilence = 2;

    /// <summary>One talk without a meeting is over after so many days without a sign: its place is for somebody else.</summary>
    public const int OneTalkDays = 30;

    /// <summary>So many days after it people may still say whether their one talk took place.</summary>
    public const int OneTalkToSay = 7;

    /// <summary>The most urgent thing that is due on a day.</summary>
    public static CareDecision Decide(MentorshipFacts facts, DateOnly today)
    {
        if (facts.IsOneTalk && today >= (facts.NextMeetingOn?.AddDays(OneTalkToSay) ?? LastSign(facts).AddDays(OneTalkDays)))
        {
            return new CareDecision.AtEnd();
        }

        if (facts.EndsOn <= today)
        {
            return facts.WasAskedAtEnd ? new CareDecision.StayQuiet() : new CareDecision.AtEnd();
        }

        if (facts.LastNudgedOn is { } last && today < last.AddDays(facts.CycleDays))
        {
            return new CareDecision.StayQuiet();
        }

        if (!facts.HasStarted && !facts.WasAskedToStart && today >= facts.StartedOn.AddDays(StartAfterDays))
        {
            return new CareDecision.AskToStart(Lot.Of("start", facts.Id) % 2 == 0);
        }

        if (facts.EndsOn is { } soon && soon < today.AddDays(facts.CycleDays))
        {
            return new CareDecision.StayQuiet(); // the end comes within the cycle, and asks by itself
        }

        var silent = today.DayNumber - LastSign(facts).DayNumber;
        if (silent >= SilentDays && facts.AskedAboutSilence < MostAboutSilence && !(facts.NextMeetingOn >= today))
        {
            return new CareDecision.AfterSilence(silent);
        }

        return facts.EndsOn is { } end && !facts.WasAskedAtMidPoint && today.DayNumber - facts.StartedOn.DayNumber >= (end.DayNumber - facts.StartedOn.DayNumber) / 2
            ? new CareDecision.MidPoint()
            : new CareDecision.StayQuiet();
    }

    private static DateOnly LastSign(MentorshipFacts facts) => facts.LastSignOn is { } sign && sign > facts.StartedOn ? sign : facts.StartedOn;
}
