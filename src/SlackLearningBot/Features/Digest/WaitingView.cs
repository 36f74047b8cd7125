using System.Text.Json.Serialization;
using SlackLearningBot.Blocks;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Digest;

/// <summary>The words for what waits.</summary>
internal static class WaitingView
{
    public const string Show = "waiting.show";
    public const string Open = "waiting.open";

    private const int Most = 5;

    public static Button OpenButton { get; } = new("Show what waits", Open);

    public static Button ShowButton(Guid delivery) => new(
        "Show it", Show, ActionValue.Write(new WaitingValue(delivery), WaitingJson.Default.WaitingValue, WaitingJson.Version));

    public static IReadOnlyList<Block> Home(IReadOnlyList<Waiting> things) => things.Count == 0 ? [] : [new Header("Waiting for you"), .. Lines(things)];

    public static ModalView Modal(IReadOnlyList<Waiting> things) => things.Count == 0
        ? MessageView.Of(Remarks.Say(Mrkdwn.Of($"Nothing waits for you any more.")))
        : new ModalView("Waiting for you", [.. Lines(things)], close: "Close");

    private static IEnumerable<Block> Lines(IReadOnlyList<Waiting> things) =>
    [
        .. things.Take(Most).Select(one => new Section(Mrkdwn.Of($"*{one.Thing.What}*\n{Why(one)}"), Accessory: one.Button)),
        new Context([things.Count > Most
            ? Mrkdwn.Of($"These and others stayed back; whatever you leave alone is gone from here after a week.")
            : Mrkdwn.Of($"Whatever you leave alone is gone from here after a week.")]),
    ];

    private static string Why(Waiting one) => WaitingStore.Reasons[one.Held.Reason] switch
    {
        QuietReason.Budget => "It stayed back: you had got all messages of that day already.",
        QuietReason.DoNotDisturb => "It stayed back: your notifications were paused.",
        QuietReason.Hours => "It stayed back: these were your quiet hours.",
        QuietReason.Holiday => "It stayed back: it was a public holiday.",
        _ => "It stayed back: it was not one of your learning days.",
    };

    public static SlackMessage OnItsWay { get; } = Remarks.Say(Mrkdwn.Of($"On its way to our direct messages."));

    public static SlackMessage ThereAlready { get; } = Remarks.Say(Mrkdwn.Of($"You find it in our direct message."));

    public static SlackMessage Gone { get; } = Remarks.Say(Mrkdwn.Of($"That is no longer waiting; nothing was changed."));
}

/// <summary>The delivery a button is about.</summary>
internal sealed record WaitingValue(Guid Delivery);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WaitingValue))]
internal sealed partial class WaitingJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
