using System.Text.Json.Nodes;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Web;

/// <summary>What the client sends, and what it makes of good answers.</summary>
internal sealed class SlackClientTests
{
    private const string Token = "xoxb-very-secret";

    [Test]
    public async Task A_message_goes_out_as_json_with_the_token_in_the_header_alone()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":true,"channel":"D1","ts":"1531420618.000200"}""");

        var result = await slack.Client().ChatPostMessageAsync(Token, "U1", new SlackMessage("Hi", [new Divider()]), default);

        var request = slack.Requests.Single();
        Assert.That(Value(result), Is.EqualTo(new MessageAddress("D1", "1531420618.000200")));
        Assert.That(request.Path, Is.EqualTo("/api/chat.postMessage"));
        Assert.That(request.Authorization, Is.EqualTo("Bearer xoxb-very-secret"));
        Assert.That(request.Body + request.Path, Does.Not.Contain("secret"));
        Assert.That(request.ContentType, Is.EqualTo("application/json; charset=utf-8"));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(request.Body), JsonNode.Parse(
            """{"channel":"U1","text":"Hi","blocks":[{"type":"divider"}],"unfurl_links":false,"unfurl_media":false}""")), Is.True, request.Body);
    }

    [Test]
    public async Task An_update_without_blocks_takes_the_old_ones_away()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":true,"channel":"D1","ts":"1.2"}""");

        await slack.Client().ChatUpdateAsync(Token, new MessageAddress("D1", "1.2"), new SlackMessage("Gone"), default);

        Assert.That(slack.Requests.Single().Body, Is.EqualTo("""{"channel":"D1","ts":"1.2","text":"Gone","blocks":[]}"""));
    }

    [Test]
    public async Task A_history_is_asked_for_as_a_form()
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":true,"messages":[{"ts":"1.2","text":"x","app_id":"A1","metadata":{"event_type":"delivery","event_payload":{"delivery_id":"7"}}}],"has_more":false}""");
        var query = new HistoryQuery("D1", Oldest: "1.0", Inclusive: true, Limit: 20, IncludeAllMetadata: true);

        var page = Value(await slack.Client().ConversationsHistoryAsync(Token, query, default));

        Assert.That(slack.Requests.Single().ContentType, Is.EqualTo("application/x-www-form-urlencoded"));
        Assert.That(
            slack.Requests.Single().Body, Is.EqualTo("channel=D1&oldest=1.0&inclusive=true&limit=20&include_all_metadata=true"));
        Assert.That(page.NextCursor, Is.Null);
        Assert.That(page.Items.Single().AppId, Is.EqualTo("A1"));
        Assert.That(page.Items.Single().Metadata?.Text("delivery_id"), Is.EqualTo("7"));
    }

    [Test]
    public async Task A_view_is_updated_by_its_id_and_hash()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":true,"view":{"id":"V1","hash":"h2","type":"modal"}}""");

        var view = Value(await slack.Client().ViewsUpdateAsync(Token, "V1", new ModalView("x", [new Divider()]), "h1", default));

        var sent = JsonNode.Parse(slack.Requests.Single().Body)!;
        Assert.That((view.Id, view.Hash), Is.EqualTo(("V1", "h2")));
        Assert.That((sent["view_id"]!.GetValue<string>(), sent["hash"]!.GetValue<string>()), Is.EqualTo(("V1", "h1")));
        Assert.That(sent["view"]!["type"]!.GetValue<string>(), Is.EqualTo("modal"));
    }

    [Test]
    public async Task The_scopes_of_a_token_come_with_its_test()
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":true,"team_id":"T1","user_id":"U1","bot_id":"B1"}""", headers: [("X-OAuth-Scopes", "chat:write, im:history,commands")]);

        var test = Value(await slack.Client().AuthTestAsync(Token, default));

        Assert.That(test.Scopes, Is.EqualTo(new[] { "chat:write", "im:history", "commands" }));
    }

    [TestCase("""{"ok":true,"warning":"missing_charset","response_metadata":{"warnings":["missing_charset"]}}""")]
    [TestCase("""{"ok":true,"warning":"missing_charset"}""")]
    public async Task A_warning_is_kept_beside_the_success(string body)
    {
        await using var slack = await FaultySlack.StartAsync(body);

        var result = (SlackResult<SlackDone>.Ok)await slack.Client().ApiTestAsync(Token, default);

        Assert.That(result.Warnings, Is.EqualTo(new[] { "missing_charset" }));
    }

    [Test]
    public async Task A_list_goes_on_over_short_and_empty_pages_until_the_cursor_ends()
    {
        var answers = new Queue<string>(
        [
            """{"ok":true,"members":[{"id":"U1"},{"id":"U2"}],"response_metadata":{"next_cursor":"c1="}}""",
            """{"ok":true,"members":[],"response_metadata":{"next_cursor":"c2="}}""",
            """{"ok":true,"members":[{"id":"U2"}],"response_metadata":{"next_cursor":""}}""",
        ]);
        await using var slack = await FaultySlack.StartAsync(context => FaultySlack.AnswerAsync(context, answers.Dequeue()));

        var ids = new List<string>();
        await foreach (var page in slack.Client().UsersListAsync(Token, 200, "T1", default))
        {
            ids.AddRange(Value(page).Items.Select(member => member.Id));
        }

        Assert.That(ids, Is.EqualTo(new[] { "U1", "U2", "U2" }));
        Assert.That(slack.Requests.Select(request => request.Body), Is.EqualTo(new[]
        {
            "limit=200&include_locale=true&team_id=T1",
            "cursor=c1%3D&limit=200&include_locale=true&team_id=T1",
            "cursor=c2%3D&limit=200&include_locale=true&team_id=T1",
        }));
    }

    [Test]
    public async Task A_list_ends_with_its_failure()
    {
        var answers = new Queue<string>(
        [
            """{"ok":true,"members":["U1"],"response_metadata":{"next_cursor":"c1"}}""",
            """{"ok":false,"error":"invalid_cursor"}""",
        ]);
        await using var slack = await FaultySlack.StartAsync(context => FaultySlack.AnswerAsync(context, answers.Dequeue()));

        var pages = new List<SlackResult<Page<string>>>();
        await foreach (var page in slack.Client().ConversationsMembersAsync(Token, "C1", 200, default))
        {
            pages.Add(page);
        }

        Assert.That(pages, Has.Count.EqualTo(2));
        Assert.That(((SlackResult<Page<string>>.Failed)pages[1]).Failure.Error, Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task A_cursor_that_does_not_move_ends_the_list_instead_of_asking_for_ever()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":true,"channels":[],"response_metadata":{"next_cursor":"same"}}""");

        var pages = new List<SlackResult<Page<Conversation>>>();
        await foreach (var page in slack.Client().ConversationsListAsync(Token, "public_channel", 100, null, default))
        {
            pages.Add(page);
        }

        Assert.That(slack.Requests, Has.Count.EqualTo(2));
        Assert.That(((SlackResult<Page<Conversation>>.Failed)pages[^1]).Failure.Error, Is.EqualTo("repeated_cursor"));
    }

    [Test]
    public async Task A_file_is_uploaded_in_three_steps_and_its_bytes_without_the_token()
    {
        await using var slack = await FaultySlack.StartAsync(context => FaultySlack.AnswerAsync(context, context.Request.Path.Value switch
        {
            "/api/files.getUploadURLExternal" =>
                $$"""{"ok":true,"upload_url":"http://{{context.Request.Host}}/upload/v1/key","file_id":"F1"}""",
            "/upload/v1/key" => "OK - 3",
            _ => """{"ok":true,"files":[{"id":"F1","title":"My data"}]}""",
        }));
        var client = slack.Client();

        var target = Value(await client.FilesGetUploadUrlExternalAsync(Token, "data.json", 3, default));
        var uploaded = await client.UploadAsync(target, "[1]"u8.ToArray(), default);
        var completed = await client.FilesCompleteUploadExternalAsync(Token, target.FileId, "My data", "D1", "Here it is", null, default);

        Assert.That(uploaded, Is.TypeOf<SlackResult<SlackDone>.Ok>());
        Assert.That(completed, Is.TypeOf<SlackResult<SlackDone>.Ok>());
        Assert.That(slack.Requests[0].Body, Is.EqualTo("filename=data.json&length=3"));
        Assert.That((slack.Requests[1].Authorization, slack.Requests[1].Body), Is.EqualTo(("", "[1]")));
        Assert.That(slack.Requests[2].Body, Is.EqualTo(
            """{"files":[{"id":"F1","title":"My data"}],"channel_id":"D1","initial_comment":"Here it is"}"""));
        Assert.That(target.ToString(), Does.Not.Contain("key"));
    }

    [TestCase("ok", "text/html")]
    [TestCase("ok", "text/plain")]
    [TestCase("""{"ok":true}""", "application/json")]
    [TestCase("", "text/plain")]
    public async Task A_response_url_says_ok_in_several_ways(string body, string contentType)
    {
        await using var slack = await FaultySlack.StartAsync(body, 200, contentType);

        var result = await slack.Client().RespondAsync(
            new Uri(slack.Root, "/actions/T1/1/key"), new ResponseUrlMessage.Replace(new SlackMessage("Right!")), default);

        Assert.That(result, Is.TypeOf<SlackResult<SlackDone>.Ok>());
        Assert.That(slack.Requests.Single().Authorization, Is.Empty);
        Assert.That(slack.Requests.Single().Body, Is.EqualTo(
            """{"replace_original":true,"text":"Right!","unfurl_links":false,"unfurl_media":false}"""));
    }

    [TestCase("used_url", 404, "used_url", FailureKind.Permanent)]
    [TestCase("expired_url\n", 404, "expired_url", FailureKind.Permanent)]
    [TestCase("invalid_payload", 400, "invalid_payload", FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"expired_url"}""", 200, "expired_url", FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"ratelimited"}""", 429, "ratelimited", FailureKind.Temporary)]
    [TestCase("<html>oops</html>", 502, "http_502", FailureKind.Ambiguous)]
    [TestCase("<html>oops</html>", 200, "unreadable_answer", FailureKind.Ambiguous)]
    public async Task A_response_url_refuses_in_several_ways(string body, int status, string error, FailureKind kind)
    {
        await using var slack = await FaultySlack.StartAsync(body, status, "text/plain");

        var result = await slack.Client().RespondAsync(
            new Uri(slack.Root, "/actions/T1/1/key"), new ResponseUrlMessage.Ephemeral(new SlackMessage("Only you")), default);

        var failure = ((SlackResult<SlackDone>.Failed)result).Failure;
        Assert.That((failure.Error, failure.Kind), Is.EqualTo((error, kind)));
        Assert.That(failure.ToString(), Does.Not.Contain("key"));
    }

    [Test]
    public async Task A_response_url_can_delete_and_speak_to_all()
    {
        await using var slack = await FaultySlack.StartAsync("ok", contentType: "text/plain");
        var url = new Uri(slack.Root, "/actions/T1/1/key");

        await slack.Client().RespondAsync(url, new ResponseUrlMessage.Delete(), default);
        await slack.Client().RespondAsync(url, new ResponseUrlMessage.InChannel(new SlackMessage("All") { ThreadTs = "1.2" }), default);

        Assert.That(slack.Requests[0].Body, Is.EqualTo("""{"delete_original":true}"""));
        Assert.That(slack.Requests[1].Body, Is.EqualTo(
            """{"response_type":"in_channel","replace_original":false,"text":"All","thread_ts":"1.2","unfurl_links":false,"unfurl_media":false}"""));
    }

    [Test]
    public async Task A_person_with_next_to_nothing_is_still_a_person()
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":true,"user":{"id":"USLACKBOT","deleted":true,"profile":{},"is_stranger":true,"tz":null}}""");

        var member = Value(await slack.Client().UsersInfoAsync(Token, "USLACKBOT", default));

        Assert.Multiple(() =>
        {
            Assert.That((member.TimeZone, member.Locale, member.Email), Is.EqualTo(((string?)null, (string?)null, (string?)null)));
            Assert.That((member.IsDeleted, member.IsStranger, member.IsMachine), Is.EqualTo((true, true, true)));
            Assert.That(member.ShownName, Is.EqualTo("USLACKBOT"));
        });
    }

    private static T Value<T>(SlackResult<T> result) =>
        result is SlackResult<T>.Ok ok ? ok.Value : throw new AssertionException(((SlackResult<T>.Failed)result).Failure.ToString());
}
