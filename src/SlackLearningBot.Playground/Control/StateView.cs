using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>What one person sees of a workspace, for the page.</summary>
internal static class StateView
{
    private const int MostPeopleShown = 200;

    public static JsonObject Of(SlackWorld world, Workspace workspace, Person me)
    {
        lock (workspace.Gate)
        {
            var now = workspace.Now;
            workspace.DmWithBot(me.Id);
            var stack = workspace.Views.Stack(me.Id);
            var home = workspace.Views.Home(me.Id);
            return new JsonObject
            {
                ["team"] = new JsonObject
                {
                    ["id"] = workspace.TeamId, ["name"] = workspace.Seed.Name, ["domain"] = workspace.Seed.Domain,
                    ["url"] = $"https://{workspace.Seed.Domain}.slack.com/",
                },
                ["me"] = PersonShape.ForPage(me, now),
                ["people"] = Json.Array(workspace.People.Order.Take(MostPeopleShown)
                    .Select(id => PersonShape.ForPage(workspace.People.Find(id)!, now))),
                ["bot"] = new JsonObject
                {
                    ["user_id"] = workspace.Bot.Id, ["app_id"] = workspace.AppId, ["name"] = workspace.Bot.RealName,
                    ["dm"] = workspace.DmWithBot(me.Id).Id,
                },
                ["channels"] = Channels(workspace, me),
                ["joinable"] = Json.Array(workspace.Conversations.Order.Select(id => workspace.Conversations.Find(id)!)
                    .Where(channel => channel is { Kind: ConversationKind.Channel, IsArchived: false } && !channel.Has(me.Id))
                    .Select(channel => ConversationShape.ForPage(workspace, channel, me.Id))),
                ["commands"] = Json.Array(world.Options.App.Commands.Select(command => new JsonObject
                {
                    ["command"] = command.Command, ["description"] = command.Description, ["usage_hint"] = command.UsageHint,
                })),
                ["shortcuts"] = Json.Array(world.Options.App.Shortcuts.Select(shortcut => new JsonObject
                {
                    ["name"] = shortcut.Name, ["callback_id"] = shortcut.CallbackId, ["description"] = shortcut.Description, ["on_messages"] = shortcut.OnMessages,
                })),
                ["groups"] = Json.Array(workspace.UserGroups.All.Where(group => group.Disabled is null).Select(group => new JsonObject
                {
                    ["id"] = group.Id, ["handle"] = group.Handle, ["name"] = group.Name, ["users"] = Json.Strings(group.Users),
                })),
                ["installed"] = workspace.Installed, ["install_url"] = world.InstallUrl?.AbsoluteUri,
                ["clock"] = Clock(now, me),
                ["modal"] = stack.Count == 0 ? null : ViewShape.ForApi(workspace, stack[^1], withState: true),
                ["modal_depth"] = stack.Count,
                ["modals"] = Json.Array(stack.Select(view => ViewShape.ForApi(workspace, view, withState: true))),
                ["home"] = home is null ? null : ViewShape.ForApi(workspace, home, withState: true),
                ["toasts"] = Json.Array(workspace.TakeToasts(me.Id).Select(toast => new JsonObject { ["id"] = toast.Id, ["text"] = toast.Text })),
            };
        }
    }

    public static JsonObject Messages(Workspace workspace, Person me, string channelId, string? threadTs)
    {
        lock (workspace.Gate)
        {
            var channel = workspace.Conversations.Find(channelId)!;
            return new JsonObject
            {
                ["channel"] = ConversationShape.ForPage(workspace, channel, me.Id),
                ["messages"] = Json.Array(workspace.MessagesSeenBy(me.Id, channel.Id, threadTs)
                    .Select(message => MessageShape.ForPage(workspace, channel, message))),
            };
        }
    }

    public static JsonObject Calls(SlackWorld world) => new()
    {
        ["calls"] = Json.Array(world.Calls.All.Select(call => new JsonObject
        {
            ["n"] = call.Number, ["at"] = call.At.ToString("O"), ["team"] = call.TeamId, ["method"] = call.Method,
            ["token_kind"] = call.TokenKind, ["arguments"] = call.Arguments, ["status"] = call.Status, ["answer"] = call.Answer, ["fault"] = call.Fault,
        })),
    };

    private static JsonArray Channels(Workspace workspace, Person me) => Json.Array(workspace.Conversations.Of(me.Id)
        .Select(id => workspace.Conversations.Find(id)!)
        .OrderBy(channel => !channel.IsChannel)
        .ThenBy(channel => channel.Name, StringComparer.Ordinal)
        .Select(channel => ConversationShape.ForPage(workspace, channel, me.Id)));

    private static JsonObject Clock(DateTimeOffset now, Person me)
    {
        var zone = me.TimeZone ?? "Etc/UTC";
        return new JsonObject
        {
            ["now"] = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["local"] = Zones.Local(zone, now).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture),
            ["tz"] = zone,
        };
    }
}
