using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The words around "Something is wrong".</summary>
internal static class ReportView
{
    public const string Send = "mentorship.send_report";
    private const string What = "mentorship_report";
    private const int Longest = 2500;

    /// <param name="mentorship">Which one.</param>
    /// <param name="to">Who will read it; null when there is nobody.</param>
    /// <param name="before">What was written already.</param>
    /// <param name="changed">It would have gone to somebody else a moment ago.</param>
    public static ModalView Form(Guid mentorship, string? to, string? before = null, bool changed = false) => to is null
        ? new ModalView(
            new PlainText("Something is wrong"),
            [new Section(Mrkdwn.Of($"Nobody is named here whom I could tell. Please talk to somebody you trust, or to your people team; an owner names somebody with `/mentor contact @person`. `/mentor end` ends the mentorship at once, and nobody is told by whom."))],
            close: new PlainText("Close"))
        : new ModalView(
            new PlainText("Something is wrong"),
            [
                .. changed ? (Block[])[new Section(Mrkdwn.Of($"*This goes to somebody else now*, so nothing was sent yet. Please look once more."))] : [],
                new Section(Mrkdwn.Of($"What you write goes to {new SlackUser(to)} alone, from me, with your name, so that you can be helped. The others of your mentorship are not told, and it changes nothing there.")),
                new Input(new PlainText("What happened?"), new PlainTextInput(What, before, Multiline: true, MaxLength: Longest), BlockId: What),
                new Context([Mrkdwn.Of($"I forget it after 30 days. `/mentor end` ends the mentorship at any time, and nobody is told by whom.")]),
            ],
            submit: new PlainText("Send it"),
            close: new PlainText("Cancel"),
            callbackId: Send,
            privateMetadata: Values.Of(new ReportValue(mentorship, to)));

    /// <summary>Null with what is wrong, by block.</summary>
    public static string? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var words = Words.Tidy(state.Text(What, What));
        if (words.Length is 0 or > Longest)
        {
            wrong[What] = words.Length == 0 ? "Please write a word about it." : $"Please stay below {Longest} letters.";
            return null;
        }

        return words;
    }

    public static ModalView Sent(string to) => new(
        new PlainText("Something is wrong"), [new Section(Mrkdwn.Of($"Thank you for saying it. It goes to {new SlackUser(to)} now, and to nobody else. Should it not reach them within a day, I tell you."))], close: new PlainText("Close"));

    public static SlackMessage Lost { get; } = Remarks.Say(Mrkdwn.Of(
        $"What you told me about your mentorship could not be delivered, so *nobody has read it*. Please do not wait for an answer: talk to somebody you trust, or to your people team. `/mentor end` ends the mentorship at once, and nobody is told by whom."));

    public static SlackMessage Message(string userId, string words)
    {
        var text = Mrkdwn.Of($"*{new SlackUser(userId)} says that something is wrong in a mentorship, and you are the one I tell.*");
        return new SlackMessage(
            text,
            [
                new Section(text),
                new Section(Words.Quote(words).Truncate(SlackLimits.SectionText)),
                new Context([Mrkdwn.Of($"Only you got this. Please talk to {new SlackUser(userId)} first, and keep it between you; the others of the mentorship know nothing of it.")]),
            ]);
    }
}
