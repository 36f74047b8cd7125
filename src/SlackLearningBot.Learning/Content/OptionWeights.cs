namespace SlackLearningBot.Learning.Content;

/// <summary>What the options of a choice are worth in an assessment, whether their author says so or not.</summary>
public static class OptionWeights
{
    /// <summary>What Moodle takes for the same when it looks a weight up (https://docs.moodle.org/en/GIFT_format): 33.333 % is a third, 33.3 % is not.</summary>
    public const decimal Hair = 0.00001m;

    private const int MostParts = 10;

    /// <summary>
    /// One an option, in the author's order, −1 to 1. Of one right option: 1, and of the others what is said, else 0. Of a multiple choice what is said, else
    /// 0; where nothing is said of any option, the right ones share the whole, and the wrong ones take it away again.
    /// </summary>
    public static IReadOnlyList<decimal> Of(ChoiceQuestion question) => question is MultipleChoice
        ? question.Options.Any(option => option.Weight is not null) ? [.. question.Options.Select(option => Exactly(option.Weight ?? 0))] : Shares(question.Options)
        : [.. question.Options.Select(option => option.Right ? 1 : Exactly(option.Weight ?? 0))];

    /// <summary>Of a multiple choice whose author says nothing: with all the right ones 1, with everything ticked 0.</summary>
    public static IReadOnlyList<decimal> Shares(IReadOnlyList<AnswerOption> options)
    {
        var right = options.Count(option => option.Right);
        return [.. options.Select(option => option.Right ? 1m / right : -1m / (options.Count - right))];
    }

    /// <summary>The fraction that is meant: files round thirds, sixths, sevenths and ninths, and three thirds are the whole.</summary>
    public static decimal Exactly(decimal weight)
    {
        for (var parts = 1; parts <= MostParts; parts++)
        {
            var whole = Math.Round(weight * parts);
            if (Math.Abs(weight - (whole / parts)) < Hair)
            {
                return whole / parts;
            }
        }

        return weight;
    }
}
