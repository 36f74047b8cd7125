namespace SlackLearningBot.Settings;

/// <summary>The settings do not allow a start; each line names a setting, what was found and what is expected.</summary>
internal sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception("The settings do not allow a start:" + string.Concat(problems.Select(problem => Environment.NewLine + "  - " + problem)))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
