using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
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
/// The way from Slack to the bot, with Slack's three seconds of patience: over a socket while Socket Mode is on, as a signed HTTP request
/// otherwise. What comes back means the same either way.
/// </summary>
internal sealed class BotLine(AppManifest app, AppSockets sockets, TimeProvider machine) : IDisposable
{
    private const string Form = "application/x-www-form-urlencoded";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2 }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where the app listens: an origin, under which the manifest's paths lie, or one address for everything. Null while none is connected.</summary>
    public Uri? Bot { get; set; }

    /// <summary>One attempt to bring an event; <paramref name="retry"/> counts from 0, the reason is the failure before.</summary>
    public Task<BotAnswer> TellAsync(Workspace workspace, string envelope, int retry, string? reason, CancellationToken cancel)
    {
        if (sockets.AreOn)
        {
            return sockets.AskAsync("events_api", envelope, acceptsAnswer: false, cancel, retry, reason, waits: retry > 0);
        }

        (string, string)[] headers = retry == 0
            ? []
            : [("x-slack-retry-num", retry.ToString(CultureInfo.InvariantCulture)), ("x-slack-retry-reason", reason ?? "unknown_error")];
        return PostAsync(workspace, app.EventsPath, "application/json", Encoding.UTF8.GetBytes(envelope), cancel, headers);
    }

    /// <summary>Interactions are sent once only (https://docs.slack.dev/interactivity/handling-user-interaction).</summary>
    public Task<BotAnswer> InteractAsync(Workspace workspace, JsonObject payload, CancellationToken cancel)
    {
        var type = payload.Text("type");
        if (!app.IsInteractive)
        {
            return Task.FromResult(new BotAnswer(Status: null, "", BotAnswer.NotInteractive, NoRetry: true));
        }

        return sockets.AreOn
            ? sockets.AskAsync("interactive", Json.Write(payload), acceptsAnswer: type is "view_submission" or "block_suggestion", cancel)
            : PostFormAsync(
                workspace, type == "block_suggestion" ? app.OptionsPath : app.InteractionsPath, [new("payload", Json.Write(payload))], cancel);
    }

    /// <summary>A slash command is sent once only too.</summary>
    public Task<BotAnswer> CommandAsync(Workspace workspace, IReadOnlyDictionary<string, string> fields, CancellationToken cancel) =>
        sockets.AreOn
            ? sockets.AskAsync("slash_commands", Json.Write(Json.Texts(fields)), acceptsAnswer: true, cancel)
            : PostFormAsync(workspace, app.PathOf(fields["command"]), fields, cancel);

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
        Workspace workspace, string path, string contentType, byte[] body, CancellationToken cancel, params (string Name, string Value)[] headers)
    {
        if (Bot is null)
        {
            return new BotAnswer(Status: null, "", "connection_failed", NoRetry: true);
        }

        var at = machine.GetUtcNow().ToUnixTimeSeconds();
        var signature = SlackSignature.Sign(workspace.Seed.SigningSecret, at, body);
        return await SendAsync(
            path, contentType, body, at.ToString(CultureInfo.InvariantCulture), signature, cancel, headers);
    }

    /// <summary>Sends with any timestamp and signature, right or wrong; null leaves the header out.</summary>
    public async Task<BotAnswer> SendAsync(
        string path, string contentType, byte[] body, string? timestamp, string? signature, CancellationToken cancel,
        params (string Name, string Value)[] headers)
    {
        using var patience = new CancellationTokenSource(Patience, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        using var request = new HttpRequestMessage(HttpMethod.Post, Bot!.AbsolutePath == "/" ? new Uri(Bot, path) : Bot) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        Add(request, SlackSignature.TimestampHeader, timestamp);
        Add(request, SlackSignature.SignatureHeader, signature);
        foreach (var (name, value) in headers)
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
