using System.Text;
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
            Note = body.Text("note") ?? known.Note, IsAdmin = Given(body, "is_admin", known.IsAdmin),
            IsOwner = Given(body, "is_owner", known.IsOwner), IsRestricted = Given(body, "is_restricted", known.IsRestricted),
            Deleted = Given(body, "deleted", known.Deleted),
        };
        await server.PutPersonAsync(workspace, person, cancel);
        return new JsonObject { ["ok"] = true, ["id"] = person.Id };
    }

    /// <summary>{team, name, domain, token, signing_secret?}.</summary>
    public async Task<JsonObject> AddWorkspaceAsync(HttpRequest request, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = Json.TryParse(await reader.ReadToEndAsync(cancel)) as JsonObject ?? [];
        string Text(string name) => body.Text(name) ?? throw new ControlRefusal("missing_argument", $"The request has no text '{name}'.");
        var seed = new WorkspaceSeed(Text("team"), Text("name"), Text("domain"), Text("token"))
        {
            SigningSecret = body.Text("signing_secret") ?? PlaygroundOptions.SigningSecret,
        };
        if (server.World.Find(seed.TeamId) is not null || server.World.FindByToken(seed.BotToken) is not null)
        {
            throw new ControlRefusal("team_exists", $"There is a workspace {seed.TeamId}, or one with its token, already.");
        }

        var workspace = server.World.Add(seed);
        return new JsonObject { ["ok"] = true, ["team"] = workspace.TeamId, ["bot_user_id"] = workspace.Bot.Id };
    }

    private static bool Given(JsonObject body, string name, bool before) => body.ContainsKey(name) ? body.Flag(name) : before;
}
