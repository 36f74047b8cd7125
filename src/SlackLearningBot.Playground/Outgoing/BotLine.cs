using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Setup;
using SlackLearningBot.Playground.Sockets;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>What came of one request to the bot. <see cref="Failure"/> is Slack's retry reason; null when the bot answered 2xx in time.</summary>
internal sealed record BotAnswer(int? Status, string Body, string? Failure, bool NoRetry)
{
    /// <summary>The app's configuration does not let interactions through.</summary>
    public const string NotInteractive = "not_interactive";

    public bool Fine => Failure is null;
}

/// <summary>
/// The way from Slack to the bot, with Slack's three seconds of <paramref name="patience"/>: over a socket while Socket Mode is on, as a signed HTTP request
/// otherwise. What comes back means the same either way.
/// </summary>
internal sealed class BotLine(AppManifest app, AppSockets sockets, FaultPlan faults, TimeSpan patience, TimeProvider machine) : IDisposable
{
    private const string Form = "application/x-www-form-urlencoded";

    private int turn;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2 }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where the app listens: an origin, under which the manifest's paths lie, or one address for everything. Null while none is connected.</summary>
    public Uri? Bot { get; set; }

    /// <summary>A second instance of the app, as during a deploy; null when there is one only.</summary>
    public Uri? SecondBot { get; set; }

    /// <summary>While true, requests go to the two instances in turn.</summary>
    public bool TakesTurns { get; set; }

    /// <summary>One attempt to bring an event; <paramref name="retry"/> counts from 0, the reason is the failure before.</summary>
    public Task<BotAnswer> TellAsync(Workspace workspace, string envelope, int retry, string? reason, CancellationToken cancel, bool atSecond = false)
    {
        if (sockets.AreOn)
        {
            return sockets.AskAsync("events_api", envelope, acceptsAnswer: false, cancel, retry, reason, waits: retry > 0);
        }

        (string, string)[] headers = retry == 0
            ? []
            : [("x-slack-retry-num", retry.ToString(CultureInfo.InvariantCulture)), ("x-slack-retry-reason", reason ?? "unknown_error")];
        return PostAsync(workspace, app.EventsPath, "application/json", Encoding.UTF8.GetBytes(envelope), cancel, headers, atSecond);
    }

    /// <summary>Interactions are sent once only (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
    public Task<BotAnswer> InteractAsync(Workspace workspace, JsonObject payload, CancellationToken cancel)
    {
        if (!app.IsInteractive)
        {
            return Task.FromResult(new BotAnswer(Status: null, "", BotAnswer.NotInteractive, NoRetry: true));
        }

        var type = payload.Text("type") ?? "";
        var occasion = new Occasion(type, workspace)
        {
            Subname = payload.Text("callback_id") ?? payload["view"].Text("callback_id") ?? (payload["actions"] as JsonArray)?[0].Text("action_id"),
            User = payload["user"].Text("id"), Channel = payload["channel"].Text("id"),
        };
        return ActAsync(occasion, new Act(workspace, payload, IsCommand: false), sent => sockets.AreOn
            ? sockets.AskAsync("interactive", Json.Write(sent), acceptsAnswer: type is "view_submission" or "block_suggestion", cancel)
            : PostFormAsync(
                workspace, type == "block_suggestion" ? app.OptionsPath : app.InteractionsPath, [new("payload", Json.Write(sent))], cancel));
    }

    /// <summary>A slash command is sent once only too.</summary>
    public Task<BotAnswer> CommandAsync(Workspace workspace, IReadOnlyDictionary<string, string> fields, CancellationToken cancel)
    {
        var occasion = new Occasion("command", workspace) { Subname = fields["command"], User = fields["user_id"], Channel = fields["channel_id"] };
        return ActAsync(occasion, new Act(workspace, Json.Texts(fields), IsCommand: true), sent => sockets.AreOn
            ? sockets.AskAsync("slash_commands", Json.Write(sent), acceptsAnswer: true, cancel)
            : PostFormAsync(
                workspace, app.PathOf(fields["command"]), sent.Select(field => KeyValuePair.Create(field.Key, field.Value?.ToString() ?? "")), cancel));
    }

    private Task<BotAnswer> ActAsync(Occasion occasion, Act act, Func<JsonObject, Task<BotAnswer>> sendAsync) =>
        faults.Find<ActEffect>(occasion) is var (strike, effect) ? effect.RunAsync(act, strike, sendAsync) : sendAsync(act.Payload);

    /// <summary>Interactions and commands over HTTP are forms.</summary>
    private Task<BotAnswer> PostFormAsync(
        Workspace workspace, string path, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancel)
    {
        var body = string.Join('&', fields.Select(field => $"{Escape(field.Key)}={Escape(field.Value)}"));
        return PostAsync(workspace, path, Form, Encoding.UTF8.GetBytes(body), cancel);
    }

    // Uri.EscapeDataString refuses nothing and escapes all that a form needs; a lone surrogate becomes U+FFFD.
    private static string Escape(string text) => Uri.EscapeDataString(text).Replace("%20", "+", StringComparison.Ordinal);

    private async Task<BotAnswer> PostAsync(
        Workspace workspace, string path, string contentType, byte[] body, CancellationToken cancel, (string Name, string Value)[]? headers = null, bool atSecond = false)
    {
        if (Bot is null)
        {
            return new BotAnswer(Status: null, "", "connection_failed", NoRetry: true);
        }

        var post = Sign(workspace, path, contentType, body) with { Headers = headers ?? [] };
        var bot = SecondBot is { } second && (atSecond || (TakesTurns && Interlocked.Increment(ref turn) % 2 == 0)) ? second : Bot;
        Task<BotAnswer> SendAsync(SignedPost one) => SendToAsync(bot, one, cancel);
        return faults.Find<RequestEffect>(new Occasion(path, workspace)) is var (strike, effect)
            ? await effect.RunAsync(post, strike, SendAsync)
            : await SendAsync(post);
    }

    /// <summary>A request as Slack signs it now.</summary>
    public SignedPost Sign(Workspace workspace, string path, string contentType, byte[] body)
    {
        var at = machine.GetUtcNow().ToUnixTimeSeconds();
        return new SignedPost(
            workspace, path, contentType, body, at.ToString(CultureInfo.InvariantCulture), SlackSignature.Sign(workspace.Seed.SigningSecret, at, body));
    }

    /// <summary>Sends what is signed, rightly or wrongly, to the app.</summary>
    public Task<BotAnswer> SendAsync(SignedPost post, CancellationToken cancel) => SendToAsync(Bot!, post, cancel);

    /// <summary>Sends with any timestamp and signature, right or wrong; null leaves the header out.</summary>
    public Task<BotAnswer> SendAsync(
        string path, string contentType, byte[] body, string? timestamp, string? signature, CancellationToken cancel, params (string Name, string Value)[] headers) =>
        SendToAsync(Bot!, new SignedPost(Workspace: null, path, contentType, body, timestamp, signature) { Headers = headers }, cancel);

    private async Task<BotAnswer> SendToAsync(Uri bot, SignedPost post, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.AbsolutePath == "/" ? new Uri(bot, post.Path) : bot) { Content = new ByteArrayContent(post.Body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", post.ContentType);
        Add(request, SlackSignature.TimestampHeader, post.Timestamp);
        Add(request, SlackSignature.SignatureHeader, post.Signature);
        foreach (var (name, value) in post.Headers)
        {
            Add(request, name, value);
        }

        try
        {
            using var response = await http.SendAsync(request, either.Token);
            var text = await response.Content.ReadAsStringAsync(either.Token);
            var status = (int)response.StatusCode;
            var failure = status switch { >= 200 and < 300 => null, >= 300 and < 400 => "too_many_redirects", _ => "http_error" };
            return new BotAnswer(status, text, failure, response.Headers.TryGetValues("x-slack-no-retry", out var no) && no.Contains("1"));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new BotAnswer(Status: null, "", "http_timeout", NoRetry: false);
        }
        catch (HttpRequestException failure)
        {
            var reason = failure.HttpRequestError == HttpRequestError.SecureConnectionError ? "ssl_error" : "connection_failed";
            return new BotAnswer(Status: null, "", reason, NoRetry: false);
        }
    }

    public void Dispose() => http.Dispose();

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
