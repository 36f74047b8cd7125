using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.Sockets;
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

    public Task<BotAnswer> SendAsync(TestBot bot) => Transport.IsSocketMode ? SendOverSocketAsync(bot.Slack.Sockets) : SendOverHttpAsync(bot);

    /// <summary>In the envelope that Slack would put it in; a socket has no signature to forge.</summary>
    private Task<BotAnswer> SendOverSocketAsync(AppSockets sockets)
    {
        if (Path == "/slack/events")
        {
            return sockets.AskAsync("events_api", Encoding.UTF8.GetString(Body), acceptsAnswer: false, CancellationToken.None);
        }

        var fields = FormBody.Parse(Body);
        return fields.TryGetValue("payload", out var payload)
            ? sockets.AskAsync(
                "interactive", payload, acceptsAnswer: (string?)JsonNode.Parse(payload)!["type"] is "view_submission" or "block_suggestion", CancellationToken.None)
            : sockets.AskAsync("slash_commands", JsonSerializer.Serialize(fields), acceptsAnswer: true, CancellationToken.None);
    }

    private Task<BotAnswer> SendOverHttpAsync(TestBot bot)
    {
        var at = (bot.Machine.GetUtcNow() - Age).ToUnixTimeSeconds();
        var signature = Forge(SlackSignature.Sign(Secret, at, Body));
        return bot.Slack.Line.SendAsync(
            Path, ContentType, Body, at.ToString(CultureInfo.InvariantCulture), signature, CancellationToken.None);
    }
}
