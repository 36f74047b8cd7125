using System.Globalization;
using System.Text.Json;
using SlackLearningBot.Blocks;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>A round as its owner sees it.</summary>
internal static class RoundView
{
    public const string Ask = "mentor_round.go";
    public const string Match = "mentor_round.match";
    public const string Publish = "mentor_round.publish";
    public const string Undo = "mentor_round.undo";
    public const string Cancel = "mentor_round.cancel";
    public const string List = "mentor_round.list";
    public const string Change = "mentor_round.change";

    /// <summary>So many who go without are named on the card; all of them in the list.</summary>
    public const int MostNamed = 10;

    public static SlackMessage NoOwner { get; } = Remarks.Say(Mrkdwn.Of($"Only owners of the programme may do this, so nothing was changed."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"I no longer have this round, so nothing was changed. `/mentor round` opens another one."));

    public static SlackMessage OneAtATime { get; } = Remarks.Say(Mrkdwn.Of(
        $"Another round is under way, and there is one at a time: nobody is to be matched twice. `/mentor round` shows how it stands. Nothing was changed."));

    public static SlackMessage Looking { get; } = Remarks.Say(Mrkdwn.Of(
        $"I am looking who that is. In a moment you find in our direct message how many people that are, and decide there; nobody is told before that."));

    public static SlackMessage TooLateToAsk { get; } = Remarks.Say(Mrkdwn.Of(
        $"The day until which people could say whom they would like has passed meanwhile, so nobody was asked. Call it off, and open it with another day."));

    public static SlackMessage NotAsShown { get; } = Remarks.Say(Mrkdwn.Of(
        $"This round was changed since this card was shown, so nothing was published. `/mentor round` shows it as it is now; publish it there."));

    public static SlackMessage TooShort { get; } = Remarks.Say(Mrkdwn.Of(
        $"Its mentorships would end in less than two weeks, so nothing was published. Call it off, and open it anew with a later last day."));

    public static SlackMessage Card(MentorRound round, RoundCounts counts, IReadOnlyList<PlannedAlone> alone, IReadOnlyList<string> problems)
    {
        var text = Mrkdwn.Of($"*{Bold(round.Name)}*: {Standing(round, counts)}");
        var blocks = new List<Block> { new Section(text.Truncate(SlackLimits.SectionText)) };
        if (problems.Count > 0)
        {
            blocks.Add(new Section(Mrkdwn.Join("\n", problems.Select(problem => Mrkdwn.Raw(problem))).Truncate(SlackLimits.SectionText)));
        }

        blocks.AddRange(round.State switch
        {
            RoundStates.Preview or RoundStates.Published or RoundStates.Begun => Outcome(round, counts, alone),
            RoundStates.Offered when counts.People > 0 => [new Context([Rules(round)])],
            _ => [],
        });
        if (Buttons(round, counts) is { Count: > 0 } buttons)
        {
            blocks.Add(new Actions(buttons));
        }

        return new SlackMessage(text.Truncate(SlackLimits.SectionText), blocks);
    }

    public static string Bold(string title) => title.Replace('*', '∗').ReplaceLineEndings(" ");

    public static string People(int count) => Count(count, "person", "people");

    public static string Count(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");

    /// <summary>By the clock of whoever reads it.</summary>
    public static SlackDate Moment(DateTimeOffset at) => new(at, "{date_long} {time}", at.ToString("dddd, d MMMM HH:mm 'UTC'", CultureInfo.InvariantCulture));

    private static Mrkdwn Standing(MentorRound round, RoundCounts counts) => round.State switch
    {
        RoundStates.Reading => Mrkdwn.Of($"I am looking who that is. A message comes when I know."),
        RoundStates.Offered when counts.People == 0 => Mrkdwn.Of($"that is nobody I could ask: bots, guests and people who left are not counted. Call it off, and open it anew with others."),
        RoundStates.Offered when IsTooLarge(round, counts) => Mrkdwn.Of(
            $"{Sides(round, counts)} At most {Fields.MostOfASide:N0} of a side are matched at once. Call it off, and open one for a part of them: a channel, or a user group."),
        RoundStates.Offered => Mrkdwn.Of($"{Whom(round)}{People(counts.People)}. {Sides(round, counts)} Shall I ask {(counts.People == 1 ? "this person" : "them")} until {Moment(round.WishesUntil)} whom they would like?"),
        RoundStates.Asking => Mrkdwn.Of(
            $"{People(counts.People)} are asked{(round.Walking ? ", some at a time," : "")} whom they would like, until {Moment(round.WishesUntil)}. {People(counts.Answered)} said it, {counts.Out:N0} {(counts.Out == 1 ? "stays" : "stay")} out. {Sides(round, counts)}"),
        RoundStates.Matching => Mrkdwn.Of($"I am matching them. A message comes when there is something to look at."),
        RoundStates.Preview => Mrkdwn.Of($"this would come of it. Nobody knows of it yet."),
        RoundStates.Published => Mrkdwn.Of($"published. {Count(counts.Pairs, "mentorship begins", "mentorships begin")} on {Moment(round.BeginsAt)}, or a quarter of an hour after it was published. Nobody was told yet: until then it can be undone."),
        RoundStates.Beginning => Mrkdwn.Of($"it begins. {counts.Begun:N0} of {Count(counts.Pairs, "mentorship", "mentorships")} so far; what was told cannot be undone. A message comes when all have begun."),
        RoundStates.Begun => Mrkdwn.Of($"{Count(counts.Begun, "mentorship has", "mentorships have")} begun. Each finds the others in a group message; those without anybody are told so, and how to find somebody."),
        _ => Mrkdwn.Of($"called off. Whoever was asked reads nothing more of it, and I forgot who was enrolled."),
    };

    /// <summary>Who there is on each side, and what is missing.</summary>
    private static string Sides(MentorRound round, RoundCounts counts)
    {
        var profile = counts.WithoutProfile > 0 ? $" {People(counts.WithoutProfile)} {(counts.WithoutProfile == 1 ? "has" : "have")} no mentor profile yet and cannot be matched without; I tell them how to write one." : "";
        return round.IsPeers
            ? $"{People(counts.People - counts.Out - counts.WithoutProfile)} can be matched.{profile}"
            : $"{Count(counts.Mentors, "mentor has", "mentors have")} {Count(counts.Places, "free place", "free places")}, {People(counts.Mentees)} {(counts.Mentees == 1 ? "looks" : "look")} for one.{profile}";
    }

    private static Mrkdwn Whom(MentorRound round)
    {
        var named = JsonSerializer.Deserialize(round.Audience, RoundsJson.Default.RoundAudience)!;
        Mrkdwn[] parts =
        [
            .. named.People > 0 ? [Mrkdwn.Of($"{People(named.People)} by name")] : Array.Empty<Mrkdwn>(),
            .. named.Channels.Select(channel => Mrkdwn.Of($"{new SlackChannel(channel)}")),
            .. named.Groups.Select(group => Mrkdwn.Of($"@{group}")),
        ];
        return Mrkdwn.Of($"{Mrkdwn.Join(", ", parts)}: ");
    }

    private static Mrkdwn Rules(MentorRound round)
    {
        string[] also =
        [
            .. round.AcrossTeams ? ["only people of different teams"] : Array.Empty<string>(),
            .. round.SameLanguage ? ["only people who both name a language in common"] : Array.Empty<string>(),
            .. round.LevelsAbove is { } levels ? [levels == 1 ? "the mentor at least one level above" : $"the mentor at least {levels} levels above"] : Array.Empty<string>(),
        ];
        return Mrkdwn.Of($"Never with one's own reporting line, somebody one blocked, or somebody one had before{(also.Length > 0 ? $"; {string.Join(", ", also)}" : "")}. Each gets one message at a decent hour of their own. Bots, guests and people who left are not counted.");
    }

    private static IEnumerable<Block> Outcome(MentorRound round, RoundCounts counts, IReadOnlyList<PlannedAlone> alone)
    {
        if (RoundsJson.Figures(round.Figures) is { } figures && round.State != RoundStates.Begun)
        {
            yield return new Section(FiguresView.Lines(round, figures, counts));
        }

        if (counts.Alone > 0)
        {
            var more = counts.Alone > alone.Count ? $"\nand {counts.Alone - alone.Count:N0} more, in the list" : "";
            yield return new Section(Mrkdwn.Of($"*{People(counts.Alone)} {(counts.Alone == 1 ? "goes" : "go")} without:*\n{Mrkdwn.Join("\n", alone.Select(AloneWords.Line))}{more}").Truncate(SlackLimits.SectionText));
        }
    }

    private static List<Element> Buttons(MentorRound round, RoundCounts counts)
    {
        var value = RoundsJson.Value(round.RoundId);
        var cancel = new Button("Call it off", Cancel, value, Confirm: new Confirm("Call it off?", "Nobody is matched, and I forget who was enrolled.", "Call it off", "Keep it"));
        var list = new Button("Who gets whom", List, RoundsJson.Page(round.RoundId, 0));
        return round.State switch
        {
            RoundStates.Offered when counts.People == 0 || IsTooLarge(round, counts) => [cancel],
            RoundStates.Offered => [new Button(counts.People == 1 ? "Ask this person" : $"Ask {People(counts.People)}", Ask, value, Style: ButtonStyle.Primary), cancel],
            RoundStates.Asking => [new Button("Match them now", Match, value, Confirm: new Confirm("Match them now?", "Then nobody can say any more whom they would like.", "Match them", "Wait")), cancel],
            RoundStates.Reading or RoundStates.Matching => [cancel],
            RoundStates.Preview =>
            [
                .. counts.Pairs > 0 ? [new Button("Publish", Publish, RoundsJson.Shown(round), Style: ButtonStyle.Primary), list] : Array.Empty<Element>(),
                new Button("Change by hand…", Change, value),
                new Button("Match again", Match, value),
                cancel,
            ],
            RoundStates.Published => [new Button("Undo", Undo, value), list],
            _ => [],
        };
    }

    private static bool IsTooLarge(MentorRound round, RoundCounts counts) => round.IsPeers
        ? counts.People - counts.Out - counts.WithoutProfile > Fields.MostOfASide
        : counts.Mentors > Fields.MostOfASide || counts.Mentees > Fields.MostOfASide;
}
