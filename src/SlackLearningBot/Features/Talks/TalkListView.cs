using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary>What comes, what waits for a date and what was held; each part goes on behind a button.</summary>
internal static class TalkListView
{
    public const string Page = "talk.page";

    /// <param name="parts">The first page of each, and one more talk when there is a second.</param>
    public static CommandReply All(IReadOnlyList<(TalkPart Part, IReadOnlyList<Talk> Talks)> parts)
    {
        if (parts.All(one => one.Talks.Count == 0))
        {
            return Remarks.Say(Mrkdwn.Of($"There are no talks yet. `/talk propose` proposes one, and `/talk log` notes one down that was held already."));
        }

        return new SlackMessage(
            TalkView.Spoken(Mrkdwn.Of($"Talks:"), [.. parts.SelectMany(one => one.Talks.Take(TalkPart.Most))]),
            [
                .. parts.Where(one => one.Talks.Count > 0).SelectMany(one => new Block[] { new Header(one.Part.Heading) }.Concat(Lines(one.Part, one.Talks, 0))),
                new Context([Mrkdwn.Of($"`/talk find WORDS` looks through all of them; `/talk propose` adds yours.")]),
            ]);
    }

    /// <param name="part">Which.</param>
    /// <param name="talks">Of this page, and one more when there is a next one.</param>
    /// <param name="page">From 0.</param>
    public static SlackMessage One(TalkPart part, IReadOnlyList<Talk> talks, int page) => new(
        TalkView.Spoken(Mrkdwn.Of($"{part.Heading}:"), [.. talks.Take(TalkPart.Most)]),
        [
            new Header(part.Heading),
            .. talks.Count == 0 ? [new Section(Mrkdwn.Of($"There are no more."))] : Array.Empty<Block>(),
            .. Lines(part, talks, page),
        ]);

    /// <summary>A page of talks, with the buttons to the others.</summary>
    public static IEnumerable<Block> Lines(TalkPart part, IReadOnlyList<Talk> talks, int page)
    {
        Element[] buttons =
        [
            .. page > 0 ? [PageButton("Previous", part, page - 1)] : Array.Empty<Element>(),
            .. talks.Count > TalkPart.Most ? [PageButton("More", part, page + 1)] : Array.Empty<Element>(),
        ];
        return [.. talks.Take(TalkPart.Most).Select(TalkView.Line), .. buttons.Length > 0 ? [new Actions(buttons)] : Array.Empty<Block>()];
    }

    private static Button PageButton(string text, TalkPart part, int page) => new(
        text, ActionId.Of(Page, $"{part.Name}-{page}"), TalkValues.Of(new TalkPage(part.Name, page)), AccessibilityLabel: $"{text}: {part.Heading}");
}
