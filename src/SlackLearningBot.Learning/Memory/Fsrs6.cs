using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Memory;

/// <summary>
/// FSRS-6: how a memory fades, and what an answer makes of it. Days are whole days since the last answer, chances 0 … 1; double precision, nothing rounded.
/// </summary>
/// <remarks>
/// Where implementations of FSRS-6 disagree we side with fsrs-rs: a first stability may be as short as 0.001 days, a "hard" on the same day never lowers
/// the stability, and no stability exceeds 36500 days.
/// </remarks>
public sealed class Fsrs6
{
    /// <summary>The longest interval, in days.</summary>
    public const int MostDays = 36500;

    private readonly bool shortTerm;
    private readonly double decay;
    private readonly double factor;
    private readonly double gain;
    private readonly double lapseCap;
    private readonly double easiest;
    private readonly double w6, w7, w9, w10, w11, w12, w13, w14, w19;
    private readonly double[] firstStability = new double[5];
    private readonly double[] firstDifficulty = new double[5];
    private readonly double[] sameDay = new double[5];
    private readonly double[] bonus;

    /// <param name="parameters">The numbers of the model; out of their ranges they are used as they are.</param>
    /// <param name="shortTerm">Whether answers on the day of the last answer have a formula of their own.</param>
    public Fsrs6(FsrsParameters parameters, bool shortTerm = true)
    {
        var w = parameters.Values;
        Parameters = parameters;
        this.shortTerm = shortTerm;
        (w6, w7, w9, w10, w11) = (w[6], w[7], w[9], w[10], w[11]);
        (w12, w13, w14, w19) = (w[12], w[13], w[14], w[19]);
        decay = -w[20];
        factor = Math.Pow(0.9, 1 / decay) - 1;
        gain = Math.Exp(w[8]);
        lapseCap = shortTerm ? Math.Exp(w[17] * w[18]) : 1;
        easiest = RawDifficulty(w, Grade.Easy);
        bonus = [1, 1, w[15], 1, w[16]];
        for (var grade = 1; grade <= 4; grade++)
        {
            firstStability[grade] = Math.Clamp(w[grade - 1], FsrsBounds.LeastStability, FsrsBounds.MostStability);
            firstDifficulty[grade] = Math.Clamp(RawDifficulty(w, (Grade)grade), FsrsBounds.LeastDifficulty, FsrsBounds.MostDifficulty);
            sameDay[grade] = Math.Exp(w[17] * (grade - 3 + w[18]));
        }
    }

    /// <summary>The numbers it was made of.</summary>
    public FsrsParameters Parameters { get; }

    /// <summary>The power of the forgetting curve, below 0: the chance of recall after so many days is (1 + <see cref="Factor"/> · days / stability) to that.</summary>
    public double Decay => decay;

    /// <summary>The factor of the forgetting curve, above 0: such that the chance is 90 % after as many days as the stability.</summary>
    public double Factor => factor;

    /// <summary>The chance of recall so many days (fractions too, at least 0) after the last answer.</summary>
    public double Recall(double days, double stability) => Math.Pow(1 + (factor * days / stability), decay);

    /// <summary>The days after which the chance of recall has fallen to <paramref name="retention"/>; not rounded.</summary>
    /// <param name="stability">In days.</param>
    /// <param name="retention">The desired chance, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The retention is not a chance above 0.</exception>
    public double Interval(double stability, double retention)
    {
        if (!(retention is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(retention), retention, "Expected a chance above 0 and at most 1.");
        }

        return stability / factor * (Math.Pow(retention, 1 / decay) - 1);
    }

    /// <summary>The same in whole days, half a day rounded up: at least 1 and at most <paramref name="most"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The retention is not a chance above 0.</exception>
    public int WholeDays(double stability, double retention, int most = MostDays)
    {
        // The interval of one day at 90 % comes out as 0.9999999999999999: without rounding it, 2.5 days would become 2.
        var perDay = Math.Round(Interval(1, retention), 8);
        return (int)Math.Min(Math.Max(1, Math.Floor((stability * perDay) + 0.5)), most);
    }

    /// <summary>The memory after the very first answer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such grade.</exception>
    public MemoryState First(Grade grade) => new(firstStability[Checked(grade)], firstDifficulty[(int)grade]);

    /// <summary>The memory after one more answer.</summary>
    /// <param name="before">The memory after the last answer.</param>
    /// <param name="grade">How it was recalled.</param>
    /// <param name="days">Whole days since the last answer, of whatever kind; 0 is the same day.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such grade, or days below 0.</exception>
    public MemoryState Next(MemoryState before, Grade grade, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var (stability, difficulty) = (before.Stability, before.Difficulty);
        Step(ref stability, ref difficulty, Checked(grade), days);
        return new MemoryState(stability, difficulty);
    }

    /// <summary>The memory after an answer, the first (no memory before) or a later one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such grade, or days below 0.</exception>
    public MemoryState After(MemoryState? before, Grade grade, int days) => before is { } known ? Next(known, grade, days) : First(grade);

    /// <summary>Next without checks, for loops over many reviews.</summary>
    internal void Step(ref double stability, ref double difficulty, int grade, int days)
    {
        var next = days == 0 && shortTerm ? SameDay(stability, grade)
            : grade == 1 ? Forgotten(stability, difficulty, days)
            : Recalled(stability, difficulty, grade, days);
        difficulty = NextDifficulty(difficulty, grade);
        stability = Math.Clamp(next, FsrsBounds.LeastStability, FsrsBounds.MostStability);
    }

    private static double RawDifficulty(ReadOnlySpan<double> w, Grade grade) => w[4] - Math.Exp(w[5] * ((int)grade - 1)) + 1;

    private static int Checked(Grade grade) => grade is >= Grade.Again and <= Grade.Easy
        ? (int)grade
        : throw new ArgumentOutOfRangeException(nameof(grade), grade, "Expected a grade from Again (1) to Easy (4).");

    private double SameDay(double stability, int grade)
    {
        var multiple = sameDay[grade] * Math.Pow(stability, -w19);
        return stability * (grade >= 2 ? Math.Max(multiple, 1) : multiple);
    }

    private double Forgotten(double stability, double difficulty, int days)
    {
        var forgotten = w11 * Math.Pow(difficulty, -w12) * (Math.Pow(stability + 1, w13) - 1) * Math.Exp((1 - Recall(days, stability)) * w14);
        return Math.Min(forgotten, stability / lapseCap);
    }

    private double Recalled(double stability, double difficulty, int grade, int days) =>
        stability * (1 + (gain * (11 - difficulty) * Math.Pow(stability, -w9) * (Math.Exp((1 - Recall(days, stability)) * w10) - 1) * bonus[grade]));

    private double NextDifficulty(double difficulty, int grade)
    {
        var moved = difficulty - (w6 * (grade - 3) * (10 - difficulty) / 9);
        return Math.Clamp((w7 * easiest) + ((1 - w7) * moved), FsrsBounds.LeastDifficulty, FsrsBounds.MostDifficulty);
    }
}
