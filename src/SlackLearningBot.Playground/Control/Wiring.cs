using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What people's hands reach: the world, the line to the bot, and who is told of what happened.</summary>
internal sealed record Wiring(SlackWorld World, BotLine Line, Happenings Happenings)
{
    /// <summary>Interactions go as a form with one field, once only (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
    public Task<BotAnswer> InteractAsync(Workspace workspace, JsonObject payload, CancellationToken cancel, string path = "/slack/interactions") =>
        FormAsync(workspace, path, [new("payload", Json.Write(payload))], cancel);

    public async Task<BotAnswer> FormAsync(
        Workspace workspace, string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancel)
    {
        var body = string.Join('&', fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));
        return await Line.PostAsync(workspace, path, "application/x-www-form-urlencoded", Encoding.UTF8.GetBytes(body), cancel);
    }

    /// <summary>Tells the person that the app failed, in a toast, and gives the matching result.</summary>
    public HandResult Failed(Workspace workspace, string user, string what, BotAnswer answer)
    {
        var late = answer.Failure == "http_timeout";
        var text = answer switch
        {
            _ when late => $"{what} did not work: the app did not answer in time.",
            { Status: { } status } => $"{what} did not work: the app answered with an error ({status}).",
            _ => $"{what} did not work: the app cannot be reached.",
        };
        workspace.Toast(user, text);
        World.Live.ToPerson(workspace.TeamId, user, new LiveNote("state"));
        return new HandResult { Error = late ? "operation_timeout" : "dispatch_failed", Message = text, Answer = answer };
    }

    // Uri.EscapeDataString refuses nothing and escapes all that a form needs; a lone surrogate becomes U+FFFD.
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);
}
