using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Invitations;

/// <summary>The words of an invitation, to the one who is invited.</summary>
internal static class InvitationView
{
    public const string Accept = "invitation.yes";
    public const string Decline = "invitation.no";
    public const string Less = "invitation.less";

    /// <param name="row">The invitation.</param>
    /// <param name="proposed">What a yes begins for somebody who is no learner yet; null for a learner.</param>
    public static SlackMessage Ask(InvitationRow row, Rhythm? proposed)
    {
        var text = Mrkdwn.Of($"{Inviter(row)} invites you to learn *{Bold(row.TrackTitle)}*: {Lessons(row.Lessons)}.");
        var what = proposed is null
            ? Mrkdwn.Of($"Say yes, and its lessons come to you like those of your other tracks.")
            : Mrkdwn.Of($"I bring one short lesson with one question, *{RhythmText.Words(proposed)}*. A yes begins just that; you can change or stop it at any time, and nothing comes before it.");
        Button[] change = proposed is null ? [] : [new Button(new PlainText("Choose my hour"), CommonButtons.WelcomeOpen)];
        return new SlackMessage(text,
        [
            new Section(text),
            new Section(what),
            new Actions([Yes(row, proposed), .. change, Button("No, thanks", Decline, row), LessButton(row)]),
            new Context([Mrkdwn.Of($"Why this? {Reason(row)}")]),
        ]);
    }

    /// <summary>Why it came, in one line, with what happens when it is left alone.</summary>
    public static Mrkdwn Reason(InvitationRow row)
    {
        var reason = row.Via switch
        {
            "" => Mrkdwn.Of($"{Inviter(row)} thought of you."),
            ['@', ..] => Mrkdwn.Of($"You are in the group {row.Via}, whose members {Inviter(row)} invited."),
            _ => Mrkdwn.Of($"You are in {new SlackChannel(row.Via)}, whose members {Inviter(row)} invited."),
        };
        return row.State is "accepted" or "declined"
            ? reason
            : Mrkdwn.Of($"{reason} If you say nothing, nothing happens, and you are not asked again.");
    }

    public static Mrkdwn Name(string title) => Mrkdwn.Of($"The invitation to {Bold(title)}");

    public static Button LessButton(InvitationRow row) => Button("Less of this", Less, row);

    private static string Next(Started started, DateTimeOffset now) => started.NoMessages is { } by
        ? NoMessagesText.Words(by)
        : $"Your next lesson comes {LessonCardMoments.Words(started.NextLessonAt, now, started.Rhythm.Zone, started.Within)}, or take it now.";

    public static SlackMessage Accepted(InvitationRow row, Started started, DateTimeOffset now)
    {
        var text = Mrkdwn.Of($"*You joined {Bold(row.TrackTitle)}.* {Next(started, now)}");
        return new SlackMessage(text,
        [
            new Section(text),
            new Actions([CommonButtons.Today, new Button(new PlainText("Change my hour"), CommonButtons.WelcomeOpen)]),
            new Context([Mrkdwn.Of($"Lessons come {RhythmText.Words(started.Rhythm)}. Pause with `/learn pause 3d`, end it with `/learn stop`.")]),
        ]);
    }

    public static SlackMessage Declined(InvitationRow row) => Remarks.Say(Mrkdwn.Of(
        $"All right, no *{Bold(row.TrackTitle)}*; you are not asked about it again. `/learn catalog` shows it should you change your mind."));

    public static SlackMessage Quiet { get; } = Remarks.Say(Mrkdwn.Of(
        $"All right, no more invitations. `/learn catalog` shows everything there is, whenever you like."));

    public static SlackMessage Gone(InvitationRow row) => Remarks.Say(Mrkdwn.Of(
        $"*{Bold(row.TrackTitle)}* is not in the catalogue any more, so nothing was changed. `/learn catalog` shows what is."));

    public static SlackMessage Stopped(InvitationRow row) => Remarks.Say(Mrkdwn.Of(
        $"You said yes to *{Bold(row.TrackTitle)}* once, and stopped learning since, so nothing was changed. `/learn` begins again."));

    public static SlackMessage AcceptedBefore(InvitationRow row) => Remarks.Say(Mrkdwn.Of(
        $"You said yes to *{Bold(row.TrackTitle)}* already, so nothing was changed. `/learn leave` takes you out of it."));

    private static Mrkdwn Inviter(InvitationRow row) => row.InvitedBy is ['U' or 'W', ..] ? Mrkdwn.Of($"{new SlackUser(row.InvitedBy)}") : Mrkdwn.Of($"A colleague");

    private static Button Yes(InvitationRow row, Rhythm? proposed) => new(
        new PlainText(proposed is null ? "Yes, join" : "Yes, start learning"), Accept, Value(row), Style: ButtonStyle.Primary);

    private static Button Button(string text, string action, InvitationRow row) => new(new PlainText(text), action, Value(row));

    private static string Value(InvitationRow row) =>
        ActionValue.Write(new InvitationChoice(row.TrackId), InvitationsJson.Default.InvitationChoice, InvitationsJson.Version);

    private static string Lessons(int count) => count == 1 ? "one lesson" : $"{count} lessons";

    /// <summary>A title between asterisks: one of its own would end the bold type too early.</summary>
    public static string Bold(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");
}
