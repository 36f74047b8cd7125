using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Memory;

/// <summary>What is said about how well things are kept.</summary>
internal static class KeepView
{
    private static readonly Mrkdwn None = Mrkdwn.Of($"You are not learning at the moment, so there is nothing to keep. Choose your hour, and lessons begin.");

    public static SlackMessage NotLearning { get; } = new(None, [new Section(None), new Actions([CommonButtons.Welcome])]);

    /// <summary>How a learner's things are kept from now on.</summary>
    public static SlackMessage Saved(Wishes now) => Remarks.Say(Mrkdwn.Of(
        $"*Saved.* {How(now)} What was to come is planned anew already. `/learn keep usual` goes back to what holds in your company."));

    /// <summary>In one or two sentences.</summary>
    public static Mrkdwn How(Wishes now)
    {
        var whose = now.Own is not null ? "your choice" : now.OfAll is not null ? "from your company" : "the usual";
        return now.ADay == 0
            ? Mrkdwn.Of($"No questions from before come ({(now.OwnADay == 0 ? "your choice" : "from your company")}); `/learn today` still brings lessons.")
            : Mrkdwn.Of($"A question comes again when your chance of knowing it has fallen to about *{OfHundred(now.Retention)}* ({whose}), at most {ADay(now.ADay)}.");
    }

    /// <summary>What was found, what is expected, and what to do.</summary>
    /// <param name="wish">One that cannot be granted.</param>
    /// <param name="command">What stands before it.</param>
    public static SlackMessage Refused(KeepWish wish, string command) => Remarks.Say(wish switch
    {
        KeepWish.NoSuchShare share => Mrkdwn.Of(
            $"I found “{Excerpt.Of(share.Found, 40)}”, and expected from {Whole(AskingWish.Least)} to {Whole(AskingWish.Most)} of 100: with less, too much is gone before it is asked; with more, questions come every few days for ever. Nothing was changed; type for example `/learn {command} 90`."),
        KeepWish.NoSuchNumber number => Mrkdwn.Of(
            $"I found “{Excerpt.Of(number.Found, 40)} a day”, and expected 0 to {QuestionBudget.ADay} questions a day. Nothing was changed; type for example `/learn {command} 2 a day`."),
        _ => Mrkdwn.Of(
            $"I cannot read “{Excerpt.Of(Text(wish), 100)}”. I expected how much is to be kept, from {Whole(AskingWish.Least)} to {Whole(AskingWish.Most)} of 100, or how many questions a day, 0 to {QuestionBudget.ADay}. Nothing was changed; type for example `/learn {command} 90`, or `/learn {command} usual`."),
    });

    public static SlackMessage TrackHasNoBudget { get; } = Remarks.Say(Mrkdwn.Of(
        $"How many questions come a day is decided for the whole workspace, not for a track: a day has room for three, whatever they are about. Nothing was changed; type for example `/learn keep track TRACK 90`, or `/learn keep workspace 2 a day`."));

    public static SlackMessage NoSuchTrack(string words, TrackMatch match)
    {
        var near = match switch
        {
            TrackMatch.Near some => some.Tracks,
            TrackMatch.Ambiguous several => several.Tracks,
            _ => [],
        };
        return Remarks.Say(near.Count == 0
            ? Mrkdwn.Of($"I found no track called “{Excerpt.Of(words, 80)}”. Nothing was changed; `/learn catalog` shows them all.")
            : Mrkdwn.Of($"I found no track called exactly “{Excerpt.Of(words, 80)}”. Nothing was changed. Did you mean {Mrkdwn.Join(" or ", near.Select(track => Mrkdwn.Of($"{Excerpt.Of(track.Title, 80)} (`{track.TrackId.Replace('`', '\'')}`)")))}?"));
    }

    /// <summary>After a decision.</summary>
    public static SlackMessage DecidedNow(IReadOnlyList<DecidedWish> decided) => Remarks.Say(Mrkdwn.Of(
        $"*Saved.* Everybody's questions are planned anew by it in the next minutes; nobody's own choice was changed.\n{Lines(decided)}"));

    public static SlackMessage Decided(IReadOnlyList<DecidedWish> decided) => Remarks.Say(Mrkdwn.Of(
        $"{Lines(decided)}\nChange it with `/learn keep workspace 90`, `/learn keep workspace 2 a day` or `/learn keep track TRACK 90`; `usual` in place of the number takes it back. Everybody's own choice goes before it; only the number of questions a day is a ceiling for all."));

    private static Mrkdwn Lines(IReadOnlyList<DecidedWish> decided)
    {
        var all = decided.FirstOrDefault(one => one.Scope == WishStore.Workspace);
        return Mrkdwn.Join("\n",
        [
            Mrkdwn.Of($"• Whoever chose nothing keeps about {OfHundred(all?.Retention ?? AskingWish.Usual)}{(all?.Retention is null ? " (the usual)" : "")}."),
            Mrkdwn.Of($"• At most {ADay(all?.QuestionsADay ?? QuestionBudget.ADay)}, for everybody."),
            .. decided.Where(one => one.Scope == WishStore.Track).Take(20).Select(one => Mrkdwn.Of($"• {Excerpt.Of(one.Name, 80)}: about {OfHundred(one.Retention ?? AskingWish.Usual)}.")),
        ]);
    }

    public static string OfHundred(double share) => $"{Whole(share)} of 100";

    public static string ADay(int number) => number switch
    {
        0 => "no questions",
        1 => "1 question a day",
        _ => $"{number} questions a day",
    };

    private static int Whole(double share) => (int)Math.Round(share * 100, MidpointRounding.AwayFromZero);

    private static string Text(KeepWish wish) => wish is KeepWish.NotUnderstood not ? not.Found : "";
}
