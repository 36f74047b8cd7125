using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Invitations;

/// <summary>The words to the owner who invites. Only numbers: who has or refused what is nobody else's business.</summary>
internal static class InviteView
{
    public const string Confirm = "invite.confirm";
    public const string Cancel = "invite.cancel";

    public static SlackMessage NotUnderstood { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nobody was invited. Write it like this: `/learn invite @person #channel @group TRACK`, with as many people, channels and groups as you like, picked from Slack's lists, and one track."));

    public static SlackMessage TooMany { get; } = Remarks.Say(Mrkdwn.Of(
        $"Nobody was invited: that are more than {InviteWish.MostTargets} people, channels and groups at once. A channel or a group can stand for many."));

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of(
        $"Inviting is for the owners of this workspace's learning, so nobody was invited. Ask one of them, or whoever runs me, to make you an owner too."));

    public static SlackMessage TooOld { get; } = Remarks.Say(Mrkdwn.Of(
        $"This is more than a week old, so nobody was invited. Type `/learn invite` again, and I look who is there now."));

    public static SlackMessage Looking(TrackName track) => Remarks.Say(Mrkdwn.Of(
        $"I am looking who that is. In a moment you find in our direct message how many would be invited to *{InvitationView.Bold(track.Title)}*, and decide there; nobody is asked before that."));

    public static SlackMessage NotFound(TrackMatch match, string asked)
    {
        var shown = Excerpt.Of(asked, 60);
        return Remarks.Say(match switch
        {
            TrackMatch.Near near => Mrkdwn.Of($"Nobody was invited: there is no track “{shown}”. Did you mean {Titles(near.Tracks)}?"),
            TrackMatch.Ambiguous several => Mrkdwn.Of($"Nobody was invited: several tracks are called “{shown}”. Use the id: {Titles(several.Tracks)}."),
            _ => Mrkdwn.Of($"Nobody was invited: there is no track “{shown}”. `/learn catalog` shows them all."),
        });
    }

    private static Mrkdwn Titles(IReadOnlyList<TrackName> tracks) =>
        Mrkdwn.Join(", ", tracks.Select(track => Mrkdwn.Of($"*{InvitationView.Bold(track.Title)}* (`{track.TrackId.Replace('`', '\'')}`)")));

    /// <summary>"34 people, 5 of them have the track already: invite 29?"</summary>
    public static SlackMessage Offer(Round round, IReadOnlyList<Standing> standings)
    {
        var count = standings.ToDictionary(standing => standing.Name, standing => standing.Count);
        var (open, has, quiet) = (count.GetValueOrDefault("open"), count.GetValueOrDefault("has"), count.GetValueOrDefault("quiet"));
        var track = InvitationView.Bold(round.TrackTitle);
        Mrkdwn[] left =
        [
            .. has > 0 ? [Mrkdwn.Of($"{has} of them {(has == 1 ? "has" : "have")} it already")] : Array.Empty<Mrkdwn>(),
            .. quiet > 0 ? [Mrkdwn.Of($"{quiet} {(quiet == 1 ? "was" : "were")} asked before or {(quiet == 1 ? "wants" : "want")} quiet")] : Array.Empty<Mrkdwn>(),
        ];
        var found = Mrkdwn.Of($"{Names(round)}: {People(open + has + quiet)}{(left.Length > 0 ? ", " : "")}{Mrkdwn.Join(", ", left)}");
        var text = open > 0
            ? Mrkdwn.Of($"{found}. Invite {People(open)} to *{track}*?")
            : Mrkdwn.Of($"{found}. So nobody is left to invite to *{track}*.");
        List<Block> blocks = [new Section(text.Truncate(SlackLimits.SectionText)), .. Problems(round)];
        if (open > 0)
        {
            blocks.Add(new Actions([new Button(new PlainText($"Invite {People(open)}"), Confirm, Value(round), Style: ButtonStyle.Primary), new Button(new PlainText("Do not invite"), Cancel, Value(round))]));
            blocks.Add(new Context([Mrkdwn.Of($"Each gets one message from me, between 9:00 and 17:00 of a working day of their own, says yes or no with one click, and is never asked about this track again. Bots, guests and people who left are not counted.")]));
        }

        return new SlackMessage(text.Truncate(SlackLimits.SectionText), blocks);
    }

    public static SlackMessage Ended(Round round)
    {
        var track = InvitationView.Bold(round.TrackTitle);
        return Remarks.Say(round.State == "confirmed"
            ? Mrkdwn.Of($"Invited {People(round.Invited)} to *{track}*. Everybody is asked at a decent hour of their own; whoever says yes begins with their next lesson. What each of them says stays theirs.")
            : Mrkdwn.Of($"Nobody was invited to *{track}*. `/learn invite` looks again whenever you like."));
    }

    private static IEnumerable<Block> Problems(Round round) =>
        ProblemLines(round) is { Count: > 0 } lines ? [new Section(Mrkdwn.Join("\n", lines).Truncate(SlackLimits.SectionText))] : [];

    /// <summary>What could not be read, a line each.</summary>
    /// <param name="round">What was named.</param>
    /// <param name="inForm">Groups were typed into a field, where Slack shows no list to pick from.</param>
    public static IReadOnlyList<Mrkdwn> ProblemLines(Round round, bool inForm = false) =>
        [.. round.Named.Where(target => target.Problem is not null).Select(target => Mrkdwn.Of($"• {Name(target)}: {(inForm && target is { Kind: TargetKind.Handle, Problem: "no_such_name" } ? NoSuchGroup : Advice(target))}"))];

    private static Mrkdwn Names(Round round) => Mrkdwn.Join(", ", round.Named.Select(Name));

    private static Mrkdwn Name(InviteTarget target) => target switch
    {
        { Kind: TargetKind.Person, Id: { } id } => Mrkdwn.Of($"{new SlackUser(id)}"),
        { Kind: TargetKind.Channel, Id: { } id } => Mrkdwn.Of($"{new SlackChannel(id)}"),
        { Kind: TargetKind.ChannelName } => Mrkdwn.Of($"#{Excerpt.Of(target.Name ?? "", 80)}"),
        _ => Mrkdwn.Of($"@{Excerpt.Of(target.Name ?? "", 80)}"),
    };

    private const string NoSuchGroup = "I found no user group with this handle. Type it as people mention the group in a message, such as @backend.";

    private static string Advice(InviteTarget target) => target switch
    {
        { Problem: "channel_not_found" } => "I cannot see this channel. If it is private, add me to it with /invite, and say it again.",
        { Problem: "no_such_name" } => "I found nothing of that name. Pick it from the list Slack shows while you type.",
        { Problem: "no_such_subteam" } => "this group is gone.",
        { Problem: "plan_upgrade_required" } => "your Slack plan has no user groups. Name the people or a channel.",
        { Problem: "missing_scope" } => "I may not read it. Whoever installed me has to install me again, for the newer permissions.",
        _ => $"I could not read it ({target.Problem}). Try it again later.",
    };

    private static string People(int count) => count == 1 ? "1 person" : $"{count} people";

    private static string Value(Round round) => ActionValue.Write(new RoundChoice(round.RoundId), InvitationsJson.Default.RoundChoice, InvitationsJson.Version);
}
