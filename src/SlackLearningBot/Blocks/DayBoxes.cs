using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Each day of the week to tick: for a dialog.</summary>
internal static class DayBoxes
{
    public static Checkboxes Of(string actionId, LearningDays chosen)
    {
        Option[] options = [.. Enumerable.Range(0, 7).Select(bit => (LearningDays)(1 << bit)).Select(OptionOf)];
        Option[] ticked = [.. options.Where((_, bit) => ((int)chosen & (1 << bit)) != 0)];
        return new Checkboxes(actionId, options, ticked.Length > 0 ? ticked : null);
    }

    /// <summary>Days as one choice, whatever their number.</summary>
    public static Option OptionOf(LearningDays days) => Option.Plain(Capital(DaysText.Words(days)), ValueOf(days));

    public static string ValueOf(LearningDays days) => ((int)days).ToString();

    /// <summary>What was ticked; values that are no days count as nothing.</summary>
    public static LearningDays Read(IEnumerable<string> values) =>
        values.Select(value => int.TryParse(value, out var bits) && bits is >= 1 and <= (int)LearningDays.EveryDay ? (LearningDays)bits : LearningDays.None)
            .Aggregate(LearningDays.None, (all, one) => all | one);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
