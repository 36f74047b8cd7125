namespace SlackLearningBot.Slack.Blocks;

/// <summary>
/// Our action_ids are a handler's name, <c>slice.verb</c>, and where a block holds several alike a suffix: <c>lesson.answer:2</c>,
/// because action_ids must differ within a block.
/// </summary>
public static class ActionId
{
    private const char Separator = ':';

    public static string Of(string name, int index) => $"{name}{Separator}{index}";

    public static string Of(string name, string suffix) => $"{name}{Separator}{suffix}";

    /// <summary>The handler's name: <c>lesson.answer</c> of <c>lesson.answer:2</c>.</summary>
    public static string NameOf(string actionId)
    {
        ArgumentNullException.ThrowIfNull(actionId);
        var end = actionId.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? actionId : actionId[..end];
    }

    /// <summary>What stands behind the first colon, or null.</summary>
    public static string? SuffixOf(string actionId)
    {
        ArgumentNullException.ThrowIfNull(actionId);
        var end = actionId.IndexOf(Separator, StringComparison.Ordinal);
        return end < 0 ? null : actionId[(end + 1)..];
    }
}
