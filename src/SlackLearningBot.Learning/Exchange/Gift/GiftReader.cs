namespace SlackLearningBot.Learning.Exchange.Gift;

/// <summary>
/// Reads question files in the GIFT format by the rules of Moodle's importer (https://docs.moodle.org/en/GIFT_format): empty lines part questions,
/// the answers stand between the first brace and the first closing one, and the signs in them decide the type. Where the importer would drop
/// or swallow something without a word, the question is reported instead.
/// </summary>
public static class GiftReader
{
    /// <summary>A file with more of them is no question file.</summary>
    private const int MostProblems = 500;

    /// <summary>Never throws, whatever the text is; takes time in proportion to its length.</summary>
    /// <param name="text">The file, with any line ends, with or without a byte order mark.</param>
    /// <returns>The questions that can be read, and a remark for each that cannot.</returns>
    public static ForeignFile Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var questions = new List<ForeignQuestion>();
        var problems = new List<ForeignRemark>();
        var warnings = new List<ForeignRemark>();
        foreach (var block in GiftBlock.Read(text))
        {
            try
            {
                questions.Add(new GiftQuestion(block, warnings).Read());
            }
            catch (GiftException problem)
            {
                problems.Add(problem.Remark);
                if (problems.Count == MostProblems)
                {
                    problems.Add(new ForeignRemark(block.Line, "gift-too-many", $"Found {MostProblems} questions that cannot be read, so the rest was not looked at. Correct these, or check that it is a GIFT file."));
                    break;
                }
            }
        }

        return new ForeignFile(questions, problems, warnings);
    }
}

/// <summary>Why a question cannot be read.</summary>
internal sealed class GiftException(int line, string rule, string message) : Exception(message)
{
    public ForeignRemark Remark { get; } = new(line, rule, message);
}
