using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>A menu of tracks with "a new one" on top; more than one group's worth of them stand in groups by their first letters.</summary>
internal static class TrackMenu
{
    /// <summary>The value of "a new one"; no track has such an id.</summary>
    public const string New = "+";

    private const int MostPerGroup = SlackLimits.SelectOptions;
    private const int MostGroups = SlackLimits.SelectOptionGroups - 1;

    public static StaticSelect Of(string actionId, IReadOnlyList<TrackName> tracks, string? chosen)
    {
        var fresh = Option.Plain("A new track…", New);
        var all = tracks.Take(MostGroups * MostPerGroup).Select(OptionOf).ToList();
        var initial = chosen == New ? fresh : all.Find(option => option.Value == chosen);
        var placeholder = new PlainText("Choose a track");
        return all.Count < MostPerGroup
            ? new StaticSelect(actionId, [.. all, fresh], InitialOption: initial, Placeholder: placeholder)
            : new StaticSelect(
                actionId,
                OptionGroups: [new OptionGroup(new PlainText("New"), [fresh]), .. all.Chunk(MostPerGroup).Select(GroupOf)],
                InitialOption: initial,
                Placeholder: placeholder);
    }

    /// <summary>The track of this name (its id or title), or a new one of this title.</summary>
    public static TrackName Find(IReadOnlyList<TrackName> tracks, string name) =>
        tracks.FirstOrDefault(track => track.Id == name)
        ?? tracks.FirstOrDefault(track => track.Title.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? tracks.FirstOrDefault(track => track.Id == FileId.Of(name))
        ?? new TrackName(FileId.Of(name), TitleOf(name));

    private static string TitleOf(string name) => IsId(name) ? char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ') : name;

    private static bool IsId(string name) => name.Length > 0 && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static Option OptionOf(TrackName track) => Option.Plain(Excerpt.Of(track.Title, SlackLimits.OptionText), track.Id);

    private static OptionGroup GroupOf(Option[] options) => new(new PlainText($"{First(options[0])} – {First(options[^1])}"), options);

    private static string First(Option option) => Excerpt.Of(((PlainText)option.Text).Text, 20);
}
