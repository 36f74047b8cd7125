using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.TakeAways;

/// <summary>The forms: what one took away, and where it shall stand.</summary>
internal static class TakeAwayForm
{
    public const string WriteCallback = "take_aways.save";
    public const string PostCallback = "take_aways.place";
    public const string Channel = "take_away_channel";

    private static readonly string[] Fields = ["take_away_1", "take_away_2", "take_away_3"];
    private static readonly string[] Labels = ["What is the first thing you took away?", "The second?", "The third?"];

    public static ModalView Write(TakeAway one, TakeAwayValue value) => new(
        "Three take-aways",
        [
            new Section(Mrkdwn.Of($"From *{TakeAwayView.Bold(TakeAwayView.Name(one.About, one.Title))}*, {TakeAwayView.Day(one.DoneOn)}. One is enough. Nobody sees them before you say so.")),
            .. Fields.Select((field, at) => new Input(
                Labels[at], new PlainTextInput(field, one.Points.ElementAtOrDefault(at), Multiline: true, MaxLength: TakeAway.LongestPoint), Optional: at > 0 ? true : null, BlockId: field)),
        ],
        submit: "Keep them",
        close: "Not now",
        callbackId: WriteCallback,
        privateMetadata: TakeAwaysJson.Write(value));

    /// <summary>The points that were written, without gaps; null with what is wrong, by block.</summary>
    public static IReadOnlyList<string>? Read(StateValues state, Dictionary<string, string> wrong)
    {
        var points = Fields.Select(field => (Field: field, Text: Tidy(state.Text(field, field)))).ToList();
        foreach (var (field, text) in points.Where(point => point.Text.Length > TakeAway.LongestPoint))
        {
            wrong[field] = $"This has {text.Length} characters, expected at most {TakeAway.LongestPoint}. Shorten it.";
        }

        if (points.TrueForAll(point => point.Text.Length == 0))
        {
            wrong[Fields[0]] = "There is nothing to keep yet.";
        }

        return wrong.Count > 0 ? null : [.. points.Select(point => point.Text).Where(text => text.Length > 0)];
    }

    /// <summary>With how it will look.</summary>
    public static ModalView Place(TakeAway one) => new(
        "Post it in a channel",
        [
            new Input("Where shall it stand?", new ChannelsSelect(Channel), Hint: "A public channel. I have to be in it.", BlockId: Channel),
            new Divider(),
            new Context([Mrkdwn.Of($"This is what colleagues will read:")]),
            .. TakeAwayView.PostBlocks(one),
        ],
        submit: "Post it",
        close: "Not now",
        callbackId: PostCallback,
        privateMetadata: TakeAwaysJson.Write(new TakeAwayValue(one.TakeAwayId)));

    /// <summary>Lines stay lines, each tidy by itself; nobody means empty ones.</summary>
    private static string Tidy(string? text) => string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(PlainLine.Of).Where(line => line.Length > 0));
}
