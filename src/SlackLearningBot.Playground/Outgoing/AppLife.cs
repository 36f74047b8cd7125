using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>How Slack tells of a removal: its two events come in any order, and each may be late (https://docs.slack.dev/reference/events/tokens_revoked).</summary>
internal sealed record Goodbye
{
    public const string Tokens = "tokens_revoked";
    public const string App = "app_uninstalled";

    /// <summary>Both events in the order they are sent.</summary>
    public IReadOnlyList<string> Order { get; init; } = [Tokens, App];

    /// <summary>Those that are kept back until <see cref="AppLife.DeliverLate"/>, as after a re-install.</summary>
    public IReadOnlyCollection<string> Late { get; init; } = [];
}

/// <summary>The app is allowed, removed and allowed again. Called inside the workspace's lock; each task ends when the bot has been told once.</summary>
internal sealed class AppLife(SlackWorld world, Happenings happenings)
{
    /// <summary>Grants the app (again): a new token, the old one dies; the same bot user unless <paramref name="newBotUser"/>.</summary>
    public Installation Install(Workspace workspace, IReadOnlyList<string> scopes, bool newBotUser = false)
    {
        var before = workspace.Installation;
        foreach (var token in world.Tokens.LivingIn(workspace))
        {
            token.Dead = "token_revoked";
        }

        var installation = new Installation(
            NewToken(workspace, "xoxb"), newBotUser ? world.Ids.Next("U") : before.BotUserId, newBotUser ? world.Ids.Next("B") : before.BotId, scopes);
        workspace.Put(installation);
        world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
        return installation;
    }

    /// <summary>A token of a person the app may act for.</summary>
    public AccessToken AllowFor(Workspace workspace, string user, IReadOnlyList<string> scopes)
    {
        var token = new AccessToken(NewToken(workspace, "xoxp"), TokenKind.User, workspace, user, scopes);
        world.Tokens.TryAdd(token);
        return token;
    }

    /// <summary>Removes the app: its tokens die at once, and the bot hears of it in the way named.</summary>
    public Task Uninstall(Workspace workspace, Goodbye? goodbye = null)
    {
        var way = goodbye ?? new Goodbye();
        var now = new List<HeldEvent>();
        foreach (var type in way.Order)
        {
            var happened = new HeldEvent(type, Event(workspace, type), workspace.MachineNow);
            (way.Late.Contains(type) ? workspace.HeldEvents : now).Add(happened);
        }

        workspace.Remove();
        world.Live.ToTeam(workspace.TeamId, new LiveNote("state"));
        return SendInOrderAsync(workspace, now);
    }

    /// <summary>Sends what was kept back of a removal, with the time at which it happened.</summary>
    public Task DeliverLate(Workspace workspace)
    {
        var held = workspace.HeldEvents.ToList();
        workspace.HeldEvents.Clear();
        return SendInOrderAsync(workspace, held);
    }

    /// <summary>One token dies; without a living one left the app is removed with it (https://docs.slack.dev/reference/methods/auth.revoke).</summary>
    public Task Revoke(AccessToken token)
    {
        var workspace = token.Workspace;
        token.Dead = "token_revoked";
        if (!world.Tokens.LivingIn(workspace).Any())
        {
            return Uninstall(workspace);
        }

        return happenings.Tell(workspace, Goodbye.Tokens, Event(workspace, Goodbye.Tokens, token));
    }

    /// <summary>One after another, each with the time at which it happened, also when the app is gone by now.</summary>
    private async Task SendInOrderAsync(Workspace workspace, List<HeldEvent> sent)
    {
        foreach (var happened in sent)
        {
            Task told;
            lock (workspace.Gate)
            {
                told = happenings.TellOfRemoval(workspace, happened);
            }

            await told;
        }
    }

    private static JsonObject Event(Workspace workspace, string type, AccessToken? only = null)
    {
        var inner = new JsonObject { ["type"] = type };
        if (type == Goodbye.Tokens)
        {
            var people = only is not null ? [only] : workspace.World.Tokens.LivingIn(workspace).ToList();
            var isBots = only is null || only.Kind == TokenKind.Bot;
            inner["tokens"] = new JsonObject
            {
                ["oauth"] = Json.Strings(people.Where(token => token.Kind == TokenKind.User).Select(token => token.UserId)),
                ["bot"] = Json.Strings(isBots ? [workspace.Bot.Id] : []),
            };
        }

        inner["event_ts"] = workspace.NextTs();
        return inner;
    }

    private string NewToken(Workspace workspace, string kind) => $"{kind}-{workspace.TeamId}-{world.Ids.NextShort("token")}".ToLowerInvariant();
}
