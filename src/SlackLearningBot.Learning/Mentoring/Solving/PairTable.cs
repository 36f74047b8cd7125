using System.Runtime.InteropServices;
using SlackLearningBot.Learning.Mentoring.Ranking;

namespace SlackLearningBot.Learning.Mentoring.Solving;

/// <summary>A mentor of a round.</summary>
/// <param name="Key">Who.</param>
/// <param name="Places">For how many mentees, from 0.</param>
public sealed record MentorPlaces(string Key, int Places);

/// <summary>Whether a mentee may have a mentor, and how well they fit.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PairVerdict
{
    private PairVerdict(int fit, Exclusion? why)
    {
        (Fit, Why) = (fit, why);
    }

    /// <summary>0 … <see cref="PairTable.MostFit"/>; of no meaning when the pair is forbidden.</summary>
    public int Fit { get; }

    /// <summary>Why not; null when they may.</summary>
    public Exclusion? Why { get; }

    /// <exception cref="ArgumentOutOfRangeException">The fit is not from 0 to <see cref="PairTable.MostFit"/>.</exception>
    public static PairVerdict Allowed(long fit) => fit is >= 0 and <= PairTable.MostFit
        ? new PairVerdict((int)fit, null)
        : throw new ArgumentOutOfRangeException(nameof(fit), fit, $"Expected 0 to {PairTable.MostFit}.");

    public static PairVerdict Forbidden(Exclusion why) => new(0, why);
}

/// <summary>Who may have whom in a round, and how well they fit. It never changes.</summary>
public sealed class PairTable
{
    /// <summary>The greatest fit of a pair.</summary>
    public const int MostFit = 1_000_000_000;

    /// <summary>The most people of each side; with these and the greatest fits no sum comes near the end of a long.</summary>
    public const int MostPeople = 5000;

    /// <summary>Of each pair the fit, or what is forbidden as a number below 0: there may be millions.</summary>
    private readonly int[] verdicts;

    private PairTable(IReadOnlyList<string> mentees, IReadOnlyList<MentorPlaces> mentors, int[] verdicts)
    {
        (Mentees, Mentors, this.verdicts) = (mentees, mentors, verdicts);
    }

    public IReadOnlyList<string> Mentees { get; }

    public IReadOnlyList<MentorPlaces> Mentors { get; }

    /// <summary>By their places in the two lists.</summary>
    public PairVerdict this[int mentee, int mentor]
    {
        get
        {
            var verdict = verdicts[(mentee * Mentors.Count) + mentor];
            return verdict >= 0 ? PairVerdict.Allowed(verdict) : PairVerdict.Forbidden((Exclusion)~verdict);
        }
    }

    /// <param name="mentees">Each once.</param>
    /// <param name="mentors">Each once.</param>
    /// <param name="verdict">Of the mentee and the mentor at these places of the lists; asked once for each pair.</param>
    /// <exception cref="ArgumentException">Somebody stands twice in a list, a mentor has fewer than 0 places, or a list has more than <see cref="MostPeople"/>.</exception>
    public static PairTable Of(IReadOnlyList<string> mentees, IReadOnlyList<MentorPlaces> mentors, Func<int, int, PairVerdict> verdict)
    {
        Check(mentees, nameof(mentees));
        Check([.. mentors.Select(mentor => mentor.Key)], nameof(mentors));
        if (mentors.FirstOrDefault(mentor => mentor.Places < 0) is { } negative)
        {
            throw new ArgumentException($"Found {negative.Places} places of {negative.Key}, expected 0 or more.", nameof(mentors));
        }

        var fits = new int[mentees.Count * mentors.Count];
        for (var at = 0; at < fits.Length; at++)
        {
            var one = verdict(at / mentors.Count, at % mentors.Count);
            fits[at] = one.Why is { } why ? ~(int)why : one.Fit;
        }

        return new PairTable(mentees, mentors, fits);
    }

    private static void Check(IReadOnlyList<string> keys, string name)
    {
        if (keys.Count > MostPeople)
        {
            throw new ArgumentException($"Found {keys.Count} people, expected at most {MostPeople}.", name);
        }

        if (keys.GroupBy(key => key).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Found {twice.Key} twice, expected each person once.", name);
        }
    }
}
