using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Mentoring.People;
using SlackLearningBot.Learning.Mentoring.Ranking;
using SlackLearningBot.Learning.Mentoring.Rounds;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A mentor whom somebody may have.</summary>
internal sealed record Choosable(MentoringProfile Mentor, Fit Fit, string Name);

/// <summary>The form in which somebody says whom they would like, and with whom it would not work.</summary>
internal static class PreferenceForm
{
    public const string Callback = "mentor_round.choose";
    public const string Unwanted = "round_unwanted";

    /// <summary>So many cards are shown; the menus hold more.</summary>
    public const int MostCards = 10;

    public const int MostUnwanted = 50;

    private static readonly string[] Labels = ["Whom would you like most?", "And second?", "Third?", "Fourth?", "Fifth?"];

    public static string PlaceBlock(int place) => $"round_place_{place}";

    /// <param name="round">Which.</param>
    /// <param name="choosable">The best match first; none for somebody who looks for nobody.</param>
    /// <param name="canRefuse">Whether they can say with whom it would not work: mentors, and peers.</param>
    /// <param name="mentors">What they said before.</param>
    /// <param name="unwanted">What they said before.</param>
    public static ModalView Render(MentorRound round, IReadOnlyList<Choosable> choosable, bool canRefuse, IReadOnlyList<string> mentors, IReadOnlyList<string> unwanted)
    {
        var blocks = new List<Block>();
        if (choosable.Count > 0)
        {
            blocks.Add(new Section(Mrkdwn.Of($"These mentors suit your profile, the best match first. Choose up to {RoundPreferences.MostRanked}, below; without a choice I go by the profiles. Nobody learns whom you chose.")));
            foreach (var one in choosable.Take(MostCards))
            {
                blocks.Add(MentorCard.Render(one.Mentor));
                blocks.Add(new Context([Mrkdwn.Of($"*Why this match?* {FitWords.Line(one.Fit, [])}.")]));
            }

            Option[] options = [.. choosable.Take(SlackLimits.SelectOptions).Select(one => Option.Plain(Excerpt.Of(one.Name, SlackLimits.OptionText), one.Mentor.Key))];
            blocks.AddRange(Labels.Select((label, place) => new Input(
                label,
                new StaticSelect(PlaceBlock(place), options, InitialOption: place < mentors.Count ? Array.Find(options, option => option.Value == mentors[place]) : null, Placeholder: "Nobody"),
                Optional: true,
                BlockId: PlaceBlock(place))));
        }

        if (canRefuse)
        {
            blocks.Add(new Input(
                round.IsPeers ? "With whom would it not work?" : "Whom would you rather not mentor?",
                new MultiUsersSelect(Unwanted, unwanted.Count > 0 ? unwanted : null, MostUnwanted),
                Hint: "You are never matched with them in this round. Nobody is told, and it is forgotten when the round begins.",
                Optional: true,
                BlockId: Unwanted));
        }

        return new ModalView("Mentor round", blocks, submit: "Save", close: "Cancel", callbackId: Callback, privateMetadata: RoundsJson.Value(round.RoundId));
    }

    public static SlackMessage NoProfile { get; } = Remarks.Say(Mrkdwn.Of(
        $"You have no mentor profile yet, and without one I cannot match you. `/mentor offer` writes it in three minutes; then press the button once more."));

    public static SlackMessage NobodyYet { get; } = Remarks.Say(Mrkdwn.Of(
        $"There is no mentor in this round yet whom you could have. Try again in a few days: others are writing their profiles. You take part in any case."));
}
