using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What somebody who is enrolled sees of a round.</summary>
internal static class AskView
{
    public const string Choose = "mentor_round.choose";
    public const string Out = "mentor_round.out";
    public const string In = "mentor_round.in";

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"I no longer have this round, so nothing was changed."));

    public static SlackMessage TooLate { get; } = Remarks.Say(Mrkdwn.Of($"The time to say it is over, so nothing was changed. You hear who it is when the mentorships begin."));

    /// <param name="round">People are asked.</param>
    /// <param name="part">Theirs.</param>
    /// <param name="profile">Null when they have none.</param>
    public static SlackMessage Ask(MentorRound round, Part part, StoredMentor? profile)
    {
        var text = Mrkdwn.Of($"👋 {Author(round)} enrolled you in the mentor round *{RoundView.Bold(round.Name)}*. {Role(round, profile)}");
        return new SlackMessage(text, [new Section(text), .. Buttons(round, part, profile), new Context([Reason(round)])]);
    }

    /// <summary>The same after a click, or in App Home.</summary>
    public static SlackMessage Standing(MentorRound round, Part part, StoredMentor? profile)
    {
        var text = part switch
        {
            { IsOut: true } => Mrkdwn.Of($"You stay out of the mentor round *{RoundView.Bold(round.Name)}*. Nobody is told why."),
            { HasAnswered: true } => Mrkdwn.Of($"✅ Noted for the mentor round *{RoundView.Bold(round.Name)}*. You can change it until {RoundView.Moment(round.WishesUntil)}."),
            _ => Mrkdwn.Of($"You take part in the mentor round *{RoundView.Bold(round.Name)}*. {Role(round, profile)}"),
        };
        return new SlackMessage(text, [new Section(text), .. Buttons(round, part, profile)]);
    }

    /// <param name="round">It has begun.</param>
    /// <param name="why">As the column <c>alone</c> says it; null for a mentor whom nobody got.</param>
    public static SlackMessage Alone(MentorRound round, string? why)
    {
        var text = why switch
        {
            null => Mrkdwn.Of($"The mentor round *{RoundView.Bold(round.Name)}* has begun, and nobody was matched with you this time: there were more places than people who looked. Thank you for offering yours; whoever looks for what you help with still finds you."),
            "no_profile" => Mrkdwn.Of($"The mentor round *{RoundView.Bold(round.Name)}* has begun without you: you had no mentor profile, and without one I could not match you."),
            _ => Mrkdwn.Of($"In the mentor round *{RoundView.Bold(round.Name)}* nobody was left for you. That says nothing about you: there were too few places, or nobody who could be matched with you."),
        };
        return new SlackMessage(text, [new Section(text), new Context([Mrkdwn.Of($"`/mentor find` and a topic finds somebody without a round; `/mentor offer` says what you can help with yourself.")])]);
    }

    public static Mrkdwn Reason(MentorRound round) => Mrkdwn.Of(
        $"{Author(round)} matches people of a whole programme at once. Without an answer you are matched by your profile; “Not this time” keeps you out, and nobody asks why.");

    public static Mrkdwn Author(MentorRound round) => round.AuthorId is ['U' or 'W', ..] ? Mrkdwn.Of($"{new SlackUser(round.AuthorId)}") : Mrkdwn.Of($"A colleague");

    private static Mrkdwn Role(MentorRound round, StoredMentor? profile) => (profile, round.IsPeers) switch
    {
        (null, _) => Mrkdwn.Of($"To be matched you need a mentor profile: `/mentor offer` says what you want to reach and what you can help with. You have until {RoundView.Moment(round.WishesUntil)}."),
        (_, true) => Mrkdwn.Of($"You are matched with a peer, and may say until {RoundView.Moment(round.WishesUntil)} with whom it would not work."),
        ({ People: > 0, Goals.Length: > 0 }, _) => Mrkdwn.Of($"You are a mentor in it, and look for one yourself. Until {RoundView.Moment(round.WishesUntil)} you may say whom you would like, up to {RoundPreferences.MostRanked}, and with whom it would not work."),
        ({ People: > 0 }, _) => Mrkdwn.Of($"You are a mentor in it, for as many as your profile has places. Until {RoundView.Moment(round.WishesUntil)} you may say with whom it would not work."),
        _ => Mrkdwn.Of($"You get a mentor, and may say until {RoundView.Moment(round.WishesUntil)} whom you would like: up to {RoundPreferences.MostRanked}, the dearest first."),
    };

    private static IEnumerable<Block> Buttons(MentorRound round, Part part, StoredMentor? profile)
    {
        var value = RoundsJson.Value(round.RoundId);
        yield return part.IsOut
            ? new Actions([new Button("Take part after all", In, value)])
            : new Actions([new Button(Label(round, profile), Choose, value, Style: part.HasAnswered ? null : ButtonStyle.Primary), new Button("Not this time", Out, value)]);
    }

    private static string Label(MentorRound round, StoredMentor? profile) =>
        profile is null ? "I have a profile now" : round.IsPeers || profile is { People: > 0, Goals.Length: 0 } ? "Say with whom not" : "Say whom I would like";
}
