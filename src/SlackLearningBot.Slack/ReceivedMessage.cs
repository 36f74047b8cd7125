using System.Text.Json;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack;

/// <summary>A message as Slack hands it out, in payloads and in histories. <see cref="Json"/> holds what the record does not.</summary>
public sealed record ReceivedMessage(
    string Ts,
    string? ThreadTs,
    string Text,
    string? Subtype,
    string? UserId,
    string? BotId,
    string? AppId,
    MessageMetadata? Metadata,
    JsonElement Json)
{
    /// <summary>The blocks; unknown ones are kept, so the list can be sent back changed in one place.</summary>
    public IReadOnlyList<Block> Blocks => Json.Field("blocks") is { } blocks ? SlackJson.ReadBlocks(blocks) : [];

    public IReadOnlyList<ReceivedFile> Files => [.. Json.Items("files").Select(ReceivedFile.From)];

    internal static ReceivedMessage From(JsonElement json) => new(
        json.Text("ts") ?? "",
        json.Text("thread_ts"),
        json.Text("text") ?? "",
        json.Text("subtype"),
        json.IdOf("user"),
        json.Text("bot_id"),
        json.Text("app_id"),
        json.Object("metadata") is { } metadata && metadata.Text("event_type") is { } type
            ? new MessageMetadata(type, metadata.Object("event_payload") ?? SlackJson.EmptyObject)
            : null,
        json);
}

/// <summary>A file on a message. Only its id is sure: for guests from other workspaces Slack sends <c>check_file_info</c> and nothing else.</summary>
public sealed record ReceivedFile(string Id, string? Name, string? MimeType, long? Size, string? UrlPrivateDownload, string? Access)
{
    internal static ReceivedFile From(JsonElement json) => new(
        json.Text("id") ?? "",
        json.Text("name"),
        json.Text("mimetype"),
        json.Whole("size"),
        json.Text("url_private_download") ?? json.Text("url_private"),
        json.Text("file_access"));
}

/// <summary>A view as Slack hands it out. Callback id and private metadata are empty texts when there are none.</summary>
public sealed record ReceivedView(
    string Id,
    string Type,
    string CallbackId,
    string PrivateMetadata,
    string? ExternalId,
    string? Hash,
    string? TeamId,
    string? AppInstalledTeamId,
    string? RootViewId,
    string? PreviousViewId,
    StateValues State,
    JsonElement Json)
{
    public IReadOnlyList<Block> Blocks => Json.Field("blocks") is { } blocks ? SlackJson.ReadBlocks(blocks) : [];

    internal static ReceivedView From(JsonElement json) => new(
        json.Text("id") ?? "",
        json.Text("type") ?? "",
        json.Text("callback_id") ?? "",
        json.Text("private_metadata") ?? "",
        json.Text("external_id") is { Length: > 0 } externalId ? externalId : null,
        json.Text("hash"),
        json.Text("team_id"),
        json.Text("app_installed_team_id"),
        json.Text("root_view_id"),
        json.Text("previous_view_id"),
        StateValues.From(json.Object("state")),
        json);
}
