using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>Adds or changes people and adds workspaces, as an administrator would.</summary>
internal sealed class SeedControl(PlaygroundServer server)
{
    /// <summary>{team?, id?, name, real_name, title, email, tz, locale, is_admin, is_owner, is_restricted, deleted, note, home_team}: absent fields stay.</summary>
    public async Task<JsonObject> PutPersonAsync(ControlRequest request, CancellationToken cancel)
    {
        var (workspace, body) = (request.Workspace, request.Body);
        Person? before;
        lock (workspace.Gate)
        {
            before = body.Text("id") is { } id ? workspace.People.Find(id) : null;
        }

        if (body.Text("tz") is { } zone && !Zones.Exists(zone))
        {
            throw new ControlRefusal("invalid_tz", $"'{zone}' is not an IANA time zone; write Europe/Stockholm.");
        }

        var known = before ?? new Person
        {
            Id = body.Text("id") ?? workspace.Ids.Next("U"), TeamId = body.Text("home_team") ?? workspace.TeamId,
            Name = request.Text("name"), RealName = body.Text("real_name") ?? request.Text("name"),
        };
        var person = known with
        {
            Name = body.Text("name") ?? known.Name, RealName = body.Text("real_name") ?? known.RealName,
            Title = body.Text("title") ?? known.Title, Email = body.Text("email") ?? known.Email,
            TimeZone = body.ContainsKey("tz") ? body.Text("tz") : known.TimeZone, Locale = body.Text("locale") ?? known.Locale,
            Note = body.Text("note") ?? known.Note, IsAdmin = Given(request, "is_admin", known.IsAdmin),
            IsOwner = Given(request, "is_owner", known.IsOwner), IsRestricted = Given(request, "is_restricted", known.IsRestricted),
            Deleted = Given(request, "deleted", known.Deleted),
        };
        await server.PutPersonAsync(workspace, person, cancel);
        return new JsonObject { ["ok"] = true, ["id"] = person.Id };
    }

    /// <summary>{handle, name?, users}: a group of that handle is changed.</summary>
    public async Task<JsonObject> PutGroupAsync(ControlRequest request, CancellationToken cancel)
    {
        var workspace = request.Workspace;
        var (handle, users) = (request.Text("handle").TrimStart('@'), request.Texts("users").Select(user => request.Someone(user).Id).ToList());
        UserGroup group;
        Task told;
        lock (workspace.Gate)
        {
            var before = workspace.UserGroups.FindByAny(handle);
            var name = request.Body.Text("name") ?? before?.Name ?? handle;
            group = before is null
                ? new UserGroup(workspace.Ids.Next("S"), handle, name, Description: "", users, workspace.Now)
                : before with { Name = name, Users = users };
            told = server.Happenings.People.PutGroup(workspace, group);
        }

        await told.WaitAsync(cancel);
        return new JsonObject { ["ok"] = true, ["id"] = group.Id };
    }

    /// <summary>{team, name, domain, token?, signing_secret?}: without a token the workspace has not got the app yet.</summary>
    public Task<JsonObject> AddWorkspaceAsync(ControlRequest request)
    {
        var token = request.Body.Text("token");
        var seed = new WorkspaceSeed(request.Text("team"), request.Text("name"), request.Text("domain"), token ?? $"xoxb-none-{request.Text("team")}")
        {
            SigningSecret = request.Body.Text("signing_secret") ?? PlaygroundOptions.SigningSecret, IsInstalled = token is not null,
        };
        if (server.World.Find(seed.TeamId) is not null || server.World.Tokens.Find(seed.BotToken) is not null)
        {
            throw new ControlRefusal("team_exists", $"There is a workspace {seed.TeamId}, or one with its token, already.");
        }

        var workspace = server.World.Add(seed);
        return Task.FromResult(new JsonObject { ["ok"] = true, ["team"] = workspace.TeamId, ["bot_user_id"] = workspace.Bot.Id });
    }

    private static bool Given(ControlRequest request, string name, bool before) => request.Body.ContainsKey(name) ? request.Flag(name) : before;
}
