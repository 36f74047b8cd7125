using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Mentors;

/// <summary>All words about one's own profile.</summary>
internal static class MentorsView
{
    public const string Edit = "mentor.edit";
    public const string Resume = "mentor.resume";

    /// <summary>One's own card, as others see it.</summary>
    /// <param name="self">The profile and what is known of the person.</param>
    /// <param name="today">Their own day.</param>
    public static SlackMessage Own(MentorSelf self, DateOnly today)
    {
        var profile = self.Open(today);
        var blocks = new List<Block> { new Section(Mrkdwn.Of($"*So others see you:*")), MentorCard.Render(profile) };
        blocks.Add(new Context([Goals(profile), Mrkdwn.Of($"{Standing(self.Profile, today)}"), Blocked(self.Profile)]));
        Button[] buttons = self.Profile.IsPausedOn(today) ? [EditButton("Change"), new("End the pause", Resume)] : [EditButton("Change")];
        blocks.Add(new Actions(buttons));
        blocks.Add(new Context([Mrkdwn.Of($"`/mentor pause` takes you out for a while, `/mentor leave` for good. Nobody is told, and nobody asks why.")]));
        return new SlackMessage("Your mentor profile, as others see it.", blocks);
    }

    public static SlackMessage None { get; } = new(
        "You have no mentor profile yet. Type /mentor offer to write one.",
        [
            new Section(Mrkdwn.Of($"You have no mentor profile yet. In it you say what you can help with and what you want to reach; you decide for how many people you have time, and may leave at any moment.")),
            new Actions([EditButton("Write my profile")]),
        ]);

    public static SlackMessage Saved(MentorSelf self, DateOnly today)
    {
        var text = self.Profile switch
        {
            { IsOffering: true } when self.Profile.IsPausedOn(today) => Mrkdwn.Of($"Saved. You take a rest at the moment, so nobody finds you; `/mentor pause off` ends it."),
            { IsOffering: true } => Mrkdwn.Of($"Saved. People who look for what you can help with find you from now on. Each of them asks you first, and you say yes or no with one click."),
            _ => Mrkdwn.Of($"Saved. Nobody is sent to you, as you only look for somebody: try `/mentor find` and what you want to reach."),
        };
        return new SlackMessage(text, [new Section(text), MentorCard.Render(self.Open(today))]);
    }

    public static SlackMessage Paused(DateOnly? until)
    {
        var text = until == DateOnly.MaxValue
            ? Mrkdwn.Of($"You take a rest: nobody finds you as a mentor, and nobody is proposed to you, until you type `/mentor pause off`. Nobody is told.")
            : Mrkdwn.Of($"You take a rest: nobody finds you as a mentor, and nobody is proposed to you, before {DayWords(until!.Value)}. Nobody is told.");
        return Remarks.Say(text);
    }

    public static SlackMessage Resumed { get; } = Remarks.Say(Mrkdwn.Of($"You are back: people find you again by your profile."));

    public static SlackMessage NotPaused { get; } = Remarks.Say(Mrkdwn.Of($"You take no rest at the moment, so nothing was changed."));

    public static SlackMessage NothingToPause { get; } = Remarks.Say(Mrkdwn.Of($"You have no mentor profile, so nobody finds you and nothing was changed. `/mentor offer` writes one."));

    public static SlackMessage Left { get; } = Remarks.Say(Mrkdwn.Of(
        $"Your mentor profile is deleted, and the list of those you never want to be matched with too. Nobody is told. `/mentor offer` begins anew."));

    public static SlackMessage NothingToLeave { get; } = Remarks.Say(Mrkdwn.Of($"You have no mentor profile, so there was nothing to delete."));

    public static SlackMessage PauseRefused(PauseWish wish, DateOnly today) => Remarks.Say(wish switch
    {
        PauseWish.TooLong tooLong => Mrkdwn.Of($"That is longer than I keep a date for. Choose a day up to {DayWords(tooLong.LatestDayBack)}, or type `/mentor pause` to rest until you say so."),
        PauseWish.NotAhead notAhead => Mrkdwn.Of($"{DayWords(notAhead.Asked)} is not ahead of us (today is {DayWords(today)}), so nothing was changed. Name a later day."),
        PauseWish.NotUnderstood not => Mrkdwn.Of($"I cannot read “{not.Wish}” as a time. Type `/mentor pause 2w`, `/mentor pause until 2027-01-10`, or `/mentor pause` to rest until you say so."),
        _ => throw new ArgumentOutOfRangeException(nameof(wish)),
    });

    private static Button EditButton(string label) => new Button(label, Edit);

    private static Mrkdwn Goals(MentoringProfile profile) => profile.Goals.Count == 0
        ? Mrkdwn.Of($"You named nothing that you want to reach yourself.")
        : Mrkdwn.Of($"You want to reach: {string.Join(", ", profile.Goals)}. Your card does not show it.");

    private static string Standing(Profile profile, DateOnly today) => profile switch
    {
        _ when profile.IsPausedOn(today) => profile.PausedUntil == DateOnly.MaxValue ? "You take a rest: nobody finds you." : $"You take a rest until {DayWords(profile.PausedUntil!.Value)}: nobody finds you.",
        { IsOffering: false } => "You only look for somebody: nobody is sent to you.",
        { People: 1 } => "You have time for one person at once.",
        _ => $"You have time for {profile.People} people at once.",
    };

    private static Mrkdwn Blocked(Profile profile) => profile.Blocks.Count switch
    {
        0 => Mrkdwn.Of($"You left nobody out."),
        1 => Mrkdwn.Of($"You left one person out; nobody sees that."),
        var count => Mrkdwn.Of($"You left {count} people out; nobody sees that."),
    };

    private static string DayWords(DateOnly day) => day.ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
