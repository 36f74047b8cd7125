using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SlackLearningBot.EndToEnd;

/// <summary>Somebody else's Slack app: a form that pushes further ones, a message shortcut, a search field, and a command that fails.</summary>
internal sealed class OwnApp : IAsyncDisposable
{
    public const string Manifest = """
        display_information: { name: Notes }
        features:
          app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false }
          bot_user: { display_name: Notes, always_online: true }
          slash_commands:
            - { command: /boom, description: Fails, usage_hint: "", url: "https://notes.example/slack/commands" }
          shortcuts:
            - { name: Keep as a note, type: message, callback_id: note.keep, description: Keeps a message }
            - { name: New note, type: global, callback_id: note.new, description: Starts a note }
        oauth_config:
          scopes: { bot: [chat:write, commands, im:history, im:write, files:read] }
        settings:
          event_subscriptions: { request_url: "https://notes.example/slack/events", bot_events: [message.im] }
          interactivity: { is_enabled: true, request_url: "https://notes.example/slack/interactions", message_menu_options_url: "https://notes.example/slack/options" }
        """;

    private readonly WebApplication app;
    private readonly HttpClient http = new();

    private OwnApp(WebApplication app) => this.app = app;

    public Uri Url { get; private set; } = new("http://127.0.0.1");

    /// <summary>Where Slack's Web API is, once the Playground runs.</summary>
    public Uri? Slack { get; set; }

    /// <summary>The state of every submitted form, the latest last.</summary>
    public List<JsonNode> Submitted { get; } = [];

    public static async Task<OwnApp> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddLogging();
        var host = builder.Build();
        var own = new OwnApp(host);
        host.Run(own.HearAsync);
        await host.StartAsync();
        own.Url = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return own;
    }

    /// <summary>Calls Slack with the app's token.</summary>
    public async Task<JsonNode> CallAsync(string method, JsonObject arguments)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Slack!, "/api/" + method));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "xoxb-playground");
        request.Content = JsonContent.Create(arguments);
        using var response = await http.SendAsync(request);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task HearAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (path.EndsWith("/events", StringComparison.Ordinal))
        {
            return;
        }

        var form = await context.Request.ReadFormAsync();
        if (form["command"] == "/boom")
        {
            context.Response.StatusCode = 500;
            return;
        }

        if (form["payload"].ToString() is { Length: > 0 } payload && await AnswerAsync(JsonNode.Parse(payload)!) is { } answer)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(answer.ToJsonString());
        }
    }

    private async Task<JsonNode?> AnswerAsync(JsonNode payload)
    {
        switch ((string?)payload["type"])
        {
            case "shortcut":
                await OpenAsync(payload, Form(1, "Write it down"));
                return null;
            case "message_action":
                await OpenAsync(payload, Form(1, $"Keep: {payload["message"]!["text"]}"));
                return null;
            case "block_suggestion":
                var words = new[] { "Anchoring", "Anagram", "Anatomy" }.Where(word => word.StartsWith((string)payload["value"]!, StringComparison.OrdinalIgnoreCase));
                return new JsonObject { ["options"] = new JsonArray([.. words.Select(word => (JsonNode)new JsonObject { ["text"] = Plain(word), ["value"] = word })]) };
            case "view_submission":
                Submitted.Add(payload["view"]!["state"]!["values"]!.DeepClone());
                var depth = int.Parse((string)payload["view"]!["private_metadata"]!, System.Globalization.CultureInfo.InvariantCulture);
                return (string?)payload["view"]!["state"]!["values"]!["name"]!["name"]!["value"] switch
                {
                    "taken" => new JsonObject { ["response_action"] = "errors", ["errors"] = new JsonObject { ["name"] = "That name is taken. Choose another one." } },
                    "more" => new JsonObject { ["response_action"] = "push", ["view"] = Form(depth + 1, "One more") },
                    _ => null,
                };
            default:
                return null;
        }
    }

    private Task<JsonNode> OpenAsync(JsonNode payload, JsonObject view) =>
        CallAsync("views.open", new JsonObject { ["trigger_id"] = (string)payload["trigger_id"]!, ["view"] = view });

    private static JsonObject Form(int depth, string words) => new()
    {
        ["type"] = "modal", ["title"] = Plain($"Note {depth}"), ["submit"] = Plain("Save"), ["close"] = Plain("Cancel"), ["private_metadata"] = $"{depth}",
        ["blocks"] = new JsonArray(
            new JsonObject { ["type"] = "section", ["text"] = Plain(words) },
            Input("name", "Name", new JsonObject { ["type"] = "plain_text_input", ["action_id"] = "name" }),
            Input("kind", "Kind", new JsonObject
            {
                ["type"] = "radio_buttons", ["action_id"] = "kind",
                ["options"] = new JsonArray([.. new[] { "Idea", "Question", "Fact" }.Select(kind => (JsonNode)new JsonObject { ["text"] = Plain(kind), ["value"] = kind })]),
            }, optional: true),
            Input("topic", "Topic", new JsonObject { ["type"] = "external_select", ["action_id"] = "topic", ["min_query_length"] = 2, ["placeholder"] = Plain("Search topics") }, optional: true)),
    };

    private static JsonObject Input(string id, string label, JsonObject element, bool optional = false) => new()
    {
        ["type"] = "input", ["block_id"] = id, ["label"] = Plain(label), ["optional"] = optional, ["element"] = element,
    };

    private static JsonObject Plain(string text) => new() { ["type"] = "plain_text", ["text"] = text };
}
