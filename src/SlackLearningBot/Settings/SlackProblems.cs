namespace SlackLearningBot.Settings;

/// <summary>What can be wrong with the settings about Slack, each as a sentence with what was found and what is expected.</summary>
internal static class SlackProblems
{
    private static readonly string[] PlaygroundsOwn = ["xoxb-playground", "xapp-playground", "playground", "playground-client"];

    private const string ExampleSecret = "your-apps-signing-secret";

    public static IEnumerable<string> Find(SlackSettings slack, bool isProduction)
    {
        if (slack.SigningSecret == "" && !slack.UsesSocketMode())
        {
            yield return "Slack:SigningSecret is empty; expected the app's signing secret (api.slack.com/apps, Basic Information, App Credentials), or Slack:AppToken for Socket Mode. Set it in appsettings.json or as Slack__SigningSecret.";
        }

        if (slack.UsesSocketMode() && slack.SigningSecret == ExampleSecret)
        {
            yield return "Slack:SigningSecret is still the example's, which everybody knows; beside Slack:AppToken expected none, or your app's own.";
        }

        if (slack.BotToken is { Length: > 0 } token && !token.StartsWith("xoxb-", StringComparison.Ordinal))
        {
            yield return "Slack:BotToken does not begin with xoxb-; expected the bot user OAuth token (api.slack.com/apps, OAuth & Permissions). A token beginning with xoxp- or xapp- is another kind.";
        }

        if (slack.UsesSocketMode() && !slack.AppToken!.StartsWith("xapp-", StringComparison.Ordinal))
        {
            yield return "Slack:AppToken does not begin with xapp-; expected an app-level token with the scope connections:write (api.slack.com/apps, Basic Information, App-Level Tokens). A token beginning with xoxb- belongs in Slack:BotToken. Leave it out to use HTTP.";
        }

        foreach (var (name, text) in new[] { ("BotToken", slack.BotToken), ("AppToken", slack.AppToken) })
        {
            if (text?.Any(c => c is <= ' ' or > '~') == true)
            {
                yield return $"Slack:{name} holds a blank, a line end or another character no token has; copy it again, without anything around it.";
            }
        }

        if (isProduction && new[] { slack.BotToken, slack.AppToken, slack.SigningSecret, slack.ClientSecret }.Intersect(PlaygroundsOwn).Any())
        {
            yield return "Slack:BotToken, Slack:AppToken, Slack:SigningSecret or Slack:ClientSecret is the Playground's, which everybody knows; in Production expected your own app's. For trying things out, start with --environment Development.";
        }

        if (!slack.ApiBaseUrl.IsAbsoluteUri)
        {
            yield return $"Slack:ApiBaseUrl is \"{slack.ApiBaseUrl}\"; expected an address such as https://slack.com/api/ (leave it out for Slack itself).";
        }
        else if (!slack.ApiBaseUrl.AbsolutePath.EndsWith('/'))
        {
            yield return $"Slack:ApiBaseUrl is \"{slack.ApiBaseUrl}\"; expected a slash at its end, as in https://slack.com/api/ (leave it out for Slack itself).";
        }
        else if (isProduction && slack.ApiBaseUrl.Scheme != Uri.UriSchemeHttps)
        {
            yield return $"Slack:ApiBaseUrl is \"{slack.ApiBaseUrl}\"; in Production expected an https address (leave it out for Slack itself).";
        }
    }
}
