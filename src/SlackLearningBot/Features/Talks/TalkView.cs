using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.Talks;

/// <summary>Lists of talks, and one talk with what a person may do. Titles and texts are people's own: they are shown letter by letter.</summary>
internal static class TalkView
{
    public const string Open = "talk.open";
    public const string Edit = "talk.edit";
    public const string Plan = "talk.plan";
    public const string CallOff = "talk.off";

    private const int ShownAbstract = 200;

    public static SlackMessage Usage { get; } = Remarks.Say(Mrkdwn.Of(
        $"What are you looking for? Type for example `/talk find postgres`, or the name of who spoke."));

    public static SlackMessage TooLong { get; } = Remarks.Say(Mrkdwn.Of($"That is too long for a search. Try `/talk find` with the two or three words that matter."));

    private static SlackMessage NotYours { get; } = Remarks.Say(Mrkdwn.Of($"Only its speakers, and the owners of our learning, can change this talk; nothing was changed."));

    public static ModalView NotYoursView { get; } = MessageView.Of(NotYours);

    public static ModalView GoneView { get; } = MessageView.Of(Remarks.Say(Mrkdwn.Of($"This talk is not there any more. `/talk list` shows those that are.")));

    public static CommandReply Found(string words, IReadOnlyList<Talk> talks)
    {
        var heading = talks.Count switch
        {
            0 => Mrkdwn.Of($"No talk is about “{words}” yet. Try other words, or propose one: `/talk propose`."),
            1 => Mrkdwn.Of($"One talk for “{words}”:"),
            > FindCommand.Most => Mrkdwn.Of($"The best {FindCommand.Most} talks for “{words}”; one more word finds fewer:"),
            var all => Mrkdwn.Of($"{all} talks for “{words}”:"),
        };
        return new SlackMessage(Spoken(heading, talks), [new Section(heading), .. talks.Take(FindCommand.Most).Select(Line)]);
    }

    /// <param name="talks">At which they speak, or which they proposed.</param>
    /// <param name="attended">At which they were: a page, and one more when there is a next one.</param>
    public static CommandReply Mine(IReadOnlyList<Talk> talks, IReadOnlyList<Talk> attended)
    {
        var heading = talks.Count == 0
            ? Mrkdwn.Of($"You have no talks yet. `/talk propose` proposes one, and `/talk log` notes one down that you held.")
            : Mrkdwn.Of($"*Your talks.* Open one to change it.");
        return new SlackMessage(
            Spoken(heading, [.. talks, .. attended.Take(TalkPart.Most)]),
            [
                new Section(heading),
                .. talks.Select(Line),
                .. attended.Count > 0 ? new Block[] { new Header(TalkPart.Attended.Heading) }.Concat(TalkListView.Lines(TalkPart.Attended, attended, 0)) : [],
            ]);
    }

    /// <summary>A talk in a list, with the button that opens it.</summary>
    public static Block Line(Talk talk) => new Section(
        Mrkdwn.Of($"*{Plain(talk.Title)}*\n{Facts(talk)}"),
        Accessory: new Button("Open", ActionId.Of(Open, $"{talk.TalkId:N}"), TalkValues.Of(talk.TalkId), AccessibilityLabel: SlackText.Truncate($"Open {talk.Title}", SlackLimits.AccessibilityLabel)));

    /// <summary>Who, when, and for how many.</summary>
    private static Mrkdwn Facts(Talk talk) => Mrkdwn.Of($"{HappeningWords.People(talk.Hosts)} · {TalkWords.When(talk)}");

    /// <summary>What is read out of a list.</summary>
    public static Mrkdwn Spoken(Mrkdwn heading, IReadOnlyList<Talk> talks) =>
        (heading + Mrkdwn.Escaped(string.Concat(talks.Select(talk => $" {Excerpt.Of(talk.Title, 100)}.")))).Truncate(SlackLimits.SectionText);

    /// <summary>Stars would end the bold.</summary>
    private static string Plain(string text) => text.Replace('*', '∗');

    /// <summary>All about a talk; buttons for what this person may do.</summary>
    public static ModalView Card(Talk talk, TalkSeats seats, string userId, bool isOwner, DateTimeOffset now)
    {
        var blocks = new List<Block>
        {
            new Section(Mrkdwn.Of($"*{Plain(talk.Title)}*\n{Facts(talk)}{TalkWords.Where(talk)}{TalkSeatsView.Line(talk, seats)}").Truncate(SlackLimits.SectionText)),
        };
        if (talk.Abstract.Length > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"{talk.Abstract}").Truncate(SlackLimits.SectionText)));
        }

        if (talk.TakeAwayLines is { Count: > 0 } lines)
        {
            blocks.Add(new Section((Mrkdwn.Of($"*To take away*\n") + Mrkdwn.Join("\n", lines.Select(line => Mrkdwn.Of($"• {line}")))).Truncate(SlackLimits.SectionText)));
        }

        blocks.AddRange(TalkWords.Links(talk).Select(link => new Section(link)));
        if (talk.Skills.Length > 0)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Skills: {string.Join(", ", talk.Skills)}").Truncate(SlackLimits.TextObject)]));
        }

        if (talk.State == TalkStates.Proposed && talk.Wished.Length > 0)
        {
            blocks.Add(new Context([Mrkdwn.Of($"Its speakers would like: {talk.Wished}")]));
        }

        if (TalkSeatsView.Buttons(talk, seats, userId, now) is { Count: > 0 } own)
        {
            blocks.Add(new Actions(own));
        }

        if (Buttons(talk, userId, isOwner) is { Count: > 0 } buttons)
        {
            blocks.Add(new Actions(buttons));
        }

        return new ModalView("Talk", blocks, close: "Close");
    }

    private static List<Element> Buttons(Talk talk, string userId, bool isOwner)
    {
        var buttons = new List<Element>();
        if (TalkRights.MayEdit(talk, userId, isOwner))
        {
            buttons.Add(new Button("Change what it says", Edit, TalkValues.Of(talk.TalkId)));
        }

        if (talk.State == TalkStates.Held && TalkRights.MayEdit(talk, userId, isOwner))
        {
            buttons.Add(new Button("Questions for listeners", QuizView.Write, TalkValues.Of(talk.TalkId)));
        }

        if (TalkRights.MayPlan(talk, userId, isOwner))
        {
            buttons.Add(new Button(talk.State == TalkStates.Planned ? "Change the plan" : "Plan it", Plan, TalkValues.Of(talk.TalkId)));
        }

        if (TalkRights.MayDecline(talk, userId, isOwner))
        {
            buttons.Add(new Button("Not for us", DeclineForm.Open, TalkValues.Of(talk.TalkId)));
        }
        else if (TalkRights.MayCallOff(talk, userId, isOwner))
        {
            var (text, question) = talk.State == TalkStates.Planned
                ? ("Call it off", "Everybody who wants to come is told that it does not take place.")
                : ("Take it back", "It is not on the list of proposed talks any more.");
            buttons.Add(new Button(text, CallOff, TalkValues.Of(talk.TalkId), Style: ButtonStyle.Danger, Confirm: new Confirm("Are you sure?", new PlainText(question), text, "Keep it")));
        }

        return buttons;
    }

    /// <param name="talk">As it is now.</param>
    /// <param name="channel">Where it shall be announced; null: nowhere.</param>
    public static SlackMessage Planned(Talk talk, string? channel)
    {
        var announced = channel is not null ? Mrkdwn.Of($" I announce it in {new SlackChannel(channel)}; when that cannot be, you hear from me.") : Mrkdwn.Of($" It is announced nowhere; `/talk list` shows it.");
        return Remarks.Say(Mrkdwn.Of($"“{talk.Title}” is {TalkWords.When(talk)}.{announced} Whoever speaks or wants to come hears of it."));
    }

    /// <summary>To whoever chose the channel.</summary>
    public static SlackMessage NotForEverybody(Series series, string channel) => Remarks.Say(Mrkdwn.Of(
        $"I do not announce the talks of “{series.Name}” in {new SlackChannel(channel)}: {PublicChannels.Only} Its dates are open all the same; you can choose a channel for each talk that is planned."));

    public static SlackMessage CalledOff(Talk talk) => Remarks.Say(Mrkdwn.Of($"“{talk.Title}” is called off. Whoever speaks or wanted to come is told."));

    public static SlackMessage Over { get; } = Remarks.Say(Mrkdwn.Of($"This talk does not lie ahead any more, so nothing was changed."));

    public static SlackMessage Proposed(string title, TalkPlanners planners) => Remarks.Say(planners switch
    {
        TalkPlanners.Others => Mrkdwn.Of($"Thank you! “{title}” is proposed. The owners of our learning hear of it, and its speakers hear from me when it has a date. `/talk mine` shows it."),
        TalkPlanners.Themselves => Mrkdwn.Of($"“{title}” is proposed. You are the one who owns our learning, so it waits for you: press *Plan it* in `/talk mine` to give it a date."),
        _ => Mrkdwn.Of($"Thank you! “{title}” is proposed. Nobody owns this workspace's learning yet, so nobody can give it a date; whoever runs me can make somebody an owner. `/talk mine` shows it."),
    });

    public static SlackMessage Logged(Talk talk) => Remarks.Say(Mrkdwn.Of(
        $"“{talk.Title}” of {TalkWords.When(talk)} is logged. Everybody finds it with `/talk find`; its speakers change it with `/talk mine`."));

    /// <summary>To an owner of the workspace's learning.</summary>
    public static SlackMessage ProposedToOwner(Talk talk)
    {
        var wished = talk.Wished.Length > 0 ? Mrkdwn.Of($"\nWished for: {talk.Wished}") : Mrkdwn.Empty;
        var text = Mrkdwn.Of($"*A talk is proposed:* “{talk.Title}” by {HappeningWords.People(talk.Hosts)}.{wished}");
        return new SlackMessage(
            text,
            [
                new Section(talk.Abstract.Length == 0 ? text : Mrkdwn.Of($"{text}\n{Excerpt.OfWords(talk.Abstract, ShownAbstract)}")),
                new Actions([new Button("Look at it", ActionId.Of(Open, "proposed"), TalkValues.Of(talk.TalkId), Style: ButtonStyle.Primary)]),
            ]);
    }
}
