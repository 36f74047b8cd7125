using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Learning.Cadence;

/// <summary>What a learner's typed wish for another hour or other days means.</summary>
public abstract record RhythmWish
{
    private const int LongestWish = 100;

    private RhythmWish()
    {
    }

    /// <summary>The new rhythm; what the wish does not name stays as it was.</summary>
    public sealed record Changed(Rhythm Rhythm) : RhythmWish;

    /// <summary>An hour outside <see cref="Rhythm.Earliest"/> to <see cref="Rhythm.Latest"/>.</summary>
    public sealed record TooEarlyOrLate(TimeOnly Asked, TimeOnly Earliest, TimeOnly Latest) : RhythmWish;

    /// <summary>Neither an hour nor days; <paramref name="Wish"/> is the beginning of what was typed.</summary>
    public sealed record NotUnderstood(string Wish) : RhythmWish;

    /// <summary>Reads an hour, days, or both in either order: "08:30", "8 pm", "mon-thu", "weekdays 7:45". Never throws.</summary>
    public static RhythmWish Read(string text, Rhythm current)
    {
        var notUnderstood = new NotUnderstood(Excerpt.Of(text.Trim(), LongestWish));
        if (text.Length > LongestWish)
        {
            return notUnderstood;
        }

        var (hour, rest) = ClockText.Take(text.ToLowerInvariant());
        rest = rest.Trim(' ', ',', ';', '\t', '\n', '\r');
        rest = rest.StartsWith("on ", StringComparison.Ordinal) ? rest[3..] : rest;
        LearningDays? days = rest.Length == 0 ? null : DaysText.Parse(rest);
        if ((rest.Length > 0 && days is null) || (hour is null && days is null))
        {
            return notUnderstood;
        }

        return hour is { } asked && !Rhythm.Allows(asked)
            ? new TooEarlyOrLate(asked, Rhythm.Earliest, Rhythm.Latest)
            : new Changed(current with { Hour = hour ?? current.Hour, Days = days ?? current.Days });
    }
}
