using SlackLearningBot.Blocks;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What is said about drafts besides the report itself.</summary>
internal static class AuthoringView
{
    private const int MostNamed = 10;

    public static SlackMessage OwnersOnly(IReadOnlyList<string> owners)
    {
        var who = owners.Count == 0
            ? Mrkdwn.Of($"Nobody owns it yet; whoever runs me can make you one.")
            : Mrkdwn.Of($"Here {(owners.Count == 1 ? "it is" : "they are")} {Named(owners)}: pass your file on, and it may become a lesson.");
        return Remarks.Say(Mrkdwn.Of($"Thank you! I turn files into lessons for the owners of this workspace's learning, and I have not looked into yours. {who}"));
    }

    public static SlackMessage OwnersOnlyRemark { get; } = Remarks.Say(Mrkdwn.Of(
        $"Only an owner of this workspace's learning can do that, so nothing was changed."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of(
        $"This draft is no longer there: I keep them for 30 days. Drop the files once more, or type `/learn new`."));

    public static SlackMessage AlreadyPublished { get; } = Remarks.Say(Mrkdwn.Of(
        $"*Published already.* This draft is in the catalogue; nothing was done a second time."));

    public static SlackMessage AlreadyDiscarded { get; } = Remarks.Say(Mrkdwn.Of($"*Discarded.* Nothing of this draft was published."));

    public static SlackMessage StillReading { get; } = Remarks.Say(Mrkdwn.Of($"I am still reading these files; the report comes in a moment."));

    public static SlackMessage TrialOnItsWay { get; } = Remarks.Say(Mrkdwn.Of(
        $"The lesson is on its way to our direct message, as learners will get it. Publish, change or discard it there."));

    public static SlackMessage TemplateOnItsWay { get; } = Remarks.Say(Mrkdwn.Of($"The CSV template is on its way to our direct message; it takes a few seconds."));

    /// <summary>The template could not be handed over.</summary>
    public static SlackMessage TemplateFailed(string error) => Remarks.Say(Mrkdwn.Of(
        $"I could not hand over the CSV template: Slack did not take it (`{error}`). Please tell whoever runs me; `doctor` shows them what is missing. Then ask for it again."));

    public static SlackMessage? Over(DraftState state) => state switch
    {
        DraftState.Published => AlreadyPublished,
        DraftState.Discarded => AlreadyDiscarded,
        DraftState.Reading => StillReading,
        _ => null,
    };

    public static Mrkdwn Named(IReadOnlyList<string> people)
    {
        var names = Mrkdwn.Join(", ", people.Take(MostNamed).Select(id => Mrkdwn.Of($"{new SlackUser(id)}")));
        return people.Count > MostNamed ? Mrkdwn.Of($"{names} and {people.Count - MostNamed} more") : names;
    }
}
