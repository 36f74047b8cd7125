using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>The words to the owner who gives an assessment to people.</summary>
internal static class OfferView
{
    public const string Confirm = "assessment.give";
    public const string Cancel = "assessment.keep";

    public static SlackMessage Offer(Assignment assignment, FoundNote note, int silent, DateTimeOffset now, string zone)
    {
        var title = AssessmentText.Bold(assignment.Title);
        var until = AssessmentText.Moment(assignment.Deadline, now, zone);
        var left = note.Have > 0 ? $", {note.Have} more {(note.Have == 1 ? "has" : "have")} it to do already" : "";
        var isWorthIt = assignment.People > 0 || assignment.TrackId is not null;
        var text = isWorthIt
            ? Mrkdwn.Of($"{Of(assignment)}{AssessmentText.People(assignment.People)}{left}. Give {(assignment.People == 1 ? "this person" : "them")} *{title}*, until {until}?")
            : Mrkdwn.Of($"{Of(assignment)}{(note.Have > 0 ? $"{AssessmentText.People(note.Have)}, who {(note.Have == 1 ? "has" : "have")} *{title}* to do already" : "nobody I could give it to")}. So nothing is given.");
        List<Block> blocks = [new Section(text.Truncate(SlackLimits.SectionText))];
        if (note.Problems.Count > 0)
        {
            blocks.Add(new Section(Mrkdwn.Join("\n", note.Problems.Select(problem => Mrkdwn.Raw(problem))).Truncate(SlackLimits.SectionText)));
        }

        if (isWorthIt)
        {
            var value = AssessmentsJson.Value(assignment.AssignmentId);
            blocks.Add(new Actions(
            [
                new Button(new PlainText(assignment.People == 0 ? "Give it to who joins" : $"Give it to {AssessmentText.People(assignment.People)}"), Confirm, value, Style: ButtonStyle.Primary),
                new Button(new PlainText("Do not give it"), Cancel, value),
            ]));
            blocks.Add(new Context([Mrkdwn.Of($"{Told(assignment)}{(silent > 0 ? $" {AssessmentText.People(silent)} said stop and {(silent == 1 ? "gets" : "get")} no message; tell them yourself of `/learn assessments`." : "")}")]));
        }

        return new SlackMessage(text.Truncate(SlackLimits.SectionText), blocks);
    }

    public static SlackMessage Ended(Assignment assignment)
    {
        var title = AssessmentText.Bold(assignment.Title);
        var also = assignment.TrackTitle is { } track ? $", and to whoever joins {track} before the deadline" : "";
        return Remarks.Say(assignment switch
        {
            { State: "open", Walking: true } => Mrkdwn.Of($"*{title}* is being given to {AssessmentText.People(assignment.People)}{also}, some at a time: they are being told, each between 9:00 and 17:00 of a day of their own. This message says so when all have it; `/learn assess status` shows how it goes."),
            { State: "open" } => Mrkdwn.Of($"*{title}* is given to {AssessmentText.People(assignment.People)}{also}. Each is told between 9:00 and 17:00 of a day of their own. `/learn assess status` shows how it goes."),
            { State: "taken_back" } => Mrkdwn.Of($"*{title}* was given to {AssessmentText.People(assignment.People)} and taken back. Results and certificates stand; `/learn assess status` shows them."),
            _ => Mrkdwn.Of($"*{title}* was given to nobody. `/learn assess assign` looks again whenever you like."),
        });
    }

    public static SlackMessage DeadlineOver(Assignment assignment) => Remarks.Say(Mrkdwn.Of(
        $"The deadline has passed meanwhile, so *{AssessmentText.Bold(assignment.Title)}* was given to nobody. `/learn assess assign` gives it with another one."));

    public static SlackMessage TooOld { get; } = Remarks.Say(Mrkdwn.Of(
        $"This is more than a week old, so nothing was given. `/learn assess assign` looks who is there now."));

    /// <summary>"2 people you named, #general, @backend, learners of SQL".</summary>
    public static Mrkdwn Whom(Assignment assignment)
    {
        var named = assignment.Named;
        Mrkdwn[] parts =
        [
            .. named.People > 0 ? [Mrkdwn.Of($"{AssessmentText.People(named.People)} by name")] : Array.Empty<Mrkdwn>(),
            .. named.Channels.Select(channel => Mrkdwn.Of($"{new SlackChannel(channel)}")),
            .. named.Groups.Select(group => Mrkdwn.Of($"@{group}")),
            .. assignment.TrackTitle is { } track ? [Mrkdwn.Of($"learners of {track}")] : Array.Empty<Mrkdwn>(),
        ];
        return Mrkdwn.Join(", ", parts);
    }

    /// <summary>Where they were looked for; whoever named people alone knows that.</summary>
    private static Mrkdwn Of(Assignment assignment) => assignment is { TrackId: null, Named: { Channels.Count: 0, Groups.Count: 0 } } ? Mrkdwn.Empty : Mrkdwn.Of($"{Whom(assignment)}: ");

    private static string Told(Assignment assignment) =>
        $"Each gets one message at a decent hour of their own, and two reminders at most. {(assignment.TrackId is null ? "" : "Who joins the track before the deadline gets it, too. ")}Bots, guests and people who left are not counted.";
}
