using System.Globalization;

namespace SlackLearningBot.Learning.Content;

/// <summary>The rules for weights: what an answer is worth in an assessment.</summary>
internal sealed class WeightCheck(Notes notes)
{
    private const int Decimals = 7;
    private const decimal Near = 0.01m;

    /// <summary>A share such as 50% or 0.5, from −1 to 1; null when nothing or nothing readable is said.</summary>
    public decimal? Read(Raw? raw)
    {
        if (raw is null)
        {
            return null;
        }

        var text = raw.Text.Trim();
        var isPercent = text.EndsWith('%');
        if (decimal.TryParse(
                isPercent ? text[..^1].TrimEnd() : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= (isPercent ? 100 : 1))
        {
            return isPercent ? Math.Round(number, Decimals) / 100 : Math.Round(number, Decimals + 2);
        }

        notes.Error(raw.At, "weight", $"Found the weight '{Notes.Show(raw)}', expected a share from -100% to 100%, such as 50% or -33.33333%.");
        return null;
    }

    /// <summary>Of an answer that is wrong: less than the whole. None where it is nothing.</summary>
    public decimal? ReadWrong(Raw? raw)
    {
        var weight = Read(raw);
        if (weight >= 1)
        {
            notes.Error(raw!.At, "weight-wrong", $"Found the weight {Notes.Show(raw)} at a wrong answer, expected less than 100%. Lower it, or make the answer a right one.");
        }

        return weight == 0 ? null : weight;
    }

    /// <summary>Of the one right option, which always counts in full.</summary>
    public void RefuseOther(Raw? raw)
    {
        if (Read(raw) is not (null or 1))
        {
            notes.Error(raw!.At, "weight-right", $"Found the weight {Notes.Show(raw)} at the only right option, expected none, because it counts in full. Remove it.");
        }
    }

    /// <summary>
    /// The options of a multiple choice with their weights; without them where they say what is so anyway. Either no option has one or every right one has;
    /// wrong ones without count for nothing.
    /// </summary>
    public List<AnswerOption> OfMany(QuestionDraft draft, List<AnswerOption> options)
    {
        if (draft.Options.All(option => option.Weight is null))
        {
            return options;
        }

        var before = notes.Errors.Count;
        var weighted = options.Select((option, at) => option with { Weight = OfOne(draft.Options[at], option.Right) }).ToList();
        if (notes.Errors.Count > before)
        {
            return options;
        }

        Warn(draft.At, weighted);
        var isUsual = weighted.Zip(OptionWeights.Shares(weighted)).All(pair => Math.Abs((pair.First.Weight ?? 0) - pair.Second) < OptionWeights.Hair);
        return isUsual ? options : weighted;
    }

    private decimal? OfOne(OptionDraft draft, bool isRight)
    {
        if (isRight && draft.Weight is null)
        {
            notes.Error(draft.At, "weight-missing", "Found a right option without a weight beside options with one, expected a weight for every right one, such as 50%. Add it.");
            return null;
        }

        var weight = Read(draft.Weight);
        if (isRight ? weight <= 0 : weight > 0)
        {
            notes.Error(
                draft.Weight!.At, isRight ? "weight-right" : "weight-wrong",
                $"Found the weight {Notes.Show(draft.Weight)} at a {(isRight ? "right option, expected more than 0%" : "wrong option, expected 0% or less, such as -50%")}. Change it, or change which options are right.");
        }

        return weight == 0 ? null : weight;
    }

    private void Warn(At at, List<AnswerOption> weighted)
    {
        var right = weighted.Where(option => option.Right).Sum(option => OptionWeights.Exactly(option.Weight ?? 0));
        if (Math.Abs(right - 1) > Near)
        {
            notes.Warning(at, "weights-sum", $"Found right options whose weights come to {right * 100:0.##} %, expected 100 %. Who ticks them all gets everything in any case; change the weights so that a part gets its part.");
        }

        if (weighted.Exists(option => !option.Right) && weighted.Sum(option => OptionWeights.Exactly(option.Weight ?? 0)) > 1 - Near)
        {
            notes.Warning(at, "weights-all", "Found wrong options that take nothing away, so that who ticks everything gets everything in an assessment. Give them a weight below 0, such as -50%.");
        }
    }
}
