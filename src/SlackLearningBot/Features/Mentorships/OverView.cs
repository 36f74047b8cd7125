using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The words at the end.</summary>
internal static class OverView
{
    public const string End = "mentorship.end";
    public const string EndForm = "mentorship.end_form";
    public const string Which = "mentorship_which";

    public static SlackMessage Message(Pairing pairing)
    {
        var text = pairing.Facts.IsFlash && pairing.Held > 0
            ? Mrkdwn.Of($"*That was your talk.* Thank you for the time you gave each other.")
            : Mrkdwn.Of($"*This mentorship has come to its end.* {Met(pairing.Held)}Thank you for the time you gave each other.");
        return new SlackMessage(text,
        [
            new Section(text),
            new Context([Mrkdwn.Of($"You can go on writing here. Your own notes: `/mentor notes`.")]),
        ]);
    }

    /// <summary>To one of them, who have no conversation in which all could read it.</summary>
    public static SlackMessage Apart(Pairing pairing, string userId)
    {
        var text = Mrkdwn.Of($"*Your mentorship with {Words.People(pairing.Everybody.Where(one => one.UserId != userId).ToList())} has come to its end.* That is nobody's fault.");
        return new SlackMessage(text, [new Section(text), new Context([Mrkdwn.Of($"`/mentor find` and a few words about what you want find somebody else.")])]);
    }

    private static string Met(int held) => held switch { 0 => "", 1 => "You met once. ", _ => $"You met {held} times. " };

    /// <summary>Which one, and what ending it means.</summary>
    public static ModalView Form(IReadOnlyList<(Pairing Pairing, string Label)> open) => open.Count == 0
        ? new ModalView(new PlainText("End a mentorship"), [new Section(Mrkdwn.Of($"You have no mentorship that could be ended."))], close: new PlainText("Close"))
        : new ModalView(
            new PlainText("End a mentorship"),
            [
                new Input(
                    new PlainText("Which one?"),
                    new RadioButtons(Which, Options(open), Options(open)[0]),
                    BlockId: Which),
                new Section(Mrkdwn.Of($"All of you read: “This mentorship has come to its end.” Nobody is told who ended it, or why, and it is kept nowhere. A meeting that lies ahead is called off. Who leaves a group leaves it quietly, and the others go on.")),
            ],
            submit: new PlainText("End it"),
            close: new PlainText("Go on"),
            callbackId: EndForm);

    private static Option[] Options(IReadOnlyList<(Pairing Pairing, string Label)> open) => [.. open.Take(10).Select(one => Option.Plain(one.Label, $"{one.Pairing.Id}"))];

    public static ModalView Ended { get; } = new(
        new PlainText("End a mentorship"),
        [new Section(Mrkdwn.Of($"It is ended. Whenever you like, `/mentor find` looks for somebody else."))],
        close: new PlainText("Close"));
}
