using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>Interaction payloads and command fields (https://docs.slack.dev/reference/interaction-payloads). Built inside the workspace's lock.</summary>
internal static class Payloads
{
    public static JsonObject BlockActions(
        Workspace workspace, Person person, Trigger trigger, JsonObject container, JsonObject state, JsonObject action)
    {
        var payload = Start(workspace, person, "block_actions");
        payload["container"] = container;
        payload["trigger_id"] = trigger.Id;
        payload["state"] = new JsonObject { ["values"] = state };
        payload["actions"] = new JsonArray(action);
        return payload;
    }

    public static JsonObject ViewSubmission(Workspace workspace, Person person, Trigger trigger, View view)
    {
        var payload = Start(workspace, person, "view_submission");
        payload["trigger_id"] = trigger.Id;
        payload["view"] = ViewShape.ForApi(workspace, view, withState: true);
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    public static JsonObject ViewClosed(Workspace workspace, Person person, View view, bool cleared)
    {
        var payload = Start(workspace, person, "view_closed");
        payload["view"] = ViewShape.ForApi(workspace, view, withState: true);
        payload["is_cleared"] = cleared;
        payload["response_urls"] = new JsonArray();
        return payload;
    }

    public static JsonObject BlockSuggestion(Workspace workspace, Person person, JsonObject container, PlacedElement placed, string query)
    {
        var payload = Start(workspace, person, "block_suggestion");
        payload["container"] = container;
        payload["action_id"] = placed.ActionId;
        payload["block_id"] = placed.BlockId;
        payload["value"] = query;
        return payload;
    }

    /// <summary>A global shortcut: it knows no conversation, so it carries no response_url either.</summary>
    public static JsonObject Shortcut(Workspace workspace, Person person, string callbackId, Trigger trigger) =>
        Called(workspace, person, "shortcut", callbackId, trigger);

    public static JsonObject MessageAction(
        Workspace workspace, Person person, string callbackId, Trigger trigger, Conversation channel, Message message, ResponseUrl url)
    {
        var payload = Called(workspace, person, "message_action", callbackId, trigger);
        payload["response_url"] = Address(workspace, url);
        payload["message_ts"] = message.Ts;
        payload["channel"] = Place(channel);
        payload["message"] = MessageShape.ForApi(workspace, channel, message);
        return payload;
    }

    private static JsonObject Called(Workspace workspace, Person person, string type, string callbackId, Trigger trigger)
    {
        var payload = Start(workspace, person, type);
        payload["action_ts"] = Timestamps.At(workspace.Now);
        payload["callback_id"] = callbackId;
        payload["trigger_id"] = trigger.Id;
        return payload;
    }

    public static IReadOnlyDictionary<string, string> Command(
        Workspace workspace, Person person, Conversation channel, string command, string text, Trigger trigger, ResponseUrl url) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = "playground-verification", ["team_id"] = workspace.TeamId, ["team_domain"] = workspace.Seed.Domain,
            ["channel_id"] = channel.Id, ["channel_name"] = ChannelName(channel), ["user_id"] = person.Id, ["user_name"] = person.Name,
            ["command"] = command, ["text"] = text, ["api_app_id"] = workspace.AppId, ["is_enterprise_install"] = "false",
            ["response_url"] = Address(workspace, url), ["trigger_id"] = trigger.Id,
        };

    public static JsonObject Place(Conversation channel) => new() { ["id"] = channel.Id, ["name"] = ChannelName(channel) };

    public static string Address(Workspace workspace, ResponseUrl url) => $"{workspace.World.Url}/response/{workspace.TeamId}/{url.Id}";

    private static string ChannelName(Conversation channel) =>
        channel.IsDirect ? "directmessage" : channel is { IsPrivate: true, IsGroupDirect: false } ? "privategroup" : channel.Name;

    private static JsonObject Start(Workspace workspace, Person person, string type) => new()
    {
        ["type"] = type,
        ["user"] = new JsonObject { ["id"] = person.Id, ["username"] = person.Name, ["name"] = person.Name, ["team_id"] = person.TeamId },
        ["api_app_id"] = workspace.AppId, ["token"] = "playground-verification",
        ["team"] = new JsonObject { ["id"] = workspace.TeamId, ["domain"] = workspace.Seed.Domain },
        ["enterprise"] = null, ["is_enterprise_install"] = false,
    };
}
