using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Tracks;

/// <summary>The catalogue's words and blocks.</summary>
internal static class CatalogueView
{
    public const string InterestName = "catalog.interest";
    public const string InterestBlock = "catalog.interest";
    public const string AnySkill = "*";
    public const string PageName = "catalog.page";
    public const int TracksAPage = 12;

    private const int MostDescription = 300;

    public static ModalView Render(IReadOnlyList<CatalogueTrack> tracks, CataloguePlace place, IReadOnlyList<Block> notice, string metadata)
    {
        var wanted = place.Skill is null ? tracks : [.. tracks.Where(track => track.Skills.Contains(place.Skill))];
        var pages = Math.Max(1, (wanted.Count + TracksAPage - 1) / TracksAPage);
        var page = Math.Clamp(place.Page, 0, pages - 1);
        return new ModalView(
            "Choose tracks",
            [
                .. notice,
                .. Interests(tracks, place.Skill),
                .. wanted.Count == 0
                    ? [new Section(Nothing(tracks.Count == 0))]
                    : wanted.Skip(page * TracksAPage).Take(TracksAPage).SelectMany(TrackBlocks),
                .. Pages(place.Skill, page, pages),
            ],
            close: "Done",
            privateMetadata: metadata);
    }

    private static Mrkdwn Nothing(bool isEmpty) => isEmpty
        ? Mrkdwn.Of($"There are no tracks yet. Whoever looks after learning in your company imports them; until then there is nothing to do.")
        : Mrkdwn.Of($"No track has this skill any more. Choose another one above.");

    private static IEnumerable<Block> Interests(IReadOnlyList<CatalogueTrack> tracks, string? chosen)
    {
        var skills = tracks.SelectMany(track => track.Skills).CountBy(skill => skill, StringComparer.Ordinal)
            .OrderByDescending(skill => skill.Value).ThenBy(skill => skill.Key, StringComparer.Ordinal)
            .Take(SlackLimits.SelectOptions - 1)
            .Select(skill => Option.Plain(skill.Key, skill.Key))
            .OrderBy(option => option.Value, StringComparer.Ordinal)
            .ToList();
        if (skills.Count < 2)
        {
            return [];
        }

        var any = Option.Plain("Everything", AnySkill);
        return
        [
            new Section(
                Mrkdwn.Of($"Which of these would you like to get better at? A lesson takes a minute or two, and then one question."),
                Accessory: new StaticSelect(
                    InterestName, [any, .. skills], InitialOption: skills.Find(option => option.Value == chosen) ?? any, Placeholder: "Interest"),
                BlockId: InterestBlock),
            new Divider(),
        ];
    }

    private static IEnumerable<Block> TrackBlocks(CatalogueTrack track)
    {
        var description = SlackText.Truncate(track.Description.Trim(), MostDescription);
        var title = Mrkdwn.Of($"{(track.Joined ? "✓ " : "")}*{TracksView.Bold(track.Title)}*");
        var facts = Mrkdwn.Of($"{Count(track.Lessons, "lesson")} · about {track.Minutes} min in all{(track.Joined ? " · joined" : "")}");
        yield return new Section(
            description.Length == 0 ? title : title + Mrkdwn.Of($"\n{description}"),
            Accessory: track.Joined ? LeaveAction.ButtonOf(new(track.TrackId, track.Title), "Leave") : JoinAction.ButtonOf(new(track.TrackId, track.Title), "Join"),
            BlockId: $"catalog.track:{track.TrackId}");
        yield return new Context([track.Skills.Length == 0 ? facts : facts + Mrkdwn.Of($" · {SlackText.Truncate(string.Join(", ", track.Skills), 200)}")]);
    }

    private static IEnumerable<Block> Pages(string? skill, int page, int pages)
    {
        if (pages == 1)
        {
            yield break;
        }

        yield return new Context([Mrkdwn.Of($"Page {page + 1} of {pages}")]);
        var buttons = new List<Element>();
        if (page > 0)
        {
            buttons.Add(PageButton("Previous", "back", new CataloguePlace(skill, page - 1)));
        }

        if (page < pages - 1)
        {
            buttons.Add(PageButton("Next", "on", new CataloguePlace(skill, page + 1)));
        }

        yield return new Actions(buttons, BlockId: "catalog.pages");
    }

    private static Button PageButton(string text, string suffix, CataloguePlace place) => new(
        text, ActionId.Of(PageName, suffix), ActionValue.Write(place, TracksJson.Default.CataloguePlace, TracksJson.Version));

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
