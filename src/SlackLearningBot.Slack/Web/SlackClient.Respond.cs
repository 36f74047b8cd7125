using System.Text;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    private const int LongestErrorCode = 64;

    /// <summary>
    /// Sends to a response_url. Slack refuses with a code as plain text (HTTP 404 <c>used_url</c>, <c>expired_url</c>; 400
    /// <c>no_text</c>), as JSON, or both; success is <c>ok</c> in either form.
    /// </summary>
    public Task<SlackResult<SlackDone>> RespondAsync(Uri responseUrl, ResponseUrlMessage message, CancellationToken cancel)
    {
        var method = new SlackMethod("response_url", message.Repeatable);
        return _transport.PostAsync(
            method, responseUrl, JsonContent(message.Write), (response, body) => ReadResponse(method, response, body), cancel);
    }

    private static SlackResult<SlackDone> ReadResponse(SlackMethod method, HttpResponseMessage response, byte[] body)
    {
        if (SlackTransport.Json(response, body) is { } json)
        {
            return json.Flag("ok") && response.IsSuccessStatusCode
                ? new SlackResult<SlackDone>.Ok(Done, [])
                : SlackTransport.Refusal<SlackDone>(method, json, response);
        }

        var text = body.Length <= LongestErrorCode ? Encoding.UTF8.GetString(body).Trim() : null;
        return (response.IsSuccessStatusCode, text) switch
        {
            (true, "ok" or "") => new SlackResult<SlackDone>.Ok(Done, []),
            (_, { Length: > 0 } code) when code.All(c => char.IsAsciiLetterLower(c) || c is '_') =>
                SlackTransport.Fail<SlackDone>(method, code, response, []),
            _ => SlackTransport.Fail<SlackDone>(method, SlackTransport.WithoutJson(response), response, []),
        };
    }
}
