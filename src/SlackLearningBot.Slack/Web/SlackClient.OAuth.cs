using System.Net.Http.Headers;
using System.Text;

namespace SlackLearningBot.Slack.Web;

public sealed partial class SlackClient
{
    /// <summary>
    /// Exchanges the code of an installation for its token (https://docs.slack.dev/reference/methods/oauth.v2.access); id and secret go by HTTP
    /// Basic. A code is good once and for ten minutes: after an ambiguous failure the person has to begin again.
    /// </summary>
    /// <param name="clientId">The app's.</param>
    /// <param name="clientSecret">The app's.</param>
    /// <param name="code">What Slack sent the person back with.</param>
    /// <param name="redirect">The same address the authorization was asked with.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<SlackResult<OAuthAccess>> OAuthV2AccessAsync(string clientId, string clientSecret, string code, Uri redirect, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(clientSecret)}"));
        return _transport.CallAsync(
            new("oauth.v2.access", Repeatable: false),
            new AuthenticationHeaderValue("Basic", credentials),
            new FormUrlEncodedContent([new("code", code), new("redirect_uri", redirect.AbsoluteUri)]),
            OAuthAccess.From,
            cancel);
    }

    /// <summary>Gives a token back (https://docs.slack.dev/reference/methods/auth.revoke).</summary>
    public Task<SlackResult<SlackDone>> AuthRevokeAsync(string token, CancellationToken cancel) =>
        FormAsync(new("auth.revoke", Repeatable: true), token, [], _ => Done, cancel);
}
