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
        string? token = null;
        JsonObject answer;
        try
        {
            given = await ArgumentReader.ReadAsync(context.Request, known?.AcceptsJson ?? method == "api.test", cancel);
            token = Token(context.Request, given);
            if (method == "api.test")
            {
                answer = Echo(given);
            }
            else
            {
                if (known is null)
                {
                    throw new Refusal("unknown_method");
                }

                workspace = Authenticate(token);
                answer = Run(known, workspace, given);
            }
        }
        catch (Refusal refusal)
        {
            answer = refusal.Body();
        }

        Warn(context.Request, answer);
        Record(method, given, workspace, token, answer);
        WriteHeaders(context.Response, workspace, known);
        await context.Response.WriteAsync(Json.Write(answer), cancel);
    }

    private JsonObject Run(ApiMethod method, Workspace workspace, Arguments given)
    {
        var call = new ApiCall(workspace, given, happenings);
        if (method.Scope is { } scope)
        {
            call.NeedScope(scope);
        }

        lock (workspace.Gate)
        {
            var answer = method.Run(call);
            answer.Insert(0, "ok", true);
            return answer;
        }
    }

    private Workspace Authenticate(string? token)
    {
        if (token is null)
        {
            throw new Refusal("not_authed");
        }

        if (token == PlaygroundOptions.AppToken)
        {
            throw new Refusal("not_allowed_token_type");
        }

        var workspace = world.FindByToken(token) ?? throw new Refusal("invalid_auth");
        return workspace.Installed ? workspace : throw new Refusal("account_inactive");
    }

    private static string? Token(HttpRequest request, Arguments given)
    {
        const string Bearer = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var fromArguments = given.Text("token");
        given.Given.Remove("token");
        return header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header.Length > Bearer.Length
            ? header[Bearer.Length..].Trim()
            : fromArguments;
    }

    /// <summary>api.test answers what it got, and fails on request.</summary>
    private static JsonObject Echo(Arguments given)
    {
        if (given.Text("error") is { } error)
        {
            throw new Refusal(error);
        }

        return new JsonObject { ["ok"] = true, ["args"] = given.Given.DeepClone() };
    }

    /// <summary>Slack remarks on JSON that does not name its charset.</summary>
    private static void Warn(HttpRequest request, JsonObject answer)
    {
        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
        {
            answer["warning"] = "missing_charset";
            if (answer["response_metadata"] is not JsonObject metadata)
            {
                answer["response_metadata"] = metadata = [];
            }

            metadata["warnings"] = Json.Strings(["missing_charset"]);
        }
    }

    private void Record(string method, Arguments given, Workspace? workspace, string? token, JsonObject answer)
    {
        var kind = token switch
        {
            null => "none",
            _ when token.StartsWith("xoxb-", StringComparison.Ordinal) => "bot",
            _ when token.StartsWith("xapp-", StringComparison.Ordinal) => "app",
            _ => "unknown",
        };
        var arguments = Json.Write(given.Given);
        var text = Json.Write(answer);
        world.Calls.Add(number => new CallRecord(
            number, world.Machine.GetUtcNow(), workspace?.TeamId, method, kind, arguments, StatusCodes.Status200OK, text));
    }

    private void WriteHeaders(HttpResponse response, Workspace? workspace, ApiMethod? method)
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
    }
}
