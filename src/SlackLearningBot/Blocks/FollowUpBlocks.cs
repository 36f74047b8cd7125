using System.Globalization;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Questions that are asked again, one after the other: in a message of their own, or below a lesson that is over.</summary>
internal static class FollowUpBlocks
{
    /// <summary>Answered by Features/Recall.</summary>
    public const string Why = "recall.why";

    private const int MostFallback = 1500;

    /// <summary>A message that holds nothing else.</summary>
    public static SlackMessage Message(FollowUpFacts facts)
    {
        var blocks = Whole(facts, inDialog: false);
        return new SlackMessage(Fallback(facts), MessageRoom.Fits(blocks) ? blocks : Whole(facts, inDialog: true));
    }

    private static List<Block> Whole(FollowUpFacts facts, bool inDialog) =>
    [
        new Header(new PlainText("Do you still know this?")),
        new Context([Mrkdwn.Of($"{Count(facts)} from what you learnt before.")]),
        .. Part(facts, inDialog),
        .. facts.Next is null && facts.OffersLesson && facts.IsLearning ? [new Actions([CommonButtons.Today])] : Array.Empty<Block>(),
    ];

    /// <summary>Below a lesson that is over.</summary>
    public static IReadOnlyList<Block> Below(FollowUpFacts facts, bool inDialog) =>
    [
        new Divider(),
        new Section(Mrkdwn.Of($"*Do you still know this?* {Count(facts)} from what you learnt before.")),
        .. Part(facts, inDialog),
    ];

    /// <summary>What notifications and screen readers get.</summary>
    private static Mrkdwn Fallback(FollowUpFacts facts) => Mrkdwn.Escaped(SlackText.Truncate(Spoken(facts), MostFallback));

    /// <summary>In plain words: how it went, and what is asked next.</summary>
    public static string Spoken(FollowUpFacts facts)
    {
        var results = string.Concat(facts.Questions.Where(one => one.Answer is not null).Select(one => one.Answer!.IsRight ? "Right. " : "Not quite. "));
        return facts.Next is { } next
            ? $"Do you still know this? {results}{QuestionText.Spoken(next.Question, facts.Learner, next.NearMiss)}"
            : $"Do you still know this? {results}That was all for today.";
    }

    private static IEnumerable<Block> Part(FollowUpFacts facts, bool inDialog)
    {
        var answered = facts.Questions.Where(one => one.Answer is not null).ToList();
        foreach (var one in answered.TakeLast(inDialog ? 1 : answered.Count)) // where room is short, the newest tells most
        {
            yield return QuestionResult.Render(one.Question, one.Answer!)[0];
            if (facts.IsToday && one.DueOn is { } due && due > facts.AskedOn)
            {
                yield return new Context([Mrkdwn.Of($"Comes again {When(due, facts.AskedOn)}.")]);
            }
        }

        if (answered is [.., var last])
        {
            foreach (var block in QuestionAfter.Buttons(last.Question.Id, last.Answer!, facts.DeliveryId))
            {
                yield return block;
            }
        }

        foreach (var block in facts.Next is { } next ? Asking(facts, next, answered.Count > 0, inDialog) : [new Context([Mrkdwn.Of($"✓ That was all for today.")])])
        {
            yield return block;
        }
    }

    private static IEnumerable<Block> Asking(FollowUpFacts facts, FollowUpQuestion next, bool hasMore, bool inDialog) =>
    [
        .. hasMore ? [new Divider()] : Array.Empty<Block>(),
        .. QuestionBlocks.Asked(next.Question, facts.Learner, facts.DeliveryId, next.NearMiss, inDialog),
        new Context([Mrkdwn.Of($"From the lesson “{SlackText.Truncate(next.LessonTitle, SlackLimits.HeaderText)}”.")]),
        new Actions([WhyButton(facts, next)]),
    ];

    private static Button WhyButton(FollowUpFacts facts, FollowUpQuestion next) => new(
        new PlainText("Why this?"),
        Why,
        LessonCardValues.Write(new AnsweredValue(facts.DeliveryId, next.Question.Id)),
        AccessibilityLabel: "Why this? Say why the question came");

    private static string Count(FollowUpFacts facts) => facts.Questions.Count switch
    {
        1 => "One question",
        2 => "Two questions",
        _ => "Three questions",
    };

    /// <summary>A day, as one says it who does not mean it to the day: "in 3 days", "in about 2 weeks", "in about 4 months".</summary>
    public static string When(DateOnly due, DateOnly today) => (due.DayNumber - today.DayNumber) switch
    {
        <= 1 => "tomorrow",
        var days and < 14 => $"in {days} days",
        var days and < 60 => $"in about {Round(days / 7.0)} weeks",
        var days and < 700 => $"in about {Round(days / 30.44)} months",
        var days => $"in about {Round(days / 365.25)} years",
    };

    private static string Round(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString(CultureInfo.InvariantCulture);
}
