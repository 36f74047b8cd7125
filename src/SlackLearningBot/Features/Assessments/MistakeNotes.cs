using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What stands below a question that earned less than it could.</summary>
internal static class MistakeNotes
{
    /// <summary>A part that counted, in points of a question's one; nothing when none did.</summary>
    public static IReadOnlyList<Block> Credit(Mistake mistake) => mistake.Credit > 0 ? [new Context([Mrkdwn.Of($"{Words(mistake.Credit)}")])] : [];

    /// <summary>The button that tells whoever looks after the question; nothing for one without an answer, which says nothing of it.</summary>
    public static IEnumerable<Block> Unclear(Mistake mistake, Guid attempt) =>
        mistake.Given is { } given ? QuestionAfter.Buttons(mistake.Question.Id, given, attempt) : [];

    /// <summary>Never more than it was: rounded down, but for what binary fractions lose.</summary>
    private static string Words(double credit)
    {
        const int Digits = 6;
        var hundredths = (int)Math.Floor(Math.Round(credit * 100, Digits));
        return hundredths switch
        {
            0 => "Right in a small part: it counted less than 0.01 of 1 point.",
            50 => "Half right: it counted 0.5 of 1 point.",
            _ => $"Right in part: it counted {(hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture)} of 1 point.",
        };
    }
}
