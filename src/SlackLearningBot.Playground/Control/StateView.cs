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
                ["commands"] = Json.Array(world.Options.Commands.Select(command => new JsonObject
                {
                    ["command"] = command.Command, ["description"] = command.Description, ["usage_hint"] = command.UsageHint,
                })),
                ["clock"] = Clock(now, me),
                ["modal"] = stack.Count == 0 ? null : ViewShape.ForApi(workspace, stack[^1], withState: true),
                ["modal_depth"] = stack.Count,
                ["home"] = home is null ? null : ViewShape.ForApi(workspace, home, withState: true),
                ["toasts"] = Json.Array(workspace.TakeToasts(me.Id).Select(toast => new JsonObject { ["id"] = toast.Id, ["text"] = toast.Text })),
            };
        }
    }

    public static JsonObject Messages(Workspace workspace, Person me, Conversation channel, string? threadTs)
    {
        lock (workspace.Gate)
        {
            return new JsonObject
            {
                ["channel"] = ConversationShape.ForPage(workspace, channel, me.Id),
                ["messages"] = Json.Array(workspace.MessagesSeenBy(me.Id, channel.Id, threadTs)
                    .Select(message => MessageShape.ForPage(workspace, channel, message))),
            };
        }
    }

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
