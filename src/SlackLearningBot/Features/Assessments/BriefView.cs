using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What somebody must know before they begin: how much, until when, what happens when time runs out, who sees what.</summary>
internal static class BriefView
{
    public const string Start = "assessment.start";
    public const string Brief = "assessment.brief";
    public const string Begin = "assessment.begin";

    /// <summary>The announcement.</summary>
    public static SlackMessage Announce(Assigned assigned, DateTimeOffset now, string zone) => Message(
        Mrkdwn.Of($"{AssessmentText.Author(assigned.AuthorId)} has an assessment for you: *{AssessmentText.Bold(assigned.Title)}*, {AssessmentText.Questions(assigned.Questions)}, until {AssessmentText.Moment(assigned.Deadline, now, zone)}."),
        assigned, now, zone);

    /// <summary>A reminder, of something begun or not.</summary>
    public static SlackMessage Remind(Assigned assigned, DateTimeOffset now, string zone)
    {
        var title = AssessmentText.Bold(assigned.Title);
        var until = AssessmentText.Moment(assigned.OpenAttempt is null ? assigned.Deadline : assigned.OpenUntil ?? assigned.Deadline, now, zone);
        return Message(
            assigned.OpenAttempt is not null ? Mrkdwn.Of($"You have begun *{title}* and not finished it. It is open until {until}; what you have answered by then counts.")
            : assigned.Used > 0 ? Mrkdwn.Of($"You have not passed *{title}* yet, and have {AssessmentText.Attempts(assigned.Allowed - assigned.Used)} left. It is open until {until}.")
            : Mrkdwn.Of($"*{title}* is still ahead of you: {AssessmentText.Questions(assigned.Questions)}, open until {until}."),
            assigned, now, zone);
    }

    /// <summary>It ends at another time than they were told.</summary>
    public static SlackMessage Sooner(Assigned assigned, DateTimeOffset now, string zone) => Message(
        Mrkdwn.Of($"*{AssessmentText.Bold(assigned.Title)}* ends at another time than I told you: it is open until {AssessmentText.Moment(assigned.Deadline, now, zone)}."),
        assigned, now, zone);

    /// <summary>In place of what told or reminded them.</summary>
    public static SlackMessage TakenBack(string title) => Remarks.Say(Mrkdwn.Of(
        $"*{AssessmentText.Bold(title)}* was taken back: there is nothing to do for you any more, and nothing counts against you. `/learn assessments` shows what you have."));

    private static SlackMessage Message(Mrkdwn text, Assigned assigned, DateTimeOffset now, string zone) => new(text,
    [
        new Section(text),
        new Section(Rules(assigned, now, zone)),
        new Actions([StartButton(assigned.AssignmentId, assigned.OpenAttempt is null ? "Begin" : "Go on")]),
        new Context([Mrkdwn.Of($"Why this? {Reason(assigned)}")]),
    ]);

    /// <summary>The rules in a dialog whose submission begins, for those who come from elsewhere.</summary>
    public static ModalView Modal(Assigned assigned, DateTimeOffset now, string zone) => new(
        new PlainText("Before you begin"),
        [
            new Section(Mrkdwn.Of($"*{AssessmentText.Bold(assigned.Title)}*, {AssessmentText.Questions(assigned.Questions)}")),
            new Section(Rules(assigned, now, zone)),
            new Context([Mrkdwn.Of($"Why this? {Reason(assigned)}")]),
        ],
        submit: new PlainText("Begin"),
        close: new PlainText("Not now"),
        callbackId: Begin,
        privateMetadata: AssessmentsJson.Value(assigned.AssignmentId));

    public static Button StartButton(Guid assignment, string words) => new(new PlainText(words), Start, AssessmentsJson.Value(assignment), Style: ButtonStyle.Primary);

    /// <summary>Leads to the rules, or goes on with what was begun.</summary>
    public static Button BriefButton(Assigned assigned) => new(
        new PlainText(assigned.OpenAttempt is not null ? "Go on" : "Begin…"), Brief, AssessmentsJson.Value(assigned.AssignmentId),
        AccessibilityLabel: Slack.Blocks.SlackText.Truncate($"{(assigned.OpenAttempt is not null ? "Go on with" : "Begin")} {assigned.Title}", 75));

    private static Mrkdwn Rules(Assigned assigned, DateTimeOffset now, string zone)
    {
        var until = AssessmentText.Moment(assigned.Deadline, now, zone);
        var left = assigned.Allowed - assigned.Used;
        return Mrkdwn.Join("\n",
        [
            assigned.OpenAttempt is not null && left == 0
                ? Mrkdwn.Of($"• {assigned.PassMark} % are needed to pass. This is your last attempt.")
                : Mrkdwn.Of($"• {assigned.PassMark} % are needed to pass. You have {AssessmentText.Attempts(left)}{(assigned.Used > 0 ? " left" : "")}{(assigned.Allowed > 1 ? "; each draws its questions anew" : "")}."),
            assigned.Minutes is { } minutes
                ? Mrkdwn.Of($"• {(minutes == 1 ? "1 minute" : $"{minutes} minutes")} for an attempt. The clock runs from the moment the first question is shown, also while Slack is closed.")
                : Mrkdwn.Of($"• No clock: stop and go on whenever you like, on any device."),
            Mrkdwn.Of($"• When {(assigned.Minutes is null ? "the deadline comes" : "the time or the deadline comes")} in the middle, what you have answered counts, and the rest counts as not right. After the deadline, {until}, nothing can be begun or sent."),
            Mrkdwn.Of($"• Where a question has several parts, each that is right counts for its part; a wrong tick takes away from the right ones. An answer that is nearly right may count in part. A slip of the fingers in a word you type counts as right."),
            Mrkdwn.Of($"• You see no right answers while you have an attempt left, only what to look at again; then every mistake with its reason. {WhoSees(assigned)}"),
        ]);
    }

    /// <summary>What others see of it.</summary>
    public static Mrkdwn WhoSees(Assigned assigned) => assigned.Results == "counts"
        ? Mrkdwn.Of($"The owners of this workspace's learning see how many passed, without names; your manager sees only whether you have done it.")
        : Mrkdwn.Of($"The owners of this workspace's learning see whether you passed, and no single answer; your manager sees only whether you have done it.");

    /// <summary>Why it came, in one line, with what happens when it is left alone.</summary>
    public static Mrkdwn Reason(Assigned assigned)
    {
        var author = AssessmentText.Author(assigned.AuthorId);
        var reason = assigned.Via switch
        {
            "" => Mrkdwn.Of($"{author} gave it to you."),
            "track" when assigned.HasLeft => Mrkdwn.Of($"{author} gave it to everybody who learns *{AssessmentText.Bold(assigned.TrackTitle ?? "this track")}*. You do not any more, so I do not remind you; take it if you like."),
            "track" => Mrkdwn.Of($"{author} gave it to everybody who learns *{AssessmentText.Bold(assigned.TrackTitle ?? "this track")}*."),
            ['@', ..] => Mrkdwn.Of($"You are in the group {assigned.Via}, to whose members {author} gave it."),
            _ => Mrkdwn.Of($"You are in {new SlackChannel(assigned.Via)}, to whose members {author} gave it."),
        };
        return assigned is { Outcome: null, HasLeft: false }
            ? Mrkdwn.Of($"{reason} If you leave it alone, I remind you twice at most, and after the deadline it counts as not done.")
            : reason;
    }
}
