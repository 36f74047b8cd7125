using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Blocks.Markdown;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Search;

/// <summary>What was found, in words and blocks. Titles and passages are shown letter by letter: what looks like markup or a mention in them is none.</summary>
internal static class SearchView
{
    public const string PageName = "search.page";
    public const string ReadName = "search.read";

    // A message has room for 50 blocks: a line for each kind, and three for each of its hits.
    private const int FewKinds = 4;
    private const int MostOfFew = 3;
    private const int MostOfMany = 2;

    public static SlackMessage Usage { get; } = Remarks.Say(Mrkdwn.Of(
        $"What are you looking for? Type for example `/learn search feedback`; with quotes, `\"open question\"`, I look for just these words."));

    public static SlackMessage TooLong { get; } = Remarks.Say(Mrkdwn.Of(
        $"That is longer than {Searching.LongestQuestion} characters. A few words find more: try `/learn search` with the two or three that matter."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"That lesson is not in the catalogue any more. `/learn search` shows what is there now."));

    /// <summary>A page of one kind.</summary>
    public static SlackMessage Found(string words, int page, ISearchSource source, IReadOnlyList<SearchHit> hits, bool hasMore)
    {
        var first = (page * Searching.HitsAPage) + 1;
        var heading = (page, hasMore, hits.Count) switch
        {
            (0, false, 1) => Mrkdwn.Of($"One {source.One} for “{words}”:"),
            (0, false, var all) => Mrkdwn.Of($"{all} {source.Many} for “{words}”:"),
            _ => Mrkdwn.Of($"{Capital(source.Many)} {first} to {first + hits.Count - 1} for “{words}”, the best first:"),
        };
        return new SlackMessage(Spoken(heading, hits), [new Section(heading), .. hits.SelectMany(hit => hit.Blocks), .. Pages(words, page, source, hasMore)]);
    }

    /// <summary>The best of each kind, with all of a kind behind a button.</summary>
    public static SlackMessage Several(string words, IReadOnlyList<(ISearchSource Source, IReadOnlyList<SearchHit> Hits)> kinds)
    {
        var most = kinds.Count <= FewKinds ? MostOfFew : MostOfMany;
        var heading = Mrkdwn.Of($"This is what I found for “{words}”, the best of each kind first:");
        return new SlackMessage(
            Spoken(heading, [.. kinds.SelectMany(kind => kind.Hits.Take(most))]),
            [
                new Section(heading),
                .. kinds.SelectMany(kind => new Block[]
                {
                    new Section(Mrkdwn.Of($"*{Capital(kind.Source.Many)}*"), Accessory: kind.Hits.Count > most ? PageButton($"More {kind.Source.Many}", kind.Source.Kind, new SearchPlace(words, 0, kind.Source.Kind)) : null),
                }.Concat(kind.Hits.Take(most).SelectMany(hit => hit.Blocks))),
            ]);
    }

    /// <param name="words">What was asked.</param>
    /// <param name="meant">How it may have been meant; null when nothing is like it.</param>
    /// <param name="near">Lessons that have some of the words.</param>
    public static SlackMessage NotFound(string words, string? meant, IReadOnlyList<SearchHit> near)
    {
        var text = (meant, near.Count) switch
        {
            ({ } other, _) => Mrkdwn.Of($"I found nothing for “{words}”. Did you mean “{other}”?"),
            (null, 0) => Mrkdwn.Of($"I found nothing for “{words}” yet. Try other words, or look through the catalogue: somebody may have called it differently."),
            _ => Mrkdwn.Of($"I found nothing that has all of “{words}”. These lessons come nearest:"),
        };
        return new SlackMessage(Spoken(text, near),
        [
            new Section(text),
            .. meant is null ? Array.Empty<Block>() : [new Actions([PageButton($"Search for {meant}", "meant", new SearchPlace(meant, 0))])],
            .. meant is not null && near.Count > 0 ? [new Context([Mrkdwn.Of($"These have something of it:")])] : Array.Empty<Block>(),
            .. near.SelectMany(hit => hit.Blocks),
            .. near.Count == 0 && meant is null ? [new Actions([CommonButtons.Catalogue])] : Array.Empty<Block>(),
        ]);
    }

    /// <summary>A page beyond the last: lessons went since the page before was shown.</summary>
    public static SlackMessage NoMore(string words, ISearchSource source)
    {
        var text = Mrkdwn.Of($"There are no more {source.Many} for “{words}”.");
        return new SlackMessage(text, [new Section(text), new Actions([PageButton("Back to the first", "first", new SearchPlace(words, 0))])]);
    }

    /// <summary>A lesson that was found, with the passage that says why.</summary>
    public static SearchHit LessonHit(Hit hit) => new(hit.Title, [.. Blocks(hit)]);

    private static IEnumerable<Block> Blocks(Hit hit)
    {
        Run[] title = [new(string.Join(' ', hit.Title.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Marks.Bold)];
        var facts = Mrkdwn.Of($"{CultureInfo.InvariantCulture.TextInfo.ToTitleCase(hit.Format)}{(hit.Minutes is { } minutes ? $" · {minutes} min" : "")} · in {SlackText.Truncate(hit.TrackTitle.Replace('*', '∗'), 150)}");
        return
        [
            .. BlockComposer.Compose([new Piece.Text(hit.Passage.Count == 0 ? title : [.. title, Run.Break, .. hit.Passage])]),
            new Context([facts]),
            new Actions([new Button(
                "Read it", ActionId.Of(ReadName, hit.LessonId), ActionValue.Write(new FoundLesson(hit.LessonId), SearchValues.Default.FoundLesson, SearchValues.Version),
                AccessibilityLabel: SlackText.Truncate($"Read {hit.Title}", SlackLimits.AccessibilityLabel))]),
        ];
    }

    private static IEnumerable<Block> Pages(string words, int page, ISearchSource source, bool hasMore)
    {
        List<Element> buttons = [];
        if (page > 0)
        {
            buttons.Add(PageButton("Previous", "back", new SearchPlace(words, page - 1, source.Kind)));
        }

        if (hasMore)
        {
            buttons.Add(PageButton("More", "on", new SearchPlace(words, page + 1, source.Kind)));
        }

        return buttons.Count == 0 ? [] : [new Divider(), new Actions(buttons)];
    }

    private static Button PageButton(string text, string suffix, SearchPlace place) => new(
        SlackText.Truncate(text, SlackLimits.ButtonText), ActionId.Of(PageName, suffix), ActionValue.Write(place, SearchValues.Default.SearchPlace, SearchValues.Version));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static Mrkdwn Spoken(Mrkdwn heading, IReadOnlyList<SearchHit> hits) =>
        heading + Mrkdwn.Escaped(string.Concat(hits.Select(hit => $" {SlackText.Truncate(hit.Title, 120)}.")));
}
