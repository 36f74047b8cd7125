namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>Where Slack keeps files (https://docs.slack.dev/reference/objects/file-object); the second is its cloud for governments.</summary>
    private static readonly string[] FileHosts = ["files.slack.com", "files.slack-gov.com"];

    /// <summary>What Slack says about a file, its address included.</summary>
    public Task<SlackResult<SlackFile>> FilesInfoAsync(string token, string fileId, CancellationToken cancel) =>
        FormAsync(new("files.info", Repeatable: true), token, [("file", fileId)], SlackFile.From, cancel);

    /// <summary>
    /// The bytes behind a file's <c>url_private</c>. The token goes to Slack's own file hosts over https or to the host of the API, and nowhere
    /// else (<see cref="SlackFailures.FileElsewhere"/>); nothing is followed (<see cref="SlackFailures.FileNotServed"/>), nothing above
    /// <paramref name="mostBytes"/> is taken (<see cref="SlackFailures.FileTooLarge"/>): these three are permanent.
    /// </summary>
    public Task<SlackResult<FileBytes>> DownloadAsync(string token, Uri address, int mostBytes, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(address);
        var method = new SlackMethod("download", Repeatable: true);
        return MayHaveToken(address)
            ? _transport.GetAsync(method, token, address, mostBytes, (response, body) => ReadFile(method, response, body), cancel)
            : Task.FromResult(SlackTransport.Fail<FileBytes>(method, SlackFailures.FileElsewhere, null, [address.IsAbsoluteUri ? address.Host : "no address"]));
    }

    private bool MayHaveToken(Uri address) => address.IsAbsoluteUri && address.UserInfo.Length == 0
        && ((address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort && FileHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase))
            || (address.Scheme == options.BaseUrl.Scheme && address.Authority == options.BaseUrl.Authority));

    // Without files:read Slack answers with a redirect, or with the page that leads to: both say nothing about the file.
    private static SlackResult<FileBytes> ReadFile(SlackMethod method, HttpResponseMessage response, byte[] body) => (int)response.StatusCode switch
    {
        >= 300 and < 400 => SlackTransport.Fail<FileBytes>(method, SlackFailures.FileNotServed, response, ["a redirect"]),
        < 200 or >= 400 => SlackTransport.Fail<FileBytes>(method, SlackTransport.WithoutJson(response), response, []),
        _ when response.Content.Headers.ContentType?.MediaType is "text/html" =>
            SlackTransport.Fail<FileBytes>(method, SlackFailures.FileNotServed, response, ["a web page"]),
        _ => new SlackResult<FileBytes>.Ok(new FileBytes(body), []),
    };
}
