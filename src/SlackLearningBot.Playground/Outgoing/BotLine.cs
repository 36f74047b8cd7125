using System.Globalization;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Playground.Outgoing;

/// <summary>What came of one request to the bot. <see cref="Failure"/> is Slack's retry reason; null when the bot answered 2xx in time.</summary>
internal sealed record BotAnswer(int? Status, string Body, string? Failure, bool NoRetry)
{
    public bool Fine => Failure is null;
}

/// <summary>Signed HTTP from Slack to the bot, with Slack's three seconds of patience.</summary>
internal sealed class BotLine(TimeProvider machine) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2 }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Where the bot listens; null while none is connected.</summary>
    public Uri? Bot { get; set; }

    public async Task<BotAnswer> PostAsync(
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
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot!, path)) { Content = new ByteArrayContent(body) };
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
