using System.Globalization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.Tastes;

/// <summary>All words and forms about what suits a learner.</summary>
internal static class TastesView
{
    public const string Save = "taste.save";
    public const int MostSkills = SlackLimits.SelectOptions;

    private const string GoalsBlock = "taste_goals";
    private const string FormatsBlock = "taste_formats";
    private const string MinutesBlock = "taste_minutes";
    private const string Goals = "taste.goals";
    private const string Formats = "taste.formats";
    private const string Minutes = "taste.minutes";

    private static readonly int[] Usual = [2, 3, 5, 10, 15, 30];

    public static ModalView Modal(Preference now, IReadOnlyList<string> skills) => new(
        "What suits you",
        [
            new Section(Mrkdwn.Of($"Of several lessons that could come, I choose by these, by what you do with the lessons, and by what has not come for long. *Why this?* below each lesson shows the points.")),
            .. GoalsField(now, skills),
            new Input(
                "Which kinds of lessons do you like?",
                FormatBoxes(now),
                Hint: "The others still come, only later.",
                Optional: true,
                BlockId: FormatsBlock),
            new Input("How many minutes do you have on a learning day?", MinutesMenu(now), Hint: "A short lesson and one to three questions fit into three.", BlockId: MinutesBlock),
        ],
        submit: "Save",
        close: "Cancel",
        callbackId: Save);

    private static IEnumerable<Block> GoalsField(Preference now, IReadOnlyList<string> skills)
    {
        Option[] options = [.. now.Goals.Concat(skills).Distinct(StringComparer.Ordinal).Where(skill => skill.Length <= SlackLimits.OptionText).Take(MostSkills).Select(skill => Option.Plain(skill, skill))];
        if (options.Length > 0)
        {
            Option[] chosen = [.. options.Where(option => now.Goals.Contains(option.Value))];
            yield return new Input(
                "What do you want to learn?",
                new MultiStaticSelect(Goals, options, InitialOptions: chosen.Length > 0 ? chosen : null, Placeholder: "Choose skills"),
                Hint: "The skills that lessons are tagged with.",
                Optional: true,
                BlockId: GoalsBlock);
        }
    }

    private static Checkboxes FormatBoxes(Preference now)
    {
        Option[] options = [.. Enum.GetValues<LessonFormat>().Select(format => Option.Plain(Words(format), ValueOf(format)))];
        Option[] ticked = [.. options.Where(option => now.Formats.Contains(option.Value))];
        return new Checkboxes(Formats, options, ticked.Length > 0 ? ticked : null);
    }

    private static StaticSelect MinutesMenu(Preference now)
    {
        Option[] options = [.. Usual.Append(now.Minutes).Distinct().Order().Select(minutes => Option.Plain($"{minutes} minutes", minutes.ToString(CultureInfo.InvariantCulture)))];
        return new StaticSelect(Minutes, options, InitialOption: options.First(option => option.Value == now.Minutes.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>What was chosen; words that this program does not offer count as nothing.</summary>
    public static Preference Read(StateValues state, Preference before, IReadOnlyList<string> skills)
    {
        string[] formats = [.. Enum.GetValues<LessonFormat>().Select(ValueOf)];
        return new Preference(
            state.Find(GoalsBlock, Goals) is { } goals ? [.. goals.SelectedMany.Where(skill => skills.Contains(skill) || before.Goals.Contains(skill))] : before.Goals,
            state.Find(FormatsBlock, Formats) is { } liked ? [.. liked.SelectedMany.Where(formats.Contains)] : before.Formats,
            int.TryParse(state.Selected(MinutesBlock, Minutes), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 60 ? minutes : before.Minutes);
    }

    public static SlackMessage Saved(Preference now) => Remarks.Say(Mrkdwn.Of(
        $"Saved. You want to learn {List(now.Goals, "whatever comes")}; you like lessons to {List(now.Formats, "read, watch, listen to and do")}; and you have {now.Minutes} minutes a day. It counts from your next lesson on."));

    /// <summary>What a word changed, in figures.</summary>
    public static SlackMessage Said(LessonFormat format, bool likes, double before, double after, int tracks, string lessonId)
    {
        var effect = before == after ? Mrkdwn.Of($"That is noted already: lessons to {Verb(format)} suit you with {Percent(after)}.")
            : Mrkdwn.Of($"Noted. How well lessons to {Verb(format)} suit you: {Percent(before)} → {Percent(after)}.");
        var then = tracks switch
        {
            > 1 => Mrkdwn.Of($"Where several of your tracks have a lesson, they come {(likes ? "sooner" : "later")}."),
            1 => Mrkdwn.Of($"You have joined one track, so its lessons come in their order; with a second track I can choose."),
            _ => Mrkdwn.Of($"It counts once you have joined more than one track."),
        };
        var words = Mrkdwn.Of($"{effect} {then} `/learn prefer` shows all that counts.");
        return new SlackMessage(words, [new Section(words), new Actions([likes ? TasteButtons.LessOf(lessonId) : TasteButtons.MoreOf(lessonId)])]);
    }

    public static SlackMessage NeverCame { get; } = Remarks.Say(Mrkdwn.Of($"This lesson never came to you, so nothing was noted."));

    public static SlackMessage NotUnderstood(string words) => Remarks.Say(Mrkdwn.Of(
        $"I found “{SlackText.Truncate(words, 50)}” after `prefer`, but it takes no words. Type `/learn prefer`, and choose in the form."));

    private static string Words(LessonFormat format) => format switch
    {
        LessonFormat.Read => "Read: a text",
        LessonFormat.Watch => "Watch: a video",
        LessonFormat.Listen => "Listen: a podcast or recording",
        LessonFormat.Do => "Do: something to try at work",
        LessonFormat.Play => "Play: a game",
        _ => "Join: a live session",
    };

    private static string Verb(LessonFormat format) => ValueOf(format);

    private static string ValueOf(LessonFormat format) => format.ToString().ToLowerInvariant();

    private static string List(IReadOnlyList<string> words, string none) => words.Count switch
    {
        0 => none,
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}",
    };

    private static string Percent(double chance) => $"{Math.Round(chance * 100, MidpointRounding.AwayFromZero):0} %";
}
