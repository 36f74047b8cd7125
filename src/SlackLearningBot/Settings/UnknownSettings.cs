using SlackLearningBot.Learning.Wording;

namespace SlackLearningBot.Settings;

/// <summary>Settings that nothing reads, most of them misspelt: they stop nothing, but somebody believes that they hold.</summary>
internal static class UnknownSettings
{
    /// <summary>A sentence for each, with the setting it was probably meant to be. Only in sections of ours: the rest of the configuration is the platform's.</summary>
    public static IReadOnlyList<string> Find(IConfiguration configuration, IReadOnlyDictionary<string, string[]> known) =>
    [
        .. from section in configuration.GetChildren()
           where Known(known, section.Key) is not null
           from setting in section.GetChildren()
           where !known[Known(known, section.Key)!].Contains(setting.Key, StringComparer.OrdinalIgnoreCase)
           select Say($"{section.Key}:{setting.Key}", Nearest.To(setting.Key, known[Known(known, section.Key)!]) is { } near ? $"{Known(known, section.Key)}:{near}" : null),
        .. from section in configuration.GetChildren()
           where Known(known, section.Key) is null && section.GetChildren().Any()
           let near = Nearest.To(section.Key, known.Keys)
           where near is not null
           select Say(section.Key, near),
    ];

    private static string? Known(IReadOnlyDictionary<string, string[]> known, string section) =>
        known.Keys.FirstOrDefault(name => string.Equals(name, section, StringComparison.OrdinalIgnoreCase));

    private static string Say(string found, string? near) =>
        $"The setting {found} is known to nobody and changes nothing{(near is null ? "" : $"; {near} was probably meant")}.";
}
