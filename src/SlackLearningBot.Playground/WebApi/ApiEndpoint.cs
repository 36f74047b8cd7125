using System.Globalization;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>/api/{method}: reads the arguments, finds the workspace by its token, runs the method, records the call. What shall go wrong does so here.</summary>
internal sealed class ApiEndpoint(SlackWorld world, Happenings happenings, CallDoor door)
{
    private long requests;

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods("/api/{method}", ["GET", "POST"], HandleAsync);

    private async Task HandleAsync(HttpContext context, string method, CancellationToken cancel)
    {
        var known = ApiMethod.Table.GetValueOrDefault(method);
        var given = new Arguments([]);
        AccessToken? caller = null;
        string? token = null;
        Reply? refused = null;
        try
        {
            given = await ArgumentReader.ReadAsync(context.Request, known?.AcceptsJson ?? false, cancel);
            token = Credentials.Token(context.Request, given);
            caller = known is null ? throw new Refusal("unknown_method") : Caller(known, token);
        }
        catch (Refusal refusal)
        {
            refused = Refused(known, refusal);
        }

        var workspace = caller?.Workspace;
        var (reply, fault) = refused is null
            ? await door.PassAsync(Occasion.Call(method, workspace, given.Given), () => Answer(known!, workspace, new ApiCall(world, caller, given, happenings, Credentials.Basic(context.Request))))
            : (refused, null);
        if (reply.Bytes is null)
        {
            Charset.Remark(context.Request, reply.Body);
        }

        Record(method, given, workspace, token, reply, fault);
        WriteHeaders(context.Response, workspace, known);
        await door.WriteAsync(context, reply, cancel);
    }

    private Reply Answer(ApiMethod method, Workspace? workspace, ApiCall call)
    {
        if (world.Limits.Judge(method, workspace) is { } limit)
        {
            return limit;
        }

        try
        {
            return new Reply(StatusCodes.Status200OK, Run(method, call));
        }
        catch (Refusal refusal)
        {
            return Refused(method, refusal);
        }
    }

    private static Reply Refused(ApiMethod? method, Refusal refusal)
    {
        MustBeListed(method, refusal.Error);
        return new Reply(StatusCodes.Status200OK, refusal.Body());
    }

    private static JsonObject Run(ApiMethod method, ApiCall call)
    {
        if (method.Callers == Callers.Everybody)
        {
            return Fine(method.Run(call));
        }

        lock (call.Workspace.Gate)
        {
            // Between the call's arrival and its turn the app may have been removed.
            if (call.Token.Dead is { } reason)
            {
                throw new Refusal(reason);
            }

            if (method.Scope is { } scope)
            {
                call.NeedScope(scope);
            }

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

    private void Record(string method, Arguments given, Workspace? workspace, string? token, Reply reply, string? fault)
    {
        var arguments = Json.Write(given.Given);
        var answer = Json.Write(reply.Body);
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), workspace?.TeamId, method, Credentials.Kind(token), arguments, reply.Status, answer) { Fault = fault });
    }

    private void WriteHeaders(HttpResponse response, Workspace? workspace, ApiMethod? method)
    {
        response.Headers["X-Slack-Req-Id"] = Interlocked.Increment(ref requests).ToString("x32", CultureInfo.InvariantCulture);
        if (workspace is not null)
        {
            response.Headers["X-OAuth-Scopes"] = string.Join(',', workspace.Scopes);
        }

        if (method?.Scope is { } scope)
        {
            response.Headers["X-Accepted-OAuth-Scopes"] = scope;
        }
    }
}
