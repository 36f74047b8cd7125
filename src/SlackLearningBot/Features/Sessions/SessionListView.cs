using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Sessions;

/// <summary>What comes and what was held; each part goes on behind a button.</summary>
internal static class SessionListView
{
    public const string Page = "session.page";

    /// <param name="parts">The first page of each, and one more session when there is a second.</param>
    /// <param name="now">Calendar time.</param>
    /// <param name="isOwner">Whether they may plan one.</param>
    public static CommandReply All(IReadOnlyList<(SessionPart Part, IReadOnlyList<Session> Sessions)> parts, DateTimeOffset now, bool isOwner)
    {
        if (parts.All(one => one.Sessions.Count == 0))
        {
            return Remarks.Say(isOwner
                ? Mrkdwn.Of($"No sessions are planned. `/learn session new` plans one: a classroom, webinar, workshop, dojo, book circle or learning day.")
                : Mrkdwn.Of($"No sessions are planned now. `/talk list` shows what colleagues tell one another."));
        }

        return new SlackMessage(
            Spoken("Sessions:", parts.SelectMany(one => one.Sessions.Take(one.Part.Most))),
            [.. parts.Where(one => one.Sessions.Count > 0).SelectMany(one => new Block[] { new Header(one.Part.Heading) }.Concat(Lines(one.Part, one.Sessions, 0, now)))]);
    }

    /// <param name="part">Which.</param>
    /// <param name="sessions">Of this page, and one more when there is a next one.</param>
    /// <param name="page">From 0.</param>
    /// <param name="now">Calendar time.</param>
    public static SlackMessage One(SessionPart part, IReadOnlyList<Session> sessions, int page, DateTimeOffset now) => new(
        Spoken($"{part.Heading}:", sessions.Take(part.Most)),
        [
            new Header(part.Heading),
            .. sessions.Count == 0 ? [new Section(Mrkdwn.Of($"There are no more."))] : Array.Empty<Block>(),
            .. Lines(part, sessions, page, now),
        ]);

    private static Mrkdwn Spoken(string what, IEnumerable<Session> sessions) =>
        (Mrkdwn.Escaped(what) + Mrkdwn.Escaped(string.Concat(sessions.Select(session => $" {Excerpt.Of(session.Title, 100)}.")))).Truncate(SlackLimits.SectionText);

    private static IEnumerable<Block> Lines(SessionPart part, IReadOnlyList<Session> sessions, int page, DateTimeOffset now)
    {
        Element[] buttons =
        [
            .. page > 0 ? [PageButton("Previous", part, page - 1)] : Array.Empty<Element>(),
            .. sessions.Count > part.Most ? [PageButton("More", part, page + 1)] : Array.Empty<Element>(),
        ];
        return [.. sessions.Take(part.Most).Select(session => SessionView.Line(session, now)), .. buttons.Length > 0 ? [new Actions(buttons)] : Array.Empty<Block>()];
    }

    private static Button PageButton(string text, SessionPart part, int page) => new(
        text, ActionId.Of(Page, $"{part.Name}-{page}"), SessionValues.Of(new SessionPage(part.Name, page)), AccessibilityLabel: $"{text}: {part.Heading}");
}
