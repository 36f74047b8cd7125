using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Web;

/// <summary>Every answer among Slack's samples goes through the method it belongs to, or through a general one.</summary>
internal sealed class AnswerSampleTests
{
    private const string Token = "xoxb-sample";

    private static IEnumerable<string> Samples() => [.. SlackSamples.Names("web-api/responses"), .. SlackSamples.Names("skeletons/web-api")];

    private static IEnumerable<string> Recorded() => SlackSamples.Names("recorded");

    [TestCaseSource(nameof(Samples))]
    public Task An_answer_is_read_by_its_method(string name) => AssertReadAsync(Method(name), SlackSamples.ReadJson(name));

    [TestCaseSource(nameof(Samples))]
    public Task An_answer_with_fields_nobody_knows_yet_is_read_the_same(string name) =>
        AssertReadAsync(Method(name), Odd.WithUnknownFields(SlackSamples.ReadJson(name)));

    [TestCaseSource(nameof(Recorded))]
    public async Task A_recorded_exchange_is_read_as_it_went(string name)
    {
        foreach (var exchange in SlackSamples.ReadJson(name).EnumerateArray())
        {
            var method = new Uri(exchange.Text("request", "uri")!).Segments[^1];
            if (exchange.Object("response")?.Object("body") is { } body)
            {
                await AssertReadAsync(method, body);
            }
        }
    }

    private static async Task AssertReadAsync(string method, JsonElement json)
    {
        using var http = new HttpClient(new Canned(json.GetRawText()));
        var client = new SlackClient(http, new SlackClientOptions());

        var (failure, id) = await CallAsync(client, method);

        if (json.Flag("ok"))
        {
            Assert.That(failure, Is.Null);
            Assert.That(id, Is.EqualTo(ExpectedId(method, json)));
        }
        else
        {
            Assert.That(failure?.Error, Is.EqualTo(json.Field("ok") is null ? SlackFailures.UnreadableAnswer
                : json.Text("error") is { Length: > 0 } error ? error : "unknown_error"));
            Assert.That(failure?.Messages, Is.SupersetOf(json.Object("response_metadata")?.Texts("messages") ?? []));
        }
    }

    private static async Task<(SlackFailure? Failure, string? Id)> CallAsync(SlackClient client, string method)
    {
        var none = CancellationToken.None;
        var view = new ModalView("x", [new Divider()]);
        return method switch
        {
            "auth.test" => Read(await client.AuthTestAsync(Token, none), test => test.UserId),
            "team.info" => Read(await client.TeamInfoAsync(Token, none), team => team.Id),
            "users.info" => Read(await client.UsersInfoAsync(Token, "U1", none), member => member.Id),
            "users.lookupByEmail" => Read(await client.UsersLookupByEmailAsync(Token, "a@b.c", none), member => member.Id),
            "users.list" => Read(await client.UsersListPageAsync(Token, null, 1, null, none), page => First(page)?.Id),
            "dnd.teamInfo" => Read(await client.DndTeamInfoAsync(Token, ["U1"], null, none), people => people.Keys.FirstOrDefault()),
            "conversations.open" => Read(await client.ConversationsOpenAsync(Token, "U1", none), channel => channel.Id),
            "conversations.create" => Read(await client.ConversationsCreateAsync(Token, "sql", true, null, none), channel => channel.Id),
            "conversations.invite" => Read(await client.ConversationsInviteAsync(Token, "C1", ["U1"], none), _ => null),
            "conversations.info" => Read(await client.ConversationsInfoAsync(Token, "C1", none), channel => channel.Id),
            "conversations.list" =>
                Read(await client.ConversationsListPageAsync(Token, "im", null, 1, null, none), page => First(page)?.Id),
            "conversations.members" =>
                Read(await client.ConversationsMembersPageAsync(Token, "C1", null, 1, none), page => First(page)),
            "conversations.history" =>
                Read(await client.ConversationsHistoryAsync(Token, new("C1"), none), page => First(page)?.Ts),
            "conversations.replies" =>
                Read(await client.ConversationsRepliesAsync(Token, "1.2", new("C1"), none), page => First(page)?.Ts),
            "chat.postMessage" => Read(await client.ChatPostMessageAsync(Token, "C1", new("x"), none), sent => sent.Ts),
            "chat.update" => Read(await client.ChatUpdateAsync(Token, new("C1", "1.2"), new("x"), none), sent => sent.Ts),
            "chat.delete" => Read(await client.ChatDeleteAsync(Token, new("C1", "1.2"), none), sent => sent.Ts),
            "chat.postEphemeral" => Read(await client.ChatPostEphemeralAsync(Token, "C1", "U1", new("x"), none), sent => sent.Ts),
            "chat.getPermalink" => Read(await client.ChatGetPermalinkAsync(Token, new("C1", "1.2"), none), link => link),
            "views.open" => Read(await client.ViewsOpenAsync(Token, "t", view, none), shown => shown.Id),
            "views.push" => Read(await client.ViewsPushAsync(Token, "t", view, none), shown => shown.Id),
            "views.update" => Read(await client.ViewsUpdateAsync(Token, "V1", view, null, none), shown => shown.Id),
            "views.publish" => Read(await client.ViewsPublishAsync(Token, "U1", new([new Divider()]), null, none), shown => shown.Id),
            "files.getUploadURLExternal" => Read(await client.FilesGetUploadUrlExternalAsync(Token, "x", 1, none), target => target.FileId),
            "files.completeUploadExternal" =>
                Read(await client.FilesCompleteUploadExternalAsync(Token, "F1", "x", null, null, null, none), _ => null),
            _ => Read(await client.ApiTestAsync(Token, none), _ => null),
        };
    }

    private static string? ExpectedId(string method, JsonElement json) => method switch
    {
        "auth.test" => json.Text("user_id"),
        "team.info" => json.Text("team", "id"),
        "users.info" or "users.lookupByEmail" => json.Text("user", "id"),
        "users.list" => First(json, "members").Text("id"),
        "dnd.teamInfo" => json.Object("users") is { } users ? users.EnumerateObject().FirstOrDefault(user => user.Value.ValueKind is JsonValueKind.Object).Name : null,
        "conversations.open" or "conversations.info" or "conversations.create" => json.Text("channel", "id"),
        "conversations.list" => First(json, "channels").Text("id"),
        "conversations.members" => First(json, "members").GetString(),
        "conversations.history" or "conversations.replies" => First(json, "messages").Text("ts"),
        "chat.postMessage" or "chat.update" or "chat.delete" => json.Text("ts"),
        "chat.postEphemeral" => json.Text("message_ts"),
        "chat.getPermalink" => json.Text("permalink"),
        "views.open" or "views.push" or "views.update" or "views.publish" => json.Text("view", "id"),
        "files.getUploadURLExternal" => json.Text("file_id"),
        _ => null,
    };

    private static T? First<T>(Page<T> page)
        where T : class => page.Items is [var first, ..] ? first : null;

    private static JsonElement First(JsonElement json, string items) => json.Items(items) is [var first, ..] ? first : default;

    private static (SlackFailure? Failure, string? Id) Read<T>(SlackResult<T> result, Func<T, string?> id) => result switch
    {
        SlackResult<T>.Ok ok => (null, id(ok.Value)),
        SlackResult<T>.Failed failed => (failed.Failure, null),
        _ => throw new AssertionException("A result of neither kind."),
    };

    /// <summary>"slack-api-ref.chat.postMessage.success.json" belongs to chat.postMessage; other names tell no method.</summary>
    private static string Method(string name)
    {
        var file = Path.GetFileNameWithoutExtension(name);
        var parts = file.Split('.');
        return parts[0] switch
        {
            "slack-api-ref" => string.Join('.', parts[1..^1]),
            "java-skeleton" => string.Join('.', parts[1..]),
            _ => "",
        };
    }

    private sealed class Canned(string json) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json))
                {
                    Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
                },
            });
    }
}
