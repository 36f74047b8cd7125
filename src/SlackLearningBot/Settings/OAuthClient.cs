namespace SlackLearningBot.Settings;

/// <summary>The app as Slack's OAuth knows it (https://docs.slack.dev/authentication/installing-with-oauth).</summary>
/// <param name="Id">Client id.</param>
/// <param name="Secret">Client secret.</param>
/// <param name="Authorize">Slack's page on which somebody agrees to the installation.</param>
/// <param name="Redirect">Where Slack sends them back; registered with the app.</param>
internal sealed record OAuthClient(string Id, string Secret, Uri Authorize, Uri Redirect)
{
    private const string Callback = "slack/oauth";

    /// <summary>Null when no client id is set: then only the workspace of <c>Slack:BotToken</c> is served.</summary>
    public static OAuthClient? Of(SlackSettings slack, BotSettings bot) =>
        slack is { ClientId: { Length: > 0 } id, ClientSecret: { Length: > 0 } secret } && RedirectOf(slack, bot) is { } redirect
            ? new(id, secret, new Uri(slack.ApiBaseUrl, "../oauth/v2/authorize"), redirect)
            : null;

    /// <summary>Opens the app's Home in a workspace wherever Slack is: https://docs.slack.dev/interactivity/deep-linking.</summary>
    public Uri HomeOf(string appId, string teamId) =>
        new(Authorize, $"/app_redirect?app={Uri.EscapeDataString(appId)}&team={Uri.EscapeDataString(teamId)}&tab=home");

    private static Uri? RedirectOf(SlackSettings slack, BotSettings bot) => slack.RedirectUri ?? (bot.PublicUrl is { IsAbsoluteUri: true } address
        ? new Uri(address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"), Callback)
        : null);

    public static IEnumerable<string> FindProblems(SlackSettings slack, BotSettings bot, bool isProduction)
    {
        var hasId = !string.IsNullOrEmpty(slack.ClientId);
        if (hasId == string.IsNullOrEmpty(slack.ClientSecret))
        {
            yield return $"Slack:{(hasId ? "ClientSecret" : "ClientId")} is empty although Slack:{(hasId ? "ClientId" : "ClientSecret")} is set; expected both (api.slack.com/apps, Basic Information, App Credentials) or neither.";
        }
        else if (hasId && slack.RedirectUri is null && bot.PublicUrl is null)
        {
            yield return "Slack:ClientId is set, but Slack does not know where to send people back; expected Bot:PublicUrl, the address of this bot such as https://learning.example.com.";
        }

        foreach (var (name, address, example) in new[] { ("Slack:RedirectUri", slack.RedirectUri, "https://learning.example.com/slack/oauth"), ("Bot:PublicUrl", bot.PublicUrl, "https://learning.example.com") })
        {
            if (address is not null && !IsUsable(address, isProduction))
            {
                yield return $"{name} is \"{address}\"; expected {(isProduction ? "an https" : "an http or https")} address without query, such as {example}.";
            }
        }
    }

    private static bool IsUsable(Uri address, bool isProduction) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (!isProduction && address.Scheme == Uri.UriSchemeHttp))
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0;

    /// <summary>Never the secret: records print their members.</summary>
    public override string ToString() => $"client {Id}";
}
