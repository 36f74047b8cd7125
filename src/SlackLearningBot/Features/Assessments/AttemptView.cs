using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>An attempt's message: what is asked now, and once it ended, the result. Pure.</summary>
internal static class AttemptView
{
    public const string Answer = "assessment.answer";
    public const string Submit = "assessment.submit";
    public const string Form = "assessment.form";
    public const string Later = "assessment.later";
    public const string Finish = "assessment.finish";

    public static QuestionActions Actions { get; } = new(Answer, Submit, Form);

    public static SlackMessage Render(AttemptFacts facts) => facts switch
    {
        { Current: { } current } => Asking(facts, current),
        { Attempt.EndedBy: "cancelled" } => Cancelled(facts),
        _ => Result(facts),
    };

    private static SlackMessage Asking(AttemptFacts facts, AttemptQuestion current)
    {
        var (assigned, attempt) = (facts.Assigned, facts.Attempt);
        Mrkdwn where = Mrkdwn.Of($"*{AssessmentText.Bold(assigned.Title)}*  ·  question {attempt.Answered + 1} of {attempt.Total}  ·  {Until(facts)}");
        var value = new PutOffValue(attempt.AttemptId, current.Place, current.Skips);
        Block[] below =
        [
            new Actions(
            [
                .. attempt.Answered + 1 < attempt.Total
                    ? [new Button(new PlainText("Later"), Later, AssessmentsJson.Write(value), AccessibilityLabel: "Answer this question later, another one first")]
                    : Array.Empty<Element>(),
                new Button(
                    new PlainText("Finish now"), Finish, AssessmentsJson.Write(new AttemptValue(attempt.AttemptId)),
                    Confirm: new Confirm(
                        new PlainText("Finish now?"), new PlainText($"{Open(attempt)} without an answer and count as not right. This attempt ends."),
                        new PlainText("Finish"), new PlainText("Go on"))),
            ]),
        ];
        Block[] Filled(bool inDialog) =>
            [new Context([where.Truncate(1000)]), .. QuestionBlocks.Asked(current.Question, attempt.Asking, attempt.AttemptId, null, inDialog), .. below];
        var blocks = Filled(inDialog: false);
        return new SlackMessage(
            Mrkdwn.Escaped($"Question {attempt.Answered + 1} of {attempt.Total}: {QuestionText.Spoken(current.Question, attempt.Asking, null)}"),
            MessageRoom.Fits(blocks) ? blocks : Filled(inDialog: true));
    }

    private static string Until(AttemptFacts facts) => facts.Attempt.EndsAt < facts.Assigned.Deadline
        ? $"time until {AssessmentText.Moment(facts.Attempt.EndsAt, facts.Now, facts.Zone)}"
        : $"open until {AssessmentText.Moment(facts.Attempt.EndsAt, facts.Now, facts.Zone)}";

    private static string Open(Attempt attempt) => attempt.Total - attempt.Answered == 1 ? "1 question is" : $"{attempt.Total - attempt.Answered} questions are";

    private static SlackMessage Result(AttemptFacts facts)
    {
        var (assigned, attempt) = (facts.Assigned, facts.Attempt);
        var isLast = assigned.LastAttempt == attempt.AttemptId;
        var title = AssessmentText.Bold(assigned.Title);
        var text = attempt.Passed == true
            ? Mrkdwn.Of($"*Passed: {title}.* You reached {attempt.Percent} %; {assigned.PassMark} % were needed.")
            : Mrkdwn.Of($"*Not passed{(MayTryAgain(facts, isLast) ? " yet" : "")}: {title}.* You reached {attempt.Percent} %; {assigned.PassMark} % are needed. {Left(facts, isLast)}");
        var hasMistakes = attempt.Right < attempt.Total;
        Element[] buttons =
        [
            .. hasMistakes ? [MistakesView.Open(attempt.AttemptId)] : Array.Empty<Element>(),
            .. MayTryAgain(facts, isLast) ? [BriefView.StartButton(assigned.AssignmentId, "Try again")] : Array.Empty<Element>(),
        ];
        return new SlackMessage(text,
        [
            new Section(text),
            new Section(Tally(attempt)),
            .. buttons.Length > 0 ? [new Actions(buttons)] : Array.Empty<Block>(),
            .. attempt.Code is { } code ? [new Context([Mrkdwn.Of($"Your certificate has the code `{code}`. Anybody in this workspace can check it with `/learn verify {code}`.")])] : Array.Empty<Block>(),
            new Context([Mrkdwn.Of($"Your answers and mistakes are yours alone. {BriefView.WhoSees(assigned)}")]),
        ]);
    }

    private static SlackMessage Cancelled(AttemptFacts facts) => Remarks.Say(Mrkdwn.Of(
        $"*{AssessmentText.Bold(facts.Assigned.Title)}* was taken back while you were at it, so this attempt ended and counts neither for nor against you. What you answered stays in what you know."));

    private static bool MayTryAgain(AttemptFacts facts, bool isLast) => isLast && facts.Assigned.Standing(facts.Now) == Standing.MayTryAgain;

    private static string Left(AttemptFacts facts, bool isLast) => (isLast, facts.Assigned) switch
    {
        (true, var assigned) when MayTryAgain(facts, isLast) =>
            $"You have {AssessmentText.Attempts(assigned.Allowed - assigned.Used)} left, until {AssessmentText.Moment(assigned.Deadline, facts.Now, facts.Zone)}; questions are drawn anew.",
        (true, { IsTakenBack: true }) => "It was taken back since, so there is no other attempt.",
        (true, { Outcome: "failed" }) => "That was your last attempt.",
        (true, var assigned) when assigned.Deadline <= facts.Now => "The deadline is over.",
        _ => "",
    };

    private static Mrkdwn Tally(Attempt attempt)
    {
        var open = attempt.Total - attempt.Answered;
        var unanswered = open > 0 ? $", {open} without an answer" : "";
        var why = attempt.EndedBy switch
        {
            "time" => " Your time was over; what you had answered counts.",
            "deadline" => " The deadline came while you were at it; what you had answered counts.",
            _ => "",
        };
        return Mrkdwn.Of($"{attempt.Right} of {AssessmentText.Questions(attempt.Total)} right{InPart(attempt)}{unanswered}.{why}");
    }

    /// <summary>A step that came when the attempt had ended: what counts.</summary>
    public static SlackMessage Late(AttemptFacts facts) => facts.Attempt.EndedBy switch
    {
        "time" or "deadline" => Remarks.Say(Mrkdwn.Of($"Your time was over before this came, so it does not count any more. {Counted(facts)}")),
        "finished" => Remarks.Say(Mrkdwn.Of($"You had finished this attempt before this came, so it does not count any more. {Counted(facts)}")),
        "cancelled" => Cancelled(facts),
        _ => Already,
    };

    private static Mrkdwn Counted(AttemptFacts facts) => Mrkdwn.Of(
        $"What you had answered by then does: {facts.Attempt.Right} of {AssessmentText.Questions(facts.Attempt.Total)} right{InPart(facts.Attempt)}, {facts.Attempt.Percent} %, {(facts.Attempt.Passed == true ? "passed" : "not passed")}. The message shows the result.");

    private static string InPart(Attempt attempt) => attempt.Partly > 0 ? $", {attempt.Partly} in part" : "";

    public static SlackMessage Already { get; } = Remarks.Say(Mrkdwn.Of(
        $"You have answered this question already; your first answer stands. The message shows what comes next."));

    public static SlackMessage Incomplete(TakingOutcome.Incomplete incomplete) =>
        Remarks.Say(Mrkdwn.Of($"Not sent yet. {QuestionMissing.Words(incomplete.Filled, incomplete.Why)}"));

    public static SlackMessage NotTheirs { get; } = Remarks.Say(Mrkdwn.Of(
        $"This assessment is not yours, or it was taken back, so nothing was changed. `/learn assessments` shows what you have."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"I know nothing of this assessment any more, so nothing was noted. `/learn assessments` shows what you have."));

    public static SlackMessage Over(TakingOutcome.Over over)
    {
        var title = AssessmentText.Bold(over.Assigned.Title);
        return Remarks.Say(over.Why switch
        {
            AttemptDecision.Passed => Mrkdwn.Of($"You have passed *{title}* already, so no other attempt was begun. `/learn assessments` shows the result."),
            AttemptDecision.UsedUp => Mrkdwn.Of($"You have used {(over.Assigned.Allowed == 1 ? "your one attempt" : $"all your {over.Assigned.Allowed} attempts")} at *{title}*, so none was begun. `/learn assessments` shows the result."),
            _ => Mrkdwn.Of($"The deadline of *{title}* is over, so no attempt was begun. `/learn assessments` shows what you have."),
        });
    }

    public static SlackMessage Empty(TakingOutcome.Empty empty) => Remarks.Say(Mrkdwn.Of(
        $"*{AssessmentText.Bold(empty.Assigned.Title)}* has no questions at the moment, so no attempt was begun, and none is used up. Please tell {AssessmentText.Author(empty.Assigned.AuthorId)}, who gave it to you."));

    public static SlackMessage InDirectMessage { get; } = Remarks.Say(Mrkdwn.Of(
        $"It waits for you in our direct message, at the bottom. You can leave it and go on there on any device; a time limit runs on meanwhile."));
}
