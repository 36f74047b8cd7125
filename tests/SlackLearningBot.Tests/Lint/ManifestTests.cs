using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NJsonSchema;
using NUnit.Framework;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Web;
using SlackLearningBot.Tests.Harness;
using YamlDotNet.Serialization;

namespace SlackLearningBot.Tests.Lint;

/// <summary>What a manifest asks Slack for is what the program uses, no more and no less, whichever way Slack's requests come.</summary>
[TestFixture(Http)]
[TestFixture(SocketMode)]
internal sealed partial class ManifestTests(string name)
{
    private const string Http = "slack-app.http.yaml";
    private const string SocketMode = "slack-app.socket-mode.yaml";

    private readonly string file = PathOf(name);
    private readonly JsonElement manifest = Read(name);
    private TestBot bot = null!;

    [OneTimeSetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static string PathOf(string name) => Path.Combine(Repository.Root, "manifests", name);

    private static JsonElement Read(string name)
    {
        var yaml = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize<object>(File.ReadAllText(PathOf(name)));
        return JsonElement.Parse(new SerializerBuilder().JsonCompatible().Build().Serialize(yaml));
    }

    private IReadOnlyList<string> Texts(params string[] path)
    {
        var at = path.Aggregate(manifest, (json, part) => json.GetProperty(part));
        return [.. at.EnumerateArray().Select(item => item.GetString()!)];
    }

    [Test]
    public async Task It_is_valid_against_Slacks_schema()
    {
        Requires.Shared();
        var schemaFile = Path.Combine(Repository.Shared!, "slack-samples", "manifest", "schemas", "manifest.schema.2.0.0.json");
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(schemaFile));

        var errors = schema.Validate(manifest.GetRawText());

        Assert.That(errors.Select(error => $"{error.Path}: {error.Kind}"), Is.Empty);
    }

    /// <summary>All that the one has and the other has not are the addresses, and what says that there are none.</summary>
    [Test]
    public void It_differs_from_the_other_in_the_transport_alone()
    {
        var without = new[] { Http, SocketMode }.Select(one => WithoutTransport(JsonNode.Parse(Read(one).GetRawText())!).ToJsonString()).ToList();

        Assert.That(without[0], Is.EqualTo(without[1]));
        Assert.That(manifest.GetProperty("settings").GetProperty("socket_mode_enabled").GetBoolean(), Is.EqualTo(name == SocketMode));
        Assert.That(manifest.GetRawText().Contains("https://learning.example.com/", StringComparison.Ordinal), Is.EqualTo(name == Http));
    }

    private static JsonNode WithoutTransport(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var field in new[] { "url", "request_url", "message_menu_options_url", "redirect_urls", "socket_mode_enabled" })
            {
                fields.Remove(field);
            }
        }

        var inner = node switch { JsonObject some => some.Select(field => field.Value), JsonArray items => items, _ => [] };
        foreach (var one in inner.OfType<JsonNode>())
        {
            WithoutTransport(one);
        }

        return node;
    }

    [Test]
    public void Its_reasons_are_those_of_the_other()
    {
        string[] Reasons(string one) => [.. File.ReadAllLines(PathOf(one)).Where(line => line.TrimStart().StartsWith("- ", StringComparison.Ordinal) && !line.Contains("https:", StringComparison.Ordinal))];

        Assert.That(Reasons(Http), Is.EqualTo(Reasons(SocketMode)));
    }

    [Test]
    public void Its_commands_are_those_that_have_a_handler()
    {
        var commands = manifest.GetProperty("features").GetProperty("slash_commands").EnumerateArray().Select(command => command.GetProperty("command").GetString());

        Assert.That(commands, Is.EquivalentTo(bot.Services.GetServices<ISlashCommandHandler>().Select(handler => handler.Command)));
    }

    [Test]
    public void Its_events_are_those_that_have_a_handler()
    {
        var events = Texts("settings", "event_subscriptions", "bot_events").Select(name => name.Split('.')[0]);

        Assert.That(events, Is.EquivalentTo(bot.Services.GetServices<IEventHandler>().Select(handler => handler.EventType).Distinct()));
    }

    [Test]
    public void Its_shortcuts_are_those_that_have_a_handler()
    {
        var shortcuts = manifest.GetProperty("features").TryGetProperty("shortcuts", out var listed) ? listed.EnumerateArray().ToList() : [];

        Assert.That(shortcuts.Select(shortcut => shortcut.GetProperty("type").GetString()), Is.All.EqualTo("message"), "the Edge routes no global ones");
        Assert.That(
            shortcuts.Select(shortcut => shortcut.GetProperty("callback_id").GetString()),
            Is.EquivalentTo(bot.Services.GetServices<IMessageShortcutHandler>().Select(handler => handler.CallbackId)));
    }

    [Test]
    public void Each_scope_has_its_reason_beside_it()
    {
        var lines = File.ReadAllLines(file).Where(line => ScopeLine().IsMatch(line));

        Assert.That(lines, Has.Exactly(Texts("oauth_config", "scopes", "bot").Count).Items);
        Assert.That(lines, Has.All.Match("#.{10,}"));
    }

    [GeneratedRegex(@"^\s+- [a-z.]+:[a-z.]+|^\s+- commands")]
    private static partial Regex ScopeLine();

    [Test]
    public void Every_scope_is_needed_and_every_need_has_its_scope()
    {
        Requires.Shared();
        var needs = MethodsInUse().Select(method => BotScopesOf(method)).Where(scopes => scopes.Count > 0).ToList();
        var granted = Texts("oauth_config", "scopes", "bot");
        var events = new Dictionary<string, string> { ["message.im"] = "im:history", ["user_change"] = "users:read", ["dnd_updated_user"] = "dnd:read" };
        var neededByEvents = Texts("settings", "event_subscriptions", "bot_events").Select(name => events.GetValueOrDefault(name)).OfType<string>();

        Assert.That(needs.Where(any => !any.Intersect(granted).Any()).Select(any => string.Join('|', any)), Is.Empty, "methods without a scope");
        Assert.That(
            granted.Where(scope => scope != "commands" && !needs.Any(any => any.Contains(scope)) && !neededByEvents.Contains(scope) && scope != "users:read.email"),
            Is.Empty, "scopes nothing needs");
        Assert.That(BotScopes.All, Is.EquivalentTo(granted));
    }

    /// <summary>Slack's methods behind each call of the client in the bot's source.</summary>
    private static IReadOnlyList<string> MethodsInUse()
    {
        var calls = Repository.Files("src/SlackLearningBot", ".cs")
            .SelectMany(file => ClientCall().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().ToList();
        var known = Repository.Files("src/SlackLearningBot.Slack/Web", ".cs")
            .SelectMany(file => ClientMethod().Matches(File.ReadAllText(file)))
            .ToLookup(match => match.Groups[1].Value, match => match.Groups[2].Value);
        return [.. calls.SelectMany(call => known[call]).Distinct()];
    }

    [GeneratedRegex(@"\b(?:slack|client)\.([A-Z]\w+Async)\(")]
    private static partial Regex ClientCall();

    [GeneratedRegex(@"public [^\n=;]*?\b([A-Z]\w+Async)\((?:(?!public )[\s\S])*?new\(""([a-zA-Z0-9.]+)""")]
    private static partial Regex ClientMethod();

    /// <summary>Methods whose page is not among the samples, by https://docs.slack.dev/reference/methods.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> Unsampled = new()
    {
        ["conversations.setTopic"] = ["channels:manage", "channels:write.topic", "groups:write", "groups:write.topic", "im:write", "im:write.topic", "mpim:write", "mpim:write.topic"],
    };

    private static IReadOnlyList<string> BotScopesOf(string method)
    {
        if (Unsampled.TryGetValue(method, out var known))
        {
            return known;
        }

        var sample = Path.Combine(Repository.Shared!, "slack-samples", "web-api", "methods", method + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(sample));
        return document.RootElement.TryGetProperty("scope", out var scope) && scope.TryGetProperty("bot", out var bot)
            ? [.. bot.EnumerateArray().Select(item => item.GetString()!)]
            : [];
    }

    [Test]
    public void The_client_is_used_at_all()
    {
        Assert.That(MethodsInUse(), Does.Contain("chat.postMessage"));
        Assert.That(typeof(SlackClient).IsSealed, Is.True);
    }
}
