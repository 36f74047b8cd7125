using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>The form for goal and rhythm.</summary>
internal static class AgreementForm
{
    public const string Save = "mentorship.save_agreement";
    private const string Goal = "mentorship_goal";
    private const string Every = "mentorship_every";
    private const string Minutes = "mentorship_minutes";
    private const string Until = "mentorship_until";
    private const int LongestGoal = 1000;
    private const int MostDaysAhead = 730;

    private static readonly Option[] Rhythms = [.. new[] { 7, 14, 21, 28, 42 }.Select(days => Option.Plain(char.ToUpperInvariant(Words.Rhythm(days)[0]) + Words.Rhythm(days)[1..], $"{days}"))];
    private static readonly Option[] Lengths = [.. new[] { 15, 30, 45, 60, 90 }.Select(minutes => Option.Plain($"{minutes} minutes", $"{minutes}"))];

    public static ModalView Form(Pairing pairing, PairingValue value)
    {
        var facts = pairing.Facts;
        return new ModalView(
            new PlainText("Your agreement"),
            [
                new Input(
                    new PlainText("What shall be reached?"),
                    new PlainTextInput(Goal, pairing.Goal.Length > 0 ? pairing.Goal : null, Multiline: true, MaxLength: LongestGoal),
                    Hint: new PlainText("All of you see it. One or two sentences are enough."),
                    Optional: true,
                    BlockId: Goal),
                .. facts.IsFlash ? (Block[])[] :
                [
                    new Input(new PlainText("How often do you meet?"), new StaticSelect(Every, Rhythms, InitialOption: Rhythms.FirstOrDefault(one => one.Value == $"{facts.EveryDays}")), BlockId: Every),
                ],
                new Input(new PlainText("For how long each time?"), new StaticSelect(Minutes, Lengths, InitialOption: Lengths.FirstOrDefault(one => one.Value == $"{facts.Minutes}")), BlockId: Minutes),
                .. facts.IsFlash ? (Block[])[] :
                [
                    new Input(
                        new PlainText("Until when?"),
                        new DatePicker(Until, facts.EndsOn),
                        Hint: new PlainText("Then you look back. You can change the day whenever you like."),
                        BlockId: Until),
                ],
            ],
            submit: new PlainText("Save"),
            close: new PlainText("Keep it"),
            callbackId: Save,
            privateMetadata: ActionValue.Write(value, Values.Default.PairingValue, Values.Version));
    }

    /// <summary>Null with what is wrong, by block. Everything comes from a person's client.</summary>
    public static (string Goal, Mentorship Facts)? Read(StateValues state, Pairing pairing, DateOnly today, Dictionary<string, string> wrong)
    {
        var goal = Words.Tidy(state.Text(Goal, Goal));
        if (goal.Length > LongestGoal)
        {
            wrong[Goal] = $"Please stay below {LongestGoal} letters.";
        }

        var facts = pairing.Facts;
        var minutes = Chosen(state, Minutes, Lengths, facts.Minutes, wrong);
        if (facts.IsFlash)
        {
            return wrong.Count > 0 ? null : (goal, facts with { Minutes = minutes });
        }

        var every = Chosen(state, Every, Rhythms, facts.EveryDays, wrong);
        var until = state.Date(Until, Until) ?? facts.EndsOn!.Value;
        if (until != facts.EndsOn && (until <= today || until > today.AddDays(MostDaysAhead)))
        {
            wrong[Until] = $"Please choose a day from {Words.Day(today.AddDays(1))} to {Words.Day(today.AddDays(MostDaysAhead))}.";
        }

        return wrong.Count > 0 ? null : (goal, facts with { Minutes = minutes, EveryDays = every, EndsOn = until });
    }

    /// <summary>Whose words the goal is: theirs who wrote it, else of the first who may have one.</summary>
    public static Member? WhoseGoal(Pairing pairing) =>
        pairing.Members.FirstOrDefault(one => one.Goal.Length > 0) ?? pairing.Members.FirstOrDefault(one => one.Part != Parts.Mentor);

    private static int Chosen(StateValues state, string block, Option[] options, int before, Dictionary<string, string> wrong)
    {
        var chosen = state.Selected(block, block);
        if (chosen is not null && options.All(one => one.Value != chosen))
        {
            wrong[block] = "Please choose one of these.";
        }

        return chosen is not null && int.TryParse(chosen, out var number) ? number : before;
    }
}
