using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>What is said about take-aways. What people wrote is shown as they wrote it, and never becomes markup or a mention.</summary>
internal static class TakeAwayView
{
    public const string Post = "take_aways.post";
    public const string Lesson = "take_aways.lesson";
    public const string Talk = "take_aways.talk";

    /// <param name="session">What kind of session of our own it was; null: something elsewhere.</param>
    public static Mrkdwn Reason(KindWords? session)
    {
        var whose = session is null ? "You said a few working days ago that you did it" : $"You were there, as you said or as those say who {session.Did}";
        return Mrkdwn.Of($"{whose}, and what one brings back helps those who were not. I ask once; if you leave it alone, nothing happens.");
    }

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"There is nothing to bring back from there any more. `/learn courses mine` shows what you said you did, and `/learn progress` the sessions you were at."));

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nobody owns this workspace's learning yet, so nobody could make a lesson of it. Whoever runs me can make somebody an owner."));

    public static SlackMessage Ask(TakeAway one)
    {
        var where = one.Session is { } session ? Mrkdwn.Of($"You were at the {session.One} *{Bold(one.Title)}*") : Mrkdwn.Of($"You said you did *{Bold(one.Title)}*");
        var text = Mrkdwn.Of($"{where} ({Day(one.DoneOn)}). *What are three things you took away?* Write them down while they are fresh; nobody sees them before you say so.");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Actions([TakeAwayButtons.Write(one.About, one.Title, "Write them down", ButtonStyle.Primary)]),
                new Context([Mrkdwn.Of($"Why this? {Reason(one.Session)}")]),
            ]);
    }

    private static Confirm Everybody { get; } = new(
        "Propose a talk of it?",
        "Everybody in this workspace can then read what you wrote, with your name, in the list of talks and when they search; the owners of our learning hear of it. Until it has a date you can take it back with /talk mine.",
        "Propose it",
        "Not now");

    /// <summary>What they wrote, and what can become of it.</summary>
    /// <param name="one">Written.</param>
    public static SlackMessage Card(TakeAway one)
    {
        var head = Mrkdwn.Of($"*Your take-aways from {Bold(Name(one.About, one.Title))}*");
        var value = TakeAwaysJson.Write(new TakeAwayValue(one.TakeAwayId));
        List<Element> buttons =
        [
            .. one.Channel is null ? [new Button("Post it in a channel", Post, value, Style: ButtonStyle.Primary)] : Array.Empty<Element>(),
            .. one.LessonAt is null ? [new Button("Offer it as a lesson", Lesson, value)] : Array.Empty<Element>(),
            .. one.TalkAt is null ? [new Button("Propose a talk", Talk, value, Confirm: Everybody)] : Array.Empty<Element>(),
            .. one.IsUsed ? Array.Empty<Element>() : [TakeAwayButtons.Write(one.About, one.Title, "Change them")],
        ];
        return new SlackMessage(
            head,
            [
                new Section(head),
                .. Points(one).Select(point => new Section(point)),
                .. buttons.Count > 0 ? [new Actions(buttons)] : Array.Empty<Block>(),
                new Context([Standing(one)]),
            ]);
    }

    /// <summary>As colleagues see it.</summary>
    public static IReadOnlyList<Block> PostBlocks(TakeAway one) =>
    [
        new Section(PostHead(one)),
        .. Points(one).Select(point => new Section(point)),
        new Context([Mrkdwn.Of($"In their own words, and posted by me at their wish. `/learn search` finds it.")]),
    ];

    public static SlackMessage Posted(TakeAway one) => new(PostHead(one), PostBlocks(one));

    public static SlackMessage OnItsWay(string channel) => Remarks.Say(Mrkdwn.Of(
        $"It goes to {new SlackChannel(channel)} in a moment. When I cannot write there, you hear from me."));

    /// <param name="one">Whose they are, and where from.</param>
    /// <param name="refused">Why it could not be posted, as <see cref="PlaceWork"/> found.</param>
    public static SlackMessage Refused(TakeAway one, PlaceRefused refused)
    {
        var place = new SlackChannel(refused.Channel);
        var where = refused.Why == PlaceWork.Elsewhere ? Mrkdwn.Of($" in {place}") : Mrkdwn.Empty;
        return Remarks.Say(Mrkdwn.Of($"Your take-aways from *{Bold(Name(one.About, one.Title))}* were not posted{where}: ") + (refused.Why switch
        {
            PlaceWork.NotMember => Mrkdwn.Of($"I am not in {place}. Type `/invite` with my name there, and press *Post it in a channel* once more."),
            PlaceWork.Elsewhere => Mrkdwn.Of($"I post them in one channel, and you chose another one before {place}."),
            PostsDue.MaybeThere => Mrkdwn.Of($"at least I could not find out whether they stand in {place}. Look there, and if they do not, press *Post it in a channel* once more."),
            PostsDue.NotTaken => Mrkdwn.Of($"Slack does not let me write in {place}. Choose another channel."),
            PlaceWork.Archived => Mrkdwn.Of($"{place} is archived. Choose another channel."),
            PlaceWork.NotPublic => Mrkdwn.Of($"I post them in public channels of this workspace only, where nobody from another company reads along. Choose another channel."),
            _ => Mrkdwn.Of($"Slack does not let me read about that channel. Choose another one."),
        }) + (one.Session is null ? Mrkdwn.Of($" What you wrote is kept: `/learn courses mine` shows it.") : Mrkdwn.Of($" What you wrote is kept: `/learn search` finds it.")));
    }

    /// <summary>As Markdown, for a lesson.</summary>
    public static string Markdown(TakeAway one) => $"{one.Title}\n\n{string.Join('\n', one.Points.Select((point, at) => $"{at + 1}. {string.Join("\n   ", point.Split('\n'))}"))}\n";

    /// <summary>As plain text, for a talk.</summary>
    public static string Plain(TakeAway one) => string.Join('\n', one.Points.Select((point, at) => $"{at + 1}. {point}"));

    /// <summary>As a search shows it.</summary>
    public static Mrkdwn Found(TakeAway one)
    {
        var where = one is { Channel: { } channel, PostOpen: false } ? Mrkdwn.Of($"posted in {new SlackChannel(channel)}") : Mrkdwn.Of($"only you see it");
        return (Mrkdwn.Of($"*{Bold(one.Title)}* · {new SlackUser(one.UserId)}, {Day(one.DoneOn)} · {where}\n") + Mrkdwn.Join("\n", Points(one))).Truncate(SlackLimits.SectionText);
    }

    private static Mrkdwn PostHead(TakeAway one) => Mrkdwn.Of($"💡 *What {new SlackUser(one.UserId)} took away from {Bold(Name(one.About, one.Title))}* ({Day(one.DoneOn)})");

    private static IEnumerable<Mrkdwn> Points(TakeAway one) => one.Points.Select((point, at) => Mrkdwn.Of($"{at + 1}. {point}").Truncate(SlackLimits.SectionText));

    private static Mrkdwn Standing(TakeAway one)
    {
        List<Mrkdwn> said = [];
        if (one.Channel is { } channel)
        {
            said.Add(one.PostOpen
                ? Mrkdwn.Of($"On its way to {new SlackChannel(channel)}; when I cannot write there, you hear from me.")
                : Mrkdwn.Of($"Posted in {new SlackChannel(channel)}, and found with `/learn search`."));
        }

        if (one.LessonAt is not null)
        {
            said.Add(Mrkdwn.Of($"Offered to the owners of this workspace's learning; a lesson made of it bears your name."));
        }

        if (one.TalkAt is not null)
        {
            said.Add(Mrkdwn.Of($"Proposed as a talk, where everybody can read it."));
        }

        return said.Count == 0 ? Mrkdwn.Of($"Only you see this, until you pass it on: to a channel you choose, to those who make lessons of such things, or as a talk that everybody reads of.") : Mrkdwn.Join(" ", said);
    }

    /// <summary>Inside a sentence: "the workshop SQL" of a session of our own, "SQL Conf" of everything else.</summary>
    public static string Name(string about, string title) => TakeAway.SessionOf(about) is { } session ? $"the {session.One} {title}" : title;

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Bold(string text) => text.Replace('*', '∗').Replace('`', 'ˋ');
}
