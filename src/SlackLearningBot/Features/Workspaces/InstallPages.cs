using SlackLearningBot.Settings;

namespace SlackLearningBot.Features.Workspaces;

/// <summary><c>/slack/install</c> and <c>/slack/oauth</c>: the only pages of the bot that a browser sees.</summary>
internal sealed class InstallPages(BotConfiguration configuration, InstallStates states, Installer installer)
{
    // With this prefix browsers take it only from this host, for all of it, and by https (https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis).
    public const string Cookie = "__Host-learning-install";

    public async Task ShowInstallAsync(HttpContext context)
    {
        if (configuration.OAuth is not { } client)
        {
            await WriteAsync(context, InstallView.NotSetUp);
            return;
        }

        // A browser that began twice, in two tabs, may finish both.
        var browser = InstallStates.IsSecret(context.Request.Cookies[Cookie]) ? context.Request.Cookies[Cookie]! : InstallStates.NewSecret();
        var state = await states.BeginAsync(browser, context.RequestAborted);
        context.Response.Cookies.Append(Cookie, browser, new CookieOptions
        {
            HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = InstallStates.Lifetime, IsEssential = true,
        });
        await WriteAsync(context, InstallView.Install(AuthorizeAddress(client, state)));
    }

    private static Uri AuthorizeAddress(OAuthClient client, string state) => new UriBuilder(client.Authorize)
    {
        Query = QueryString.Create(new Dictionary<string, string?>
        {
            ["client_id"] = client.Id,
            ["scope"] = string.Join(',', BotScopes.All),
            ["redirect_uri"] = client.Redirect.AbsoluteUri,
            ["state"] = state,
        }).Value,
    }.Uri;

    public async Task FinishAsync(HttpContext context)
    {
        if (configuration.OAuth is not { } client)
        {
            await WriteAsync(context, InstallView.NotSetUp);
            return;
        }

        var outcome = await FinishAsync(client, context.Request, context.RequestAborted);
        await WriteAsync(context, InstallView.Of(outcome, client));
    }

    private async Task<InstallOutcome> FinishAsync(OAuthClient client, HttpRequest request, CancellationToken cancel)
    {
        var state = await states.UseAsync(request.Query["state"], request.Cookies[Cookie], cancel);
        if (request.Query["error"] is [{ Length: > 0 } error, ..])
        {
            return error == "access_denied" ? new InstallOutcome.SaidNo() : new InstallOutcome.SlackRefused();
        }

        return state != StateCheck.Good ? new InstallOutcome.NotBegunHere(state)
            : request.Query["code"] is [{ Length: > 0 } code, ..] ? await installer.InstallAsync(client, code, CancellationToken.None) // a closed tab must not lose the token that Slack gives for the code
            : new InstallOutcome.NotBegunHere(StateCheck.Unknown);
    }

    public static async Task WriteAsync(HttpContext context, InstallPage page)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = $"default-src 'none'; style-src '{InstallHtml.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer"; // the address holds the code and the state
        context.Response.StatusCode = page.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(InstallHtml.Of(page), context.RequestAborted);
    }
}
