namespace SlackLearningBot.Slack.Inbound;

/// <summary>
/// A command someone typed (https://docs.slack.dev/interactivity/implementing-slash-commands). <paramref name="ResponseUrl"/> is a
/// credential for 30 minutes.
/// </summary>
public sealed record SlashCommand(
    string Command,
    string Text,
    string TeamId,
    string UserId,
    string ChannelId,
    string? ChannelName,
    string? UserName,
    string? EnterpriseId,
    bool IsEnterpriseInstall,
    string? AppId,
    string? ResponseUrl,
    string? TriggerId)
{
    /// <summary>Slack's old probe of a command's address: answered with an empty 200 (<c>ssl_check=1</c>).</summary>
    public static bool IsSslCheck(IReadOnlyDictionary<string, string> form) => form.GetValueOrDefault("ssl_check") is "1";

    public static SlashCommand Parse(ReadOnlySpan<byte> formBody) => From(FormBody.Parse(formBody));

    /// <exception cref="SlackPayloadException">Command, workspace, person or channel is missing.</exception>
    public static SlashCommand From(IReadOnlyDictionary<string, string> form) => new(
        Required(form, "command"),
        form.GetValueOrDefault("text", ""),
        Required(form, "team_id"),
        Required(form, "user_id"),
        Required(form, "channel_id"),
        form.GetValueOrDefault("channel_name"),
        form.GetValueOrDefault("user_name"),
        form.GetValueOrDefault("enterprise_id"),
        form.GetValueOrDefault("is_enterprise_install") is "true",
        form.GetValueOrDefault("api_app_id"),
        form.GetValueOrDefault("response_url"),
        form.GetValueOrDefault("trigger_id"));

    private static string Required(IReadOnlyDictionary<string, string> form, string name) =>
        form.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new SlackPayloadException($"Expected the field \"{name}\" in Slack's slash command, found none.");
}
