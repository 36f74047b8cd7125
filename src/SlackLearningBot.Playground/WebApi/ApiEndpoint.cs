using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>/api/{method}: reads the arguments, finds the workspace by its token, runs the method, records the call.</summary>
internal sealed class ApiEndpoint(SlackWorld world, Happenings happenings)
{
    private long requests;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/api/{method}", ["GET", "POST"], HandleAsync);

    private async Task HandleAsync(HttpContext context, string method, CancellationToken cancel)
    {
        var known = ApiMethod.Table.GetValueOrDefault(method);
        var given = new Arguments([]);
        Workspace? workspace = null;
        TooMany? limit = null;
        string? token = null;
        JsonObject answer;
        try
        {
            given = await ArgumentReader.ReadAsync(context.Request, known?.AcceptsJson ?? false, cancel);
            token = Credentials.Token(context.Request, given);
            var caller = known is null ? throw new Refusal("unknown_method") : Caller(known, token);
            workspace = caller?.Workspace;
            limit = world.Limits.Judge(known, workspace);
            answer = limit?.Body() ?? Run(known, new ApiCall(world, caller, given, happenings, Credentials.Basic(context.Request)));
        }
        catch (Refusal refusal)
        {
            answer = refusal.Body();
            MustBeListed(known, refusal.Error);
        }

        Charset.Remark(context.Request, answer);
        var status = limit?.Status ?? StatusCodes.Status200OK;
        Record(method, given, workspace, token, status, answer);
        WriteHeaders(context.Response, workspace, known, limit);
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(Json.Write(answer), cancel);
    }

    private static JsonObject Run(ApiMethod method, ApiCall call)
    {
        if (method.Scope is { } scope)
        {
            call.NeedScope(scope);
        }

        if (method.Callers == Callers.Everybody)
        {
            return Fine(method.Run(call));
        }

        lock (call.Workspace.Gate)
        {
            return Fine(method.Run(call));
        }
    }

    private static JsonObject Fine(JsonObject answer)
    {
        if (!answer.ContainsKey("ok"))
        {
            answer.Insert(0, "ok", true);
        }

        return answer;
    }

    /// <summary>The token's owner; null for methods that need none.</summary>
    private AccessToken? Caller(ApiMethod method, string? token)
    {
        if (method.Callers == Callers.Everybody)
        {
            return null;
        }

        if (token is null)
        {
            throw new Refusal("not_authed");
        }

        if (token == PlaygroundOptions.AppToken)
        {
            throw new Refusal("not_allowed_token_type");
        }

        var known = world.Tokens.Find(token) ?? throw new Refusal("invalid_auth");
        if (known.Dead is { } reason)
        {
            throw new Refusal(reason);
        }

        return known.Kind == TokenKind.Bot || method.Callers == Callers.BotOrPerson ? known : throw new Refusal("not_allowed_token_type");
    }

    /// <summary>What a method refuses is written beside it, so that tests can compare it with Slack's own lists.</summary>
    private static void MustBeListed(ApiMethod? method, string error)
    {
        if (method is not null && method.Name != TestMethods.EchoName && !CommonErrors.All.Contains(error) && !method.Errors.Contains(error))
        {
            throw new InvalidOperationException($"{method.Name} refused with {error}, which is not among its errors.");
        }
    }

    private void Record(string method, Arguments given, Workspace? workspace, string? token, int status, JsonObject answer)
    {
        var arguments = Json.Write(given.Given);
        var text = Json.Write(answer);
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), workspace?.TeamId, method, Credentials.Kind(token), arguments, status, text));
    }

    private void WriteHeaders(HttpResponse response, Workspace? workspace, ApiMethod? method, TooMany? limit)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.Headers["X-Slack-Req-Id"] = Interlocked.Increment(ref requests).ToString("x32", CultureInfo.InvariantCulture);
        if (workspace is not null)
        {
            response.Headers["X-OAuth-Scopes"] = string.Join(',', workspace.Scopes);
        }

        if (method?.Scope is { } scope)
        {
            response.Headers["X-Accepted-OAuth-Scopes"] = scope;
        }

        if (limit?.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = wait;
        }
    }
}
