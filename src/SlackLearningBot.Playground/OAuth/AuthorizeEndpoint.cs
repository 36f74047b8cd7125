using Microsoft.Extensions.Primitives;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.OAuth;

/// <summary>
/// /oauth/v2/authorize: asks a person whether the app may come into their workspace, and sends them back to the app with a code,
/// or with error=access_denied.
/// </summary>
internal sealed class AuthorizeEndpoint(SlackWorld world)
{
    private static readonly string[] Kept = ["client_id", "scope", "user_scope", "redirect_uri", "state", "team"];

    private string? stateBefore;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/v2/authorize", (HttpRequest request) => Ask(name => Field(request.Query[name])));
        routes.MapPost("/oauth/v2/authorize", DecideAsync);
    }

    private IResult Ask(Func<string, string?> field)
    {
        var (asked, problem) = AuthorizeRequest.Read(world.Options.App, field);
        if (asked is null)
        {
            return Page(ConsentPage.Problem(problem!), StatusCodes.Status400BadRequest);
        }

        var fields = Kept.Select(name => new KeyValuePair<string, string>(name, field(name) ?? "")).Where(pair => pair.Value.Length > 0);
        return Page(ConsentPage.Ask(world, asked, fields));
    }

    private async Task<IResult> DecideAsync(HttpRequest request, CancellationToken cancel)
    {
        if (Strangers.OriginOf(request) is { } origin)
        {
            return Page(ConsentPage.Problem($"A page of {origin} pressed Allow; only a person on this page does"), StatusCodes.Status403Forbidden);
        }

        var form = await request.ReadFormAsync(cancel);
        var (asked, problem) = AuthorizeRequest.Read(world.Options.App, name => Field(form[name]));
        if (asked is null)
        {
            return Page(ConsentPage.Problem(problem!), StatusCodes.Status400BadRequest);
        }

        if (form["decision"] != "allow")
        {
            return Back(asked, "error", "access_denied");
        }

        var who = form["who"].ToString().Split('|');
        return world.Find(who[0]) is { } workspace && IsMember(workspace, who.ElementAtOrDefault(1) ?? "")
            ? Back(asked, "code", Allow(workspace, who[1], asked))
            : Page(ConsentPage.Problem("There is no such person in that workspace"), StatusCodes.Status400BadRequest);
    }

    /// <summary>Back to the app, with what it is to believe.</summary>
    private IResult Back(AuthorizeRequest asked, string name, string value)
    {
        var answer = new Dictionary<string, string?> { [name] = value, ["state"] = asked.State };
        var before = Interlocked.Exchange(ref stateBefore, asked.State);
        var changed = world.Faults.Find<ConsentEffect>(new Occasion("consent", Workspace: null)) is var (_, effect) ? effect.Change(answer, before) : answer;
        return Results.Redirect(asked.Back(changed));
    }

    private static bool IsMember(Workspace workspace, string user)
    {
        lock (workspace.Gate)
        {
            return workspace.People.Find(user) is { IsBot: false, Deleted: false };
        }
    }

    private string Allow(Workspace workspace, string user, AuthorizeRequest asked) => world.Grants
        .Allow(workspace.TeamId, user, asked.Scopes, asked.UserScopes, asked.GivenRedirect, world.Machine.GetUtcNow()).Code;

    private static IResult Page(string html, int status = StatusCodes.Status200OK) =>
        Results.Content(html, "text/html; charset=utf-8", statusCode: status);

    private static string? Field(StringValues value) => value.ToString() is { Length: > 0 } text ? text : null;
}
