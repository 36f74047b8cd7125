using System.Text.Json;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>
/// Who acts and in whose installation. <paramref name="TeamId"/> is the installation's workspace, null when an organisation-wide payload
/// names none; <paramref name="UserTeamId"/> is the person's own and differs for people of other workspaces.
/// </summary>
public sealed record Actor(
    string UserId, string? UserTeamId, string? TeamId, string? EnterpriseId, bool IsEnterpriseInstall, string? AppId)
{
    internal static Actor From(JsonElement json) => new(
        json.IdOf("user") ?? "",
        json.Text("user", "team_id"),
        // For a shared surface the team may be null or the person's own: the view knows where the app is installed.
        json.Text("view", "app_installed_team_id") ?? json.IdOf("team") ?? json.Text("user", "team_id") ?? json.Text("view", "team_id"),
        json.IdOf("enterprise") ?? json.Text("team", "enterprise_id"),
        json.Flag("is_enterprise_install"),
        json.Text("api_app_id"));
}

/// <summary>What comes to the interactivity and options addresses (https://docs.slack.dev/reference/interaction-payloads): a closed family.</summary>
public abstract record Interaction(Actor Actor)
{
    /// <summary>Reads the form's field <c>payload</c>.</summary>
    public static Interaction ParseForm(ReadOnlySpan<byte> formBody) =>
        FormBody.Parse(formBody).TryGetValue("payload", out var payload)
            ? Parse(payload)
            : throw new SlackPayloadException("Expected the form field \"payload\" in Slack's interaction, found none.");

    /// <exception cref="SlackPayloadException">The payload is no JSON object, or lacks the field its kind is routed by.</exception>
    public static Interaction Parse(string payload) => Read(Payload.Object(payload));

    public static Interaction Parse(ReadOnlyMemory<byte> utf8Json) => Read(Payload.Object(utf8Json));

    internal static Interaction Read(JsonElement json)
    {
        var actor = Actor.From(json);
        return json.Text("type") switch
        {
            "block_actions" => BlockActions.From(json, actor),
            "view_submission" => ViewSubmission.From(json, actor),
            "view_closed" => new ViewClosed(actor, RequiredView(json), json.Flag("is_cleared")),
            "shortcut" => new Shortcut(actor, Payload.Required(json, "callback_id"), json.Text("trigger_id"), json.Text("action_ts")),
            "message_action" => MessageAction.From(json, actor),
            "block_suggestion" => BlockSuggestion.From(json, actor),
            var type => new UnknownInteraction(actor, type ?? ""),
        };
    }

    private protected static ReceivedView RequiredView(JsonElement json) => json.Object("view") is { } view
        ? ReceivedView.From(view)
        : throw new SlackPayloadException($"Expected the object \"view\" in Slack's payload of type \"{json.Text("type")}\", found none.");
}

/// <summary>Elements were used, nearly always one. The response_url is there for messages only, and a credential for 30 minutes.</summary>
public sealed record BlockActions(
    Actor Actor,
    IReadOnlyList<BlockAction> Actions,
    ActionContainer Container,
    string? TriggerId,
    string? ResponseUrl,
    ReceivedMessage? Message,
    ReceivedView? View,
    StateValues State) : Interaction(Actor)
{
    public string? ChannelId => Container.ChannelId;

    internal static BlockActions From(JsonElement json, Actor actor) => new(
        actor,
        [.. json.Items("actions").Select(BlockAction.From)],
        ActionContainer.From(json),
        json.Text("trigger_id"),
        json.Text("response_url"),
        json.Object("message") is { } message ? ReceivedMessage.From(message) : null,
        json.Object("view") is { } view ? ReceivedView.From(view) : null,
        StateValues.From(json.Object("state") ?? json.Object("view")?.Object("state")));
}

/// <summary>The element that was used and what it holds now; <paramref name="ActionTs"/> orders the clicks of one person.</summary>
public sealed record BlockAction(string ActionId, string BlockId, string Type, string? ActionTs, ElementState State)
{
    /// <summary>The button's value or the chosen option's value: where <see cref="Blocks.ActionValue"/> was written to.</summary>
    public string? Value => State.Value ?? State.Selected;

    internal static BlockAction From(JsonElement json) => new(
        json.Text("action_id") ?? "",
        json.Text("block_id") ?? "",
        json.Text("type") ?? "",
        json.Text("action_ts"),
        ElementState.From(json));
}

/// <summary>Where the element stands: "message", "message_attachment" or "view".</summary>
public sealed record ActionContainer(
    string Type, string? ChannelId, string? MessageTs, string? ThreadTs, string? ViewId, bool IsEphemeral)
{
    internal static ActionContainer From(JsonElement json) => new(
        json.Text("container", "type") ?? (json.Object("view") is null ? "message" : "view"),
        json.Text("container", "channel_id") ?? json.IdOf("channel"),
        json.Text("container", "message_ts") ?? json.Text("message", "ts"),
        json.Text("container", "thread_ts") ?? json.Text("message", "thread_ts"),
        json.Text("container", "view_id") ?? json.Text("view", "id"),
        json.Object("container")?.Flag("is_ephemeral") ?? false);
}

/// <summary>A modal was sent; response_urls are there only when a block of it asked for one.</summary>
public sealed record ViewSubmission(
    Actor Actor, ReceivedView View, string? TriggerId, IReadOnlyList<ResponseUrl> ResponseUrls) : Interaction(Actor)
{
    public StateValues State => View.State;

    internal static ViewSubmission From(JsonElement json, Actor actor) => new(
        actor,
        RequiredView(json),
        json.Text("trigger_id"),
        [.. json.Items("response_urls").Select(Inbound.ResponseUrl.From).OfType<ResponseUrl>()]);
}

/// <summary>An address to answer to, with the conversation the person chose.</summary>
public sealed record ResponseUrl(string Url, string? ChannelId, string? BlockId, string? ActionId)
{
    internal static ResponseUrl? From(JsonElement json) => json.Text("response_url") is { } url
        ? new(url, json.Text("channel_id"), json.Text("block_id"), json.Text("action_id"))
        : null;
}

/// <summary>A modal was closed without being sent; cleared means the whole stack was.</summary>
public sealed record ViewClosed(Actor Actor, ReceivedView View, bool IsCleared) : Interaction(Actor);

/// <summary>A global shortcut: there is no channel.</summary>
public sealed record Shortcut(Actor Actor, string CallbackId, string? TriggerId, string? ActionTs) : Interaction(Actor);

/// <summary>A shortcut on a message.</summary>
public sealed record MessageAction(
    Actor Actor, string CallbackId, string? ChannelId, ReceivedMessage Message, string? TriggerId, string? ResponseUrl)
    : Interaction(Actor)
{
    internal static MessageAction From(JsonElement json, Actor actor) => new(
        actor,
        Payload.Required(json, "callback_id"),
        json.IdOf("channel"),
        ReceivedMessage.From(json.Object("message") ?? SlackJson.EmptyObject),
        json.Text("trigger_id"),
        json.Text("response_url"));
}

/// <summary>Someone types into an <see cref="Blocks.ExternalSelect"/>: answer with options.</summary>
public sealed record BlockSuggestion(
    Actor Actor, string ActionId, string BlockId, string Value, ReceivedView? View, string? ChannelId) : Interaction(Actor)
{
    internal static BlockSuggestion From(JsonElement json, Actor actor) => new(
        actor,
        Payload.Required(json, "action_id"),
        json.Text("block_id") ?? "",
        json.Text("value") ?? "",
        json.Object("view") is { } view ? ReceivedView.From(view) : null,
        json.IdOf("channel") ?? json.Text("container", "channel_id"));
}

/// <summary>An interaction of a type this library has no record for.</summary>
public sealed record UnknownInteraction(Actor Actor, string Type) : Interaction(Actor);
