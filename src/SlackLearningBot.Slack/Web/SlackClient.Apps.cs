namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>
    /// Asks for the address of one Socket Mode connection, with the app-level token (xapp-…, scope connections:write). Plan with one call a
    /// minute: Slack's pages disagree about the limit.
    /// </summary>
    public Task<SlackResult<SocketTicket>> AppsConnectionsOpenAsync(string appToken, CancellationToken cancel) =>
        FormAsync(
            new("apps.connections.open", Repeatable: true),
            appToken,
            [],
            answer => SocketTicket.From(answer, mayBePlain: _isPlain),
            cancel);
}

/// <summary>Where to connect to, once. The address is a credential.</summary>
public sealed record SocketTicket(Uri Url)
{
    /// <summary>Without encryption only where the Web API itself has none: a Slack on this machine.</summary>
    internal static SocketTicket? From(SlackAnswer answer, bool mayBePlain) =>
        Uri.TryCreate(answer.Json.Text("url"), UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeWss || (mayBePlain && url.Scheme == Uri.UriSchemeWs))
            ? new(url)
            : null;

    public override string ToString() => $"a connection at {Url.Host}";
}
