using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>A Playground with the demo workspace, a fake bot, and clocks that stand still on a Monday at 08:00 in Stockholm.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);

    private readonly HttpClient http = new();

    private Scene(PlaygroundServer slack, FakeBot bot, MachineTime machine)
    {
        Slack = slack;
        Bot = bot;
        Machine = machine;
    }

    public PlaygroundServer Slack { get; }

    public FakeBot Bot { get; }

    public MachineTime Machine { get; }

    public Workspace Workspace => Slack.Workspace();

    public PersonHands Anna => Slack.As(DemoWorkspace.Anna);

    /// <summary>An app that may do all the Playground can, and hears of everything.</summary>
    public static PlaygroundOptions Powerful { get; } = new()
    {
        App = WideApp.Manifest with
        {
            BotScopes = [.. WideApp.Manifest.BotScopes, "bookmarks:read", "bookmarks:write", "mpim:write"],
            BotEvents = WideApp.Events(
                "app_home_opened", "app_mention", "app_uninstalled", "channel_archive", "channel_created", "channel_left", "channel_rename", "channel_unarchive",
                "dnd_updated_user", "file_shared", "group_archive", "group_left", "group_rename", "member_joined_channel", "member_left_channel",
                "message.channels", "message.groups", "message.im", "message.mpim", "reaction_added", "reaction_removed", "subteam_created",
                "subteam_updated", "team_join", "tokens_revoked", "user_change", "user_profile_changed", "user_status_changed"),
        },
    };

    public static async Task<Scene> OpenAsync(PlaygroundOptions? options = null)
    {
        var machine = new MachineTime(Start);
        var bot = await FakeBot.StartAsync();
        var slack = await PlaygroundServer.StartAsync(
            (options ?? new PlaygroundOptions { App = WideApp.Manifest }) with { Port = 0 }, TurnableClock.StandingAt(Start), machine);
        slack.ConnectBot(bot.Url);
        return new Scene(slack, bot, machine);
    }

    /// <summary>Lets something happen in the demo workspace, and waits until the bot was told.</summary>
    public async Task DoAsync(Func<Happenings, Task> happen)
    {
        Task told;
        lock (Workspace.Gate)
        {
            told = happen(Slack.Happenings);
        }

        await told;
    }

    /// <summary>Calls a method with a JSON body, as the demo workspace's bot.</summary>
    public Task<JsonObject> CallAsync(string method, JsonObject arguments, string? token = PlaygroundOptions.BotToken) =>
        SendAsync(method, new StringContent(arguments.ToJsonString(), Encoding.UTF8, "application/json"), token);

    /// <summary>Calls a method with a form.</summary>
    public Task<JsonObject> FormAsync(string method, params (string Name, string Value)[] fields) =>
        SendAsync(method, new FormUrlEncodedContent(fields.ToDictionary(field => field.Name, field => field.Value)), PlaygroundOptions.BotToken);

    public async Task<JsonObject> SendAsync(string method, HttpContent content, string? token)
    {
        using var response = await RawAsync(HttpMethod.Post, "/api/" + method, content, token);
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    public async Task<HttpResponseMessage> RawAsync(HttpMethod verb, string path, HttpContent? content = null, string? token = null)
    {
        using var request = new HttpRequestMessage(verb, new Uri(Slack.Url, path));
        request.Content = content;
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return await http.SendAsync(request);
    }

    /// <summary>Posts to the control interface (or any address of the Playground) and gives status and body.</summary>
    public async Task<(int Status, JsonObject Body)> ControlAsync(string name, JsonObject body)
    {
        using var response = await http.PostAsJsonAsync(new Uri(Slack.Url, "/playground/" + name), body);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public async Task<(int Status, JsonObject Body)> SeeAsync(string pathAndQuery)
    {
        using var response = await http.GetAsync(new Uri(Slack.Url, "/playground/" + pathAndQuery));
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    public async Task<(int Status, string Body)> PostAsync(string url, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri(url), content);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a stream of Server-Sent Events; the reader ends with the test.</summary>
    public async Task<StreamReader> StreamAsync(string path) => new(await http.GetStreamAsync(new Uri(Slack.Url, path)));

    /// <summary>Posts to a person's DM as the bot and gives the message.</summary>
    public async Task<Message> BotSaysAsync(string user, string text, string? blocks = null, string? metadata = null)
    {
        var arguments = new JsonObject { ["channel"] = user, ["text"] = text };
        if (blocks is not null)
        {
            arguments["blocks"] = JsonNode.Parse(blocks);
        }

        if (metadata is not null)
        {
            arguments["metadata"] = JsonNode.Parse(metadata);
        }

        var answer = await CallAsync("chat.postMessage", arguments);
        Assert.That((bool?)answer["ok"], Is.True, answer.ToJsonString());
        return Workspace.Channel((string)answer["channel"]!).Find((string)answer["ts"]!)!;
    }

    public async ValueTask DisposeAsync()
    {
        await Slack.DisposeAsync();
        await Bot.DisposeAsync();
        http.Dispose();
    }
}
