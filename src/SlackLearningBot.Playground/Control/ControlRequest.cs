using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>A control request that cannot be done: a code for programs and a sentence for people.</summary>
internal sealed class ControlRefusal(string error, string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public string Error { get; } = error;

    public int Status { get; } = status;
}

/// <summary>The body (or query) of one control request, with the workspace and person it speaks for.</summary>
internal sealed class ControlRequest(SlackWorld world, JsonObject body)
{
    public JsonObject Body { get; } = body;

    public Workspace Workspace { get; } = Team(world, body.Text("team"));

    public Person Person
    {
        get
        {
            var id = Text("as");
            lock (Workspace.Gate)
            {
                return Workspace.People.FindByAny(id)
                    ?? throw new ControlRefusal("user_not_found", $"There is no person '{id}' in {Workspace.Seed.Name}.");
            }
        }
    }

    public string Text(string name) =>
        Body.Text(name) ?? throw new ControlRefusal("missing_argument", $"The request has no text '{name}'.");

    public static async Task<ControlRequest> ReadAsync(SlackWorld world, HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            var query = new JsonObject();
            foreach (var (name, value) in request.Query)
            {
                query[name] = value.ToString();
            }

            return new ControlRequest(world, query);
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancel);
        return Json.TryParse(text.Length == 0 ? "{}" : text) is JsonObject body
            ? new ControlRequest(world, body)
            : throw new ControlRefusal("invalid_json", "The request body is not a JSON object.");
    }

    /// <summary>What container means: a message (any conversation of the person) or a view.</summary>
    public Func<Spot?> Where()
    {
        var container = Body["container"] as JsonObject ?? throw new ControlRefusal("missing_argument", "The request has no 'container'.");
        var user = Person.Id;
        return container.Text("type") switch
        {
            "view" => () => ClickHand.LocateView(Workspace, user, container.Text("view_id") ?? ""),
            "message" => () => ClickHand.Locate(Workspace, user, container.Text("ts") ?? "", container.Text("channel") ?? ""),
            _ => throw new ControlRefusal("invalid_container", "A container is of type 'message' or 'view'."),
        };
    }

    private static Workspace Team(SlackWorld world, string? team) =>
        (team is null ? world.First : world.Find(team))
        ?? throw new ControlRefusal("team_not_found", $"There is no workspace '{team}'.", StatusCodes.Status404NotFound);
}
