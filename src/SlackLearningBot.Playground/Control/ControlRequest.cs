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

/// <summary>The arguments of one control request, with the workspace and person it speaks for.</summary>
internal sealed class ControlRequest(PlaygroundServer server, JsonObject body, IReadOnlyList<PickedFile> files)
{
    public PlaygroundServer Server { get; } = server;

    public JsonObject Body { get; } = body;

    /// <summary>Files of a multipart form.</summary>
    public IReadOnlyList<PickedFile> Files { get; } = files;

    public Workspace Workspace => Team(Server.World, Body.Text("team"));

    public Person Person => Someone(Text("as"));

    /// <summary>The hands of who is named as "as".</summary>
    public PersonHands Hands
    {
        get
        {
            var person = Person;
            return person.Deleted
                ? throw new ControlRefusal("user_disabled", $"{person.RealName} is deactivated and does nothing any more.")
                : Server.As(person.Id, Workspace.TeamId);
        }
    }

    public string Text(string name) =>
        Body.Text(name) ?? throw new ControlRefusal("missing_argument", $"The request has no text '{name}'{Found(name)}.");

    /// <summary>A person by id or handle.</summary>
    public Person Someone(string idOrHandle)
    {
        lock (Workspace.Gate)
        {
            return Workspace.People.FindByAny(idOrHandle) ?? throw new ControlRefusal("user_not_found", $"There is no person '{idOrHandle}' in {Workspace.Seed.Name}.");
        }
    }

    /// <summary>A flag, given as true or, in a form or query, as "true" or "1".</summary>
    public bool Flag(string name) => Body.Flag(name) || Body.Text(name) is "true" or "1";

    public IReadOnlyList<string> Texts(string name) => Body[name] switch
    {
        JsonArray list => [.. list.Select(item => item?.ToString() ?? "")],
        JsonValue one when one.TryGetValue<string>(out var text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        _ => throw new ControlRefusal("missing_argument", $"The request has no list '{name}'{Found(name)}."),
    };

    /// <summary>A conversation by id, "general", "#general" or "@ben" (the direct message with Ben); null when "channel" is absent.</summary>
    public string? Channel(string name = "channel") => Body.Text(name) switch
    {
        ['@', ..] handle => Someone(handle).Id,
        var channel => channel,
    };

    /// <summary>The id of a conversation the person is in, the one with the bot when none is named.</summary>
    public string Place()
    {
        var (named, person) = (Channel(), Person);
        lock (Workspace.Gate)
        {
            var place = named switch
            {
                null => Workspace.DmWithBot(person.Id),
                ['U' or 'W', ..] when Workspace.People.Find(named) is not null => Workspace.Conversations.OpenDirect(person.Id, named, Workspace.Now),
                _ => Workspace.Conversations.Find(named) ?? Workspace.Conversations.FindByName(named),
            };
            return place?.Has(person.Id) == true
                ? place.Id
                : throw new ControlRefusal("channel_not_found", $"{person.RealName} is in no conversation '{named}'.", StatusCodes.Status404NotFound);
        }
    }

    public string? PlaceIfNamed() => Channel() is null ? null : Place();

    public static async Task<ControlRequest> ReadAsync(PlaygroundServer server, HttpRequest request, CancellationToken cancel)
    {
        if (HttpMethods.IsGet(request.Method))
        {
            return new ControlRequest(server, Object(request.Query), []);
        }

        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancel);
            return new ControlRequest(server, Object(form), await PickedAsync(form.Files, cancel));
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancel);
        return Json.TryParse(text.Length == 0 ? "{}" : text) is JsonObject body
            ? new ControlRequest(server, body, [])
            : throw new ControlRefusal("invalid_json", $"The body is neither a form nor a JSON object; it begins with '{Start(text)}'.");
    }

    private static JsonObject Object(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> pairs) =>
        new(pairs.DistinctBy(pair => pair.Key).Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value.ToString())));

    private static async Task<IReadOnlyList<PickedFile>> PickedAsync(IFormFileCollection given, CancellationToken cancel)
    {
        var files = new List<PickedFile>();
        foreach (var file in given)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            files.Add(new PickedFile(file.FileName, bytes.ToArray()));
        }

        return files;
    }

    private string Found(string name) => Body[name] is { } other ? $" (found {Start(Json.Write(other))})" : "";

    private static string Start(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static Workspace Team(SlackWorld world, string? team) =>
        (team is null ? world.First : world.Find(team))
        ?? throw new ControlRefusal("team_not_found", $"There is no workspace '{team}'.", StatusCodes.Status404NotFound);
}
