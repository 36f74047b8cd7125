using System.Net;
using System.Net.Sockets;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Slack.Tests.Web;

/// <summary>What can go wrong on the way to Slack and back, and what the client calls it.</summary>
internal sealed class SlackClientFaultTests
{
    private const string Token = "xoxb-very-secret";

    private static readonly SlackMessage Hello = new("Hello");

    [TestCase("30", 30)]
    [TestCase("1", 1)]
    [TestCase("0", 1)]
    [TestCase("abc", 30)]
    [TestCase("-5", 30)]
    [TestCase("2.5", 30)]
    [TestCase("99999999999999999999", 30)]
    [TestCase("86400", 3600)]
    [TestCase("", 30)]
    [TestCase("Wed, 21 Oct 2026 07:28:45 GMT", 45)]
    [TestCase("Wed, 21 Oct 2026 07:00:00 GMT", 1)]
    public async Task A_rate_limit_is_temporary_and_says_for_how_long(string retryAfter, int seconds)
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":false,"error":"ratelimited"}""",
            429,
            headers: [("Retry-After", retryAfter), ("Date", "Wed, 21 Oct 2026 07:28:00 GMT")]);

        var failure = await PostAsync(slack);

        Assert.That(failure.Kind, Is.EqualTo(FailureKind.Temporary));
        Assert.That(failure.IsRateLimited, Is.True);
        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [Test]
    public async Task A_rate_limit_without_header_and_without_json_waits_the_default()
    {
        await using var slack = await FaultySlack.StartAsync("<html>slow down</html>", 429, "text/html");

        var failure = await PostAsync(slack);

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Temporary, "ratelimited")));
        Assert.That(failure.RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [Test]
    public async Task The_posting_limit_comes_as_a_plain_error_and_waits_too()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":false,"error":"rate_limited"}""");

        var failure = await PostAsync(slack);

        Assert.That((failure.Kind, failure.RetryAfter), Is.EqualTo((FailureKind.Temporary, TimeSpan.FromSeconds(30))));
    }

    [TestCase("""{"ok":false,"error":"service_unavailable"}""", 503, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"service_unavailable"}""", 200, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"team_added_to_org"}""", 200, FailureKind.Temporary)]
    [TestCase("""{"ok":false,"error":"internal_error"}""", 200, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"internal_error"}""", 500, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"fatal_error"}""", 200, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"an_error_of_2031"}""", 500, FailureKind.Ambiguous)]
    [TestCase("""{"ok":false,"error":"an_error_of_2031"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"account_inactive"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"token_revoked"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"invalid_auth"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"token_expired"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"channel_not_found"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"msg_too_long"}""", 200, FailureKind.Permanent)]
    [TestCase("""{"ok":false,"error":"invalid_json"}""", 200, FailureKind.Permanent)]
    public async Task An_error_of_Slacks_is_called_what_it_is(string body, int status, FailureKind expected)
    {
        await using var slack = await FaultySlack.StartAsync(body, status);

        var failure = await PostAsync(slack);

        Assert.That(failure.Kind, Is.EqualTo(expected));
        Assert.That(body, Does.Contain($"\"{failure.Error}\""));
        Assert.That(failure.HttpStatus, Is.EqualTo(status));
    }

    [TestCase(500)]
    [TestCase(502)]
    [TestCase(503)]
    public async Task A_page_of_html_leaves_it_open_whether_a_message_was_posted(int status)
    {
        await using var slack = await FaultySlack.StartAsync("""<html>{"ok":true,"channel":"C1","ts":"1.2"}</html>""", status, "text/html");

        Assert.That((await PostAsync(slack)).Kind, Is.EqualTo(FailureKind.Ambiguous));
        Assert.That((await ReadAsync(slack)).Kind, Is.EqualTo(FailureKind.Temporary));
    }

    [TestCase("", "application/json")]
    [TestCase("""{"ok":true,"channel":"C1","ts":"1.""", "application/json")]
    [TestCase("""{"ok":true,"channel":"C1","ts":"1.2"}""", "text/html")]
    [TestCase("""{"ok":true}""", "application/json")]
    [TestCase("""{"channel":"C1","ts":"1.2"}""", "application/json")]
    [TestCase("[]", "application/json")]
    [TestCase("null", "application/json")]
    public async Task An_answer_without_what_the_method_answers_leaves_it_open(string body, string contentType)
    {
        await using var slack = await FaultySlack.StartAsync(body, 200, contentType);

        var failure = await PostAsync(slack);

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Ambiguous, SlackFailures.UnreadableAnswer)));
    }

    [Test]
    public async Task A_page_that_was_not_found_is_permanent()
    {
        await using var slack = await FaultySlack.StartAsync("<html>no</html>", 404, "text/html");

        var failure = await PostAsync(slack);

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Permanent, "http_404")));
    }

    [Test]
    public async Task A_connection_cut_after_sending_leaves_it_open()
    {
        await using var slack = await FaultySlack.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.That(await PostAsync(slack), Has.Property("Kind").EqualTo(FailureKind.Ambiguous).And.Property("Error").EqualTo("connection_cut"));
        Assert.That(await ReadAsync(slack), Has.Property("Kind").EqualTo(FailureKind.Temporary));
    }

    [TestCase(null)]
    [TestCase("gzip")]
    public async Task An_answer_cut_in_the_middle_leaves_it_open(string? encoding)
    {
        await using var slack = await FaultySlack.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = 1000;
            if (encoding is not null)
            {
                context.Response.Headers.ContentEncoding = encoding;
            }

            await context.Response.Body.WriteAsync("""{"ok":true"""u8.ToArray());
            await context.Response.Body.FlushAsync();
            context.Abort();
        });

        Assert.That((await PostAsync(slack)).Kind, Is.EqualTo(FailureKind.Ambiguous));
    }

    [Test]
    public async Task Rubbish_that_calls_itself_gzip_leaves_it_open()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":true}""", headers: [("Content-Encoding", "gzip")]);

        Assert.That((await PostAsync(slack)).Kind, Is.EqualTo(FailureKind.Ambiguous));
    }

    [Test]
    public async Task No_answer_in_time_leaves_it_open_and_is_no_cancellation()
    {
        await using var slack = await FaultySlack.StartAsync(context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted));

        var result = await slack.Client(TimeSpan.FromMilliseconds(200)).ChatPostMessageAsync(Token, "C1", Hello, CancellationToken.None);

        var failure = Failure(result);
        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Ambiguous, "timed_out")));
    }

    [Test]
    public async Task The_callers_own_cancellation_is_thrown()
    {
        await using var slack = await FaultySlack.StartAsync(context => Task.Delay(TimeSpan.FromMinutes(1), context.RequestAborted));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.That(
            async () => await slack.Client().ChatPostMessageAsync(Token, "C1", Hello, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_refused_connection_means_that_nothing_was_sent()
    {
        using var http = new HttpClient();
        var client = new SlackClient(http, new SlackClientOptions { BaseUrl = new Uri($"http://127.0.0.1:{FreePort()}/api/") });

        var failure = Failure(await client.ChatPostMessageAsync(Token, "C1", Hello, CancellationToken.None));

        Assert.That((failure.Kind, failure.Error), Is.EqualTo((FailureKind.Temporary, "not_connected")));
        Assert.That(failure.ToString(), Does.Not.Contain(Token));
    }

    [Test]
    public async Task A_missing_scope_is_named()
    {
        await using var slack = await FaultySlack.StartAsync(
            """{"ok":false,"error":"missing_scope","needed":"im:history","provided":"chat:write,commands"}""");

        var failure = await PostAsync(slack);

        Assert.That((failure.Needed, failure.Provided), Is.EqualTo(("im:history", "chat:write,commands")));
        Assert.That(failure.ToString(), Is.EqualTo("chat.postMessage: missing_scope (Permanent, HTTP 200), needs the scope im:history"));
    }

    [TestCase("""{"ok":false,"error":"invalid_arguments","response_metadata":{"messages":["[ERROR] missing required field: type [json-pointer:/view]"]}}""", "[ERROR] missing required field: type [json-pointer:/view]")]
    [TestCase("""{"ok":false,"error":"invalid_blocks","errors":["invalid additional property: emoji [json-pointer:/blocks/3/text]"]}""", "invalid additional property: emoji [json-pointer:/blocks/3/text]")]
    [TestCase("""{"ok":false,"error":"invalid_blocks","errors":[{"code":"too_long","message":"text is too long","pointer":"/blocks/0"}]}""", "too_long text is too long /blocks/0")]
    [TestCase("""{"ok":false,"error":"x","detail":"because"}""", "because")]
    [TestCase("""{"ok":false,"error":"x","errors":{}}""", null)]
    [TestCase("""{"ok":false,"error":"x","errors":[],"response_metadata":[]}""", null)]
    [TestCase("""{"ok":false,"error":"x","errors":[7,null,{"error":5}],"response_metadata":{"messages":"text"}}""", null)]
    public async Task Slacks_explanations_are_kept_in_whatever_shape_they_come(string body, string? expected)
    {
        await using var slack = await FaultySlack.StartAsync(body);

        var failure = await PostAsync(slack);

        Assert.That(failure.Messages, Is.EqualTo(expected is null ? [] : new[] { expected }));
    }

    [Test]
    public async Task What_is_harmless_to_repeat_is_never_left_open()
    {
        await using var slack = await FaultySlack.StartAsync("""{"ok":false,"error":"internal_error"}""");
        var client = slack.Client();
        var home = new HomeView([new Divider()]);
        var modal = new ModalView("x", [new Divider()]);

        Assert.Multiple(async () =>
        {
            Assert.That(Kind(await client.ConversationsOpenAsync(Token, "U1", default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ConversationsInviteAsync(Token, "C1", ["U1"], default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ConversationsSetTopicAsync(Token, "C1", "SQL", default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ConversationsCreateAsync(Token, "sql", false, null, default)), Is.EqualTo(FailureKind.Ambiguous));
            Assert.That(Kind(await client.ChatUpdateAsync(Token, new("D1", "1.2"), Hello, default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ChatDeleteAsync(Token, new("D1", "1.2"), default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ViewsPublishAsync(Token, "U1", home, null, default)), Is.EqualTo(FailureKind.Temporary));
            Assert.That(Kind(await client.ViewsPublishAsync(Token, "U1", home, "h", default)), Is.EqualTo(FailureKind.Ambiguous));
            Assert.That(Kind(await client.ViewsOpenAsync(Token, "t", modal, default)), Is.EqualTo(FailureKind.Ambiguous));
            Assert.That(Kind(await client.ChatPostEphemeralAsync(Token, "C1", "U1", Hello, default)), Is.EqualTo(FailureKind.Ambiguous));
        });
    }

    [TestCase("")]
    [TestCase("xoxb-with space")]
    [TestCase("xoxb-line\nbreak")]
    public void A_token_that_is_none_is_refused_without_being_repeated(string token)
    {
        using var http = new HttpClient();
        var client = new SlackClient(http, new SlackClientOptions());

        Assert.That(
            async () => await client.AuthTestAsync(token, default),
            Throws.ArgumentException.With.Message.Not.Contains("xoxb"));
    }

    private static async Task<SlackFailure> PostAsync(FaultySlack slack) =>
        Failure(await slack.Client().ChatPostMessageAsync(Token, "C1", Hello, CancellationToken.None));

    private static async Task<SlackFailure> ReadAsync(FaultySlack slack) =>
        Failure(await slack.Client().ConversationsHistoryAsync(Token, new HistoryQuery("C1"), CancellationToken.None));

    private static SlackFailure Failure<T>(SlackResult<T> result) => ((SlackResult<T>.Failed)result).Failure;

    private static FailureKind Kind<T>(SlackResult<T> result) => Failure(result).Kind;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
