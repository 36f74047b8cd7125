namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>
/// The loss of one card's answers, and its gradient by the 21 parameters: forward through the answers with a note of each step, then back through the
/// notes by the chain rule. The notes are reused, so nothing is allocated from card to card.
/// </summary>
internal sealed partial class ChainLoss
{
    private const double Surest = 1e-7;

    private readonly ReviewLog log;
    private readonly ChainStep[] notes;
    private readonly double[] w = new double[FsrsParameters.Count];
    private readonly double[] firstStability = new double[5];
    private readonly double[] rawDifficulty = new double[5];
    private readonly double[] sameDay = new double[5];
    private double decay, factor, gain, cap;

    /// <param name="log">The log the cards are in.</param>
    /// <param name="mostReviews">The longest row of answers of a card that will be asked for.</param>
    public ChainLoss(ReviewLog log, int mostReviews)
    {
        this.log = log;
        notes = new ChainStep[mostReviews];
    }

    /// <summary>Takes the parameters for what comes next.</summary>
    public void Use(ReadOnlySpan<double> parameters)
    {
        parameters.CopyTo(w);
        decay = -w[20];
        factor = Math.Pow(0.9, 1 / decay) - 1;
        gain = Math.Exp(w[8]);
        cap = Math.Exp(-w[17] * w[18]);
        for (var grade = 1; grade <= 4; grade++)
        {
            firstStability[grade] = Math.Clamp(w[grade - 1], FsrsBounds.LeastStability, FsrsBounds.MostStability);
            rawDifficulty[grade] = w[4] - Math.Exp(w[5] * (grade - 1)) + 1;
            sameDay[grade] = Math.Exp(w[17] * (grade - 3 + w[18]));
        }
    }

    /// <summary>The weighted log loss of some answers in the log.</summary>
    /// <param name="start">Where the card's first answer stands.</param>
    /// <param name="last">Where the last that is foretold stands.</param>
    /// <param name="weights">The weight of each of them, the first one's at 0; what weighs 0 is not foretold.</param>
    public double Forward(int start, int last, ReadOnlySpan<double> weights)
    {
        var grades = log.Grades;
        var days = log.Days;
        var stability = firstStability[grades[start]];
        var difficulty = Math.Clamp(rawDifficulty[grades[start]], FsrsBounds.LeastDifficulty, FsrsBounds.MostDifficulty);
        var loss = 0.0;
        for (var at = start + 1; at <= last; at++)
        {
            ref var note = ref notes[at - start];
            (note.Stability, note.Difficulty, note.Days, note.Grade, note.LossSlope) = (stability, difficulty, days[at], grades[at], 0);
            if (note.Days > 0)
            {
                note.Base = 1 + (factor * note.Days / stability);
                note.LogBase = Math.Log(note.Base);
                note.Recall = Math.Exp(decay * note.LogBase);
                loss += weights[at - start] > 0 ? Foretell(ref note, weights[at - start]) : 0;
            }

            if (at < last)
            {
                stability = NextStability(ref note);
                difficulty = NextDifficulty(ref note);
            }
        }

        return loss;
    }

    private static double Foretell(ref ChainStep note, double weight)
    {
        var foretold = Math.Clamp(note.Recall, Surest, 1 - Surest);
        var chance = note.Grade > 1 ? foretold : 1 - foretold;
        var isInside = note.Recall is >= Surest and <= 1 - Surest;
        note.LossSlope = !isInside ? 0 : note.Grade > 1 ? -weight / chance : weight / chance;
        return -weight * Math.Log(chance);
    }

    private double NextStability(ref ChainStep note)
    {
        note.LogStability = Math.Log(note.Stability);
        var next = note.Days == 0 ? SameDay(ref note) : note.Grade == 1 ? Forgotten(ref note) : Recalled(ref note);
        note.StabilityPasses = next is >= FsrsBounds.LeastStability and <= FsrsBounds.MostStability;
        return Math.Clamp(next, FsrsBounds.LeastStability, FsrsBounds.MostStability);
    }

    private double SameDay(ref ChainStep note)
    {
        var multiple = sameDay[note.Grade] * Math.Exp(-w[19] * note.LogStability);
        note.Kind = note.Grade >= 2 && multiple < 1 ? StepKind.SameDayUnchanged : StepKind.SameDay;
        note.Outcome = note.Kind == StepKind.SameDay ? note.Stability * multiple : note.Stability;
        return note.Outcome;
    }

    private double Forgotten(ref ChainStep note)
    {
        var scale = w[11] * Math.Exp((-w[12] * Math.Log(note.Difficulty)) + ((1 - note.Recall) * w[14]));
        note.Grown = scale * Math.Exp(w[13] * Math.Log(note.Stability + 1));
        note.Outcome = note.Grown - scale;
        var capped = note.Stability * cap;
        note.Kind = note.Outcome > capped ? StepKind.ForgottenCapped : StepKind.Forgotten;
        return Math.Min(note.Outcome, capped);
    }

    private double Recalled(ref ChainStep note)
    {
        note.Kind = StepKind.Recalled;
        var scale = gain * (11 - note.Difficulty) * Math.Exp(-w[9] * note.LogStability);
        note.Grown = scale * Math.Exp((1 - note.Recall) * w[10]);
        note.Outcome = note.Grown - scale;
        return note.Stability * (1 + (note.Outcome * Bonus(note.Grade)));
    }

    private double Bonus(byte grade) => grade switch { 2 => w[15], 4 => w[16], _ => 1 };

    private double NextDifficulty(ref ChainStep note)
    {
        var next = (w[7] * rawDifficulty[4]) + ((1 - w[7]) * Moved(note));
        note.DifficultyPasses = next is >= FsrsBounds.LeastDifficulty and <= FsrsBounds.MostDifficulty;
        return Math.Clamp(next, FsrsBounds.LeastDifficulty, FsrsBounds.MostDifficulty);
    }

    private double Moved(in ChainStep note) => note.Difficulty - (w[6] * (note.Grade - 3) * (10 - note.Difficulty) / 9);
}
