using System.Globalization;
using System.Text;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Edge;

/// <summary>A request as Slack would send it, or as somebody would who pretends to be Slack.</summary>
internal sealed record SlackRequest(string Path, string ContentType, byte[] Body)
{
    public TimeSpan Age { get; init; } = TimeSpan.Zero;

    public string Secret { get; init; } = "playground";

    /// <summary>Changes the signature after it was made; null leaves the header out.</summary>
    public Func<string, string?> Forge { get; init; } = signature => signature;

    public static SlackRequest Event(string json) => new("/slack/events", "application/json", Encoding.UTF8.GetBytes(json));

    public static SlackRequest Form(string path, params (string Name, string Value)[] fields) => new(
        path, "application/x-www-form-urlencoded",
        Encoding.UTF8.GetBytes(string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"))));

    public Task<BotAnswer> SendAsync(TestBot bot)
    {
        var at = (bot.Machine.GetUtcNow() - Age).ToUnixTimeSeconds();
        var signature = Forge(SlackSignature.Sign(Secret, at, Body));
        return bot.Slack.Line.SendAsync(
            Path, ContentType, Body, at.ToString(CultureInfo.InvariantCulture), signature, CancellationToken.None);
    }
}
