using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Web;

/// <summary>A method of Slack's; repeatable means that doing it twice is the same as doing it once.</summary>
internal readonly record struct SlackMethod(string Name, bool Repeatable);

/// <summary>Sends a request and reads the answer into a value or a failure. Nothing here throws but the caller's own cancellation.</summary>
internal sealed class SlackTransport(HttpClient http, SlackClientOptions options)
{
    private const int LargestAnswer = 32 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, Uri> addresses = new();

    public Task<SlackResult<T>> CallAsync<T>(
        SlackMethod method, string token, HttpContent content, Func<SlackAnswer, T?> read, CancellationToken cancel)
        where T : class => CallAsync(method, new AuthenticationHeaderValue("Bearer", Checked(token)), content, read, cancel);

    /// <summary>The same with other credentials than a token.</summary>
    public async Task<SlackResult<T>> CallAsync<T>(
        SlackMethod method, AuthenticationHeaderValue credentials, HttpContent content, Func<SlackAnswer, T?> read, CancellationToken cancel)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, addresses.GetOrAdd(method.Name, static (name, root) => new Uri(root, name), options.BaseUrl));
        request.Headers.Authorization = credentials;
        request.Content = content;
        return await SendAsync(method, request, (response, body) => ReadAnswer(method, response, body, read), cancel);
    }

    /// <summary>Sends without a token, for addresses that are credentials themselves.</summary>
    public async Task<SlackResult<T>> PostAsync<T>(
        SlackMethod method,
        Uri address,
        HttpContent content,
        Func<HttpResponseMessage, byte[], SlackResult<T>> read,
        CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = content;
        return await SendAsync(method, request, read, cancel);
    }

    /// <summary>Fetches with the token and takes at most <paramref name="mostBytes"/>; the caller has checked whose address it is.</summary>
    public async Task<SlackResult<T>> GetAsync<T>(
        SlackMethod method,
        string token,
        Uri address,
        int mostBytes,
        Func<HttpResponseMessage, byte[], SlackResult<T>> read,
        CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Checked(token));
        return await SendAsync(method, request, read, cancel, mostBytes);
    }

    private async Task<SlackResult<T>> SendAsync<T>(
        SlackMethod method,
        HttpRequestMessage request,
        Func<HttpResponseMessage, byte[], SlackResult<T>> read,
        CancellationToken cancel,
        int mostBytes = LargestAnswer)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(options.Timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            await response.Content.LoadIntoBufferAsync(mostBytes, deadline.Token);
            var body = await response.Content.ReadAsByteArrayAsync(deadline.Token);
            return read(response, body);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Fail<T>(method, SlackFailures.TimedOut, null, []);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded && mostBytes < LargestAnswer)
        {
            return Fail<T>(method, SlackFailures.FileTooLarge, null, [$"more than {mostBytes} bytes"]);
        }
        catch (HttpRequestException e)
        {
            return Fail<T>(method, WasSent(e) ? SlackFailures.ConnectionCut : SlackFailures.NotConnected, null, [e.Message]);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return Fail<T>(method, SlackFailures.ConnectionCut, null, [e.Message]);
        }
    }

    private static SlackResult<T> ReadAnswer<T>(
        SlackMethod method, HttpResponseMessage response, byte[] body, Func<SlackAnswer, T?> read)
        where T : class
    {
        if (Json(response, body) is not { } json || json.Field("ok") is null)
        {
            return Fail<T>(method, WithoutJson(response), response, []);
        }

        if (!json.Flag("ok"))
        {
            return Refusal<T>(method, json, response);
        }

        return response.IsSuccessStatusCode && read(new SlackAnswer(json, response.Headers)) is { } value
            ? new SlackResult<T>.Ok(value, Warnings(json))
            : Fail<T>(method, SlackFailures.UnreadableAnswer, response, ["ok, but without what the method answers"]);
    }

    public static SlackResult<T> Refusal<T>(SlackMethod method, JsonElement json, HttpResponseMessage response)
    {
        var error = json.Text("error") is { Length: > 0 } code ? code : "unknown_error";
        return Fail<T>(method, error, response, Explanations(json), json.Text("needed"), json.Text("provided"));
    }

    public static SlackResult<T> Fail<T>(
        SlackMethod method,
        string error,
        HttpResponseMessage? response,
        IReadOnlyList<string> messages,
        string? needed = null,
        string? provided = null)
    {
        var status = (int?)response?.StatusCode;
        var isLimit = status is 429 || error is SlackFailures.RateLimited or SlackFailures.PostingLimited;
        var retryAfter = response is not null && (isLimit || response.Headers.RetryAfter is not null)
            ? SlackFailures.ReadRetryAfter(response.Headers)
            : (TimeSpan?)null;
        return new SlackResult<T>.Failed(new SlackFailure(
            SlackFailures.Classify(error, status, method.Repeatable),
            error,
            method.Name,
            status,
            retryAfter,
            messages,
            needed,
            provided));
    }

    /// <summary>Null for what is no JSON object; an HTML page is not even tried.</summary>
    public static JsonElement? Json(HttpResponseMessage response, byte[] body)
    {
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
        {
            return null;
        }

        try
        {
            return Payload.Object((ReadOnlyMemory<byte>)body);
        }
        catch (SlackPayloadException)
        {
            return null;
        }
    }

    public static string WithoutJson(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        429 => SlackFailures.RateLimited,
        >= 200 and < 300 => SlackFailures.UnreadableAnswer,
        var status => $"http_{status}",
    };

    private static bool WasSent(HttpRequestException e) => e.HttpRequestError
        is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);

    private static IReadOnlyList<string> Warnings(JsonElement json) =>
        json.Object("response_metadata")?.Texts("warnings") is { Count: > 0 } warnings
            ? warnings
            : json.Text("warning")?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>Slack's <c>errors</c> are texts in some answers, objects in others and missing in most.</summary>
    private static IReadOnlyList<string> Explanations(JsonElement json) =>
    [
        .. json.Object("response_metadata")?.Texts("messages") ?? [],
        .. json.Items("errors").Select(Explanation).Where(text => text.Length > 0),
        .. json.Text("detail") is { } detail ? [detail] : Array.Empty<string>(),
    ];

    private static string Explanation(JsonElement error) => error.ValueKind switch
    {
        JsonValueKind.String => error.GetString() ?? "",
        JsonValueKind.Object => string.Join(
            ' ', new[] { error.Text("code"), error.Text("error"), error.Text("message"), error.Text("pointer"), error.Text("user") }
                .Where(text => text is not null)),
        _ => "",
    };

    // The error must not repeat the token, and a header's own complaint would come later and less clearly.
    private static string Checked(string token) => !string.IsNullOrEmpty(token) && token.All(c => c is > ' ' and <= '~')
        ? token
        : throw new ArgumentException("The Slack token is empty or holds characters no token has.", nameof(token));
}
