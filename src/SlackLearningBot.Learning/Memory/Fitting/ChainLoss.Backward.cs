namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>The way back: how the loss moves with each parameter.</summary>
internal sealed partial class ChainLoss
{
    /// <summary>Adds the gradient of what <see cref="Forward"/> was last asked for, with the same <paramref name="start"/> and <paramref name="last"/>.</summary>
    public void Backward(int start, int last, Span<double> gradient)
    {
        var (toStability, toDifficulty) = (0.0, 0.0);
        for (var at = last; at > start; at--)
        {
            ref readonly var note = ref notes[at - start];
            var toRecall = note.LossSlope;
            if (at < last)
            {
                (toStability, toDifficulty, var toRecallOfStep) = Back(note, note.StabilityPasses ? toStability : 0, note.DifficultyPasses ? toDifficulty : 0, gradient);
                toRecall += toRecallOfStep;
            }

            if (toRecall != 0)
            {
                toStability += BackToStability(note, toRecall, gradient);
            }
        }

        BackToFirst(log.Grades[start], toStability, toDifficulty, gradient);
    }

    private (double Stability, double Difficulty, double Recall) Back(in ChainStep note, double toStability, double toDifficulty, Span<double> gradient)
    {
        var easier = BackThroughDifficulty(note, toDifficulty, gradient);
        if (toStability == 0)
        {
            return (0, easier, 0);
        }

        var (stability, difficulty, recall) = note.Kind switch
        {
            StepKind.SameDayUnchanged => (toStability, 0, 0),
            StepKind.SameDay => (BackThroughSameDay(note, toStability, gradient), 0, 0),
            StepKind.ForgottenCapped => (BackThroughCap(note, toStability, gradient), 0, 0),
            StepKind.Forgotten => BackThroughForgotten(note, toStability, gradient),
            _ => BackThroughRecalled(note, toStability, gradient),
        };
        return (stability, easier + difficulty, recall);
    }

    private double BackThroughDifficulty(in ChainStep note, double to, Span<double> gradient)
    {
        if (to == 0)
        {
            return 0;
        }

        gradient[7] += to * (rawDifficulty[4] - Moved(note));
        BackToRawDifficulty(4, to * w[7], gradient);
        var toMoved = to * (1 - w[7]);
        gradient[6] -= toMoved * (note.Grade - 3) * (10 - note.Difficulty) / 9;
        return toMoved * (1 + (w[6] * (note.Grade - 3) / 9));
    }

    private double BackThroughSameDay(in ChainStep note, double to, Span<double> gradient)
    {
        var outcome = to * note.Outcome;
        gradient[17] += outcome * (note.Grade - 3 + w[18]);
        gradient[18] += outcome * w[17];
        gradient[19] -= outcome * note.LogStability;
        return outcome * (1 - w[19]) / note.Stability;
    }

    private double BackThroughCap(in ChainStep note, double to, Span<double> gradient)
    {
        var capped = to * note.Stability * cap;
        gradient[17] -= capped * w[18];
        gradient[18] -= capped * w[17];
        return to * cap;
    }

    private (double Stability, double Difficulty, double Recall) BackThroughForgotten(in ChainStep note, double to, Span<double> gradient)
    {
        var outcome = to * note.Outcome;
        var grown = to * note.Grown;
        gradient[11] += outcome / w[11];
        gradient[12] -= outcome * Math.Log(note.Difficulty);
        gradient[13] += grown * Math.Log(note.Stability + 1);
        gradient[14] += outcome * (1 - note.Recall);
        return (grown * w[13] / (note.Stability + 1), -outcome * w[12] / note.Difficulty, -outcome * w[14]);
    }

    private (double Stability, double Difficulty, double Recall) BackThroughRecalled(in ChainStep note, double to, Span<double> gradient)
    {
        var bonus = Bonus(note.Grade);
        var outcome = to * note.Stability * note.Outcome;
        var gained = outcome * bonus;
        var grown = to * note.Stability * note.Grown * bonus;
        gradient[8] += gained;
        gradient[9] -= gained * note.LogStability;
        gradient[10] += grown * (1 - note.Recall);
        if (note.Grade is 2 or 4)
        {
            gradient[note.Grade == 2 ? 15 : 16] += outcome;
        }

        return (to + (gained * (1 - w[9]) / note.Stability), -gained / (11 - note.Difficulty), -grown * w[10]);
    }

    /// <summary>Through the forgetting curve, whose decay also is in its factor.</summary>
    private double BackToStability(in ChainStep note, double toRecall, Span<double> gradient)
    {
        var to = toRecall * note.Recall;
        var factorByDecay = -Math.Log(0.9) / (decay * decay) * (factor + 1);
        gradient[20] -= to * (note.LogBase + (decay * note.Days * factorByDecay / (note.Stability * note.Base)));
        return -to * decay * (note.Base - 1) / (note.Base * note.Stability);
    }

    private void BackToFirst(byte grade, double toStability, double toDifficulty, Span<double> gradient)
    {
        if (w[grade - 1] is >= FsrsBounds.LeastStability and <= FsrsBounds.MostStability)
        {
            gradient[grade - 1] += toStability;
        }

        if (rawDifficulty[grade] is >= FsrsBounds.LeastDifficulty and <= FsrsBounds.MostDifficulty)
        {
            BackToRawDifficulty(grade, toDifficulty, gradient);
        }
    }

    private void BackToRawDifficulty(int grade, double to, Span<double> gradient)
    {
        gradient[4] += to;
        gradient[5] -= to * (grade - 1) * (w[4] + 1 - rawDifficulty[grade]);
    }
}
