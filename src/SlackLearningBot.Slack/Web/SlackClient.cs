using System.Net.Http.Headers;
using System.Text.Json;

namespace SlackLearningBot.Slack.Web;

/// <summary>
/// Slack's Web API (https://docs.slack.dev/apis/web-api), one typed method each, the token first. Failures are values; only the
/// caller's own cancellation is thrown. It neither retries nor waits: that is the sender's business. The token travels in the
/// Authorization header and nowhere else.
/// </summary>
public sealed partial class SlackClient(HttpClient http, SlackClientOptions options)
{
    private readonly SlackTransport _transport = new(http, options);

    /// <summary>Only a Slack on this machine has no encryption.</summary>
    private readonly bool _isPlain = options.BaseUrl.Scheme == Uri.UriSchemeHttp;

    private static readonly SlackDone Done = new();

    public Task<SlackResult<SlackDone>> ApiTestAsync(string token, CancellationToken cancel) =>
        FormAsync(new("api.test", Repeatable: true), token, [], _ => Done, cancel);

    public Task<SlackResult<AuthTest>> AuthTestAsync(string token, CancellationToken cancel) =>
        FormAsync(new("auth.test", Repeatable: true), token, [], AuthTest.From, cancel);

    public Task<SlackResult<TeamInfo>> TeamInfoAsync(string token, CancellationToken cancel) =>
        FormAsync(new("team.info", Repeatable: true), token, [], TeamInfo.From, cancel);

    private Task<SlackResult<T>> FormAsync<T>(
        SlackMethod method,
        string token,
        (string Name, string? Value)[] fields,
        Func<SlackAnswer, T?> read,
        CancellationToken cancel)
        where T : class
    {
        var given = fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!));
        return _transport.CallAsync(method, token, new FormUrlEncodedContent(given), read, cancel);
    }

    private Task<SlackResult<T>> JsonAsync<T>(
        SlackMethod method, string token, Action<Utf8JsonWriter> fields, Func<SlackAnswer, T?> read, CancellationToken cancel)
        where T : class =>
        _transport.CallAsync(
            method,
            token,
            JsonContent(writer =>
            {
                writer.WriteStartObject();
                fields(writer);
                writer.WriteEndObject();
            }),
            read,
            cancel);

    private static ReadOnlyMemoryContent JsonContent(Action<Utf8JsonWriter> write)
    {
        var content = new ReadOnlyMemoryContent(SlackJson.Bytes(write));
        // Without the charset Slack answers with the warning missing_charset.
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static string Flag(bool value) => value ? "true" : "false";
}
