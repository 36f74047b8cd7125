using System.Text.Json.Nodes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Playground.Control;

/// <summary>/playground/…: what people do and see, for the page and for tests. Thin: the doing is in the hands.</summary>
internal sealed class ControlEndpoints(PlaygroundServer server)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "state", (request, _) => Task.FromResult(StateView.Of(server.World, request.Workspace, request.Person)));
        Get(routes, "messages", (request, _) => Task.FromResult(Messages(request)));
        Get(routes, "calls", (_, _) => Task.FromResult(Calls()));
        Post(routes, "say", async (request, cancel) => Said(
            await Hands(request).SayAsync(request.Text("text"), request.Text("channel"), request.Body.Text("thread_ts"), request.Body.Flag("also_in_channel"), cancel)));
        Post(routes, "command", async (request, cancel) => Done(
            await Hands(request).CommandAsync(request.Text("text"), request.Body.Text("channel"), cancel)));
        Post(routes, "click", async (request, cancel) => Done(await Hands(request).PressAsync(
            request.Where(), request.Body.Text("block_id"), request.Text("action_id"),
            request.Body["value"] as JsonObject, request.Body["state"] as JsonObject, cancel)));
        Post(routes, "submit", async (request, cancel) => Done(
            await Hands(request).SubmitAsync(request.Body["state"] as JsonObject, View(request), cancel)));
        Post(routes, "close", async (request, cancel) => Done(
            await Hands(request).CloseAsync(request.Body.Flag("cleared"), View(request), cancel)));
        Post(routes, "home", async (request, cancel) =>
        {
            await Hands(request).OpenHomeAsync(cancel);
            return Fine();
        });
        Post(routes, "messages-tab", async (request, cancel) =>
        {
            await Hands(request).OpenMessagesTabAsync(cancel);
            return Fine();
        });
        Post(routes, "read", (request, _) =>
        {
            Hands(request).Read(request.Text("channel"), request.Text("ts"));
            return Task.FromResult(Fine());
        });
        Post(routes, "options", OptionsAsync);
        Post(routes, "clock", (request, cancel) => new ClockControl(server).TurnAsync(request, cancel));
        Post(routes, "people", (request, cancel) => new SeedControl(server).PutPersonAsync(request, cancel));
        routes.MapPost("/playground/workspaces", (HttpContext context, CancellationToken cancel) =>
            AnswerAsync(context, () => new SeedControl(server).AddWorkspaceAsync(context.Request, cancel), cancel));
    }

    private PersonHands Hands(ControlRequest request)
    {
        var person = request.Person;
        return person.Deleted
            ? throw new ControlRefusal("user_disabled", $"{person.RealName} is deactivated and does nothing any more.")
            : server.As(person.Id, request.Workspace.TeamId);
    }

    private static View View(ControlRequest request)
    {
        lock (request.Workspace.Gate)
        {
            return request.Workspace.Views.Find(request.Text("view_id"))
                ?? throw new ControlRefusal("view_not_found", "That dialogue is not open any more.");
        }
    }

    private static JsonObject Messages(ControlRequest request)
    {
        Conversation? channel;
        lock (request.Workspace.Gate)
        {
            channel = request.Workspace.Conversations.Find(request.Text("channel"));
        }

        return channel is not null && channel.Has(request.Person.Id)
            ? StateView.Messages(request.Workspace, request.Person, channel, request.Body.Text("thread_ts"))
            : throw new ControlRefusal("channel_not_found", "You are not in that conversation.", StatusCodes.Status404NotFound);
    }

    private JsonObject Calls() => new()
    {
        ["calls"] = Json.Array(server.World.Calls.All.Select(call => new JsonObject
        {
            ["n"] = call.Number, ["at"] = call.At.ToString("O"), ["team"] = call.TeamId, ["method"] = call.Method,
            ["token_kind"] = call.TokenKind, ["arguments"] = call.Arguments, ["status"] = call.Status, ["answer"] = call.Answer,
        })),
    };

    private async Task<JsonObject> OptionsAsync(ControlRequest request, CancellationToken cancel)
    {
        var (options, result) = await Hands(request).SuggestAsync(
            request.Where(), request.Body.Text("block_id"), request.Text("action_id"), request.Body.Text("query") ?? "", cancel);
        return options?.DeepClone().AsObject() ?? Done(result);
    }

    private static JsonObject Fine() => new() { ["ok"] = true };

    private static JsonObject Said(HandResult result)
    {
        var answer = Done(result);
        answer["ts"] = result.Said?.Ts;
        return answer;
    }

    /// <summary>What the bot did not answer is ok:false; what the Playground itself refuses is HTTP 400.</summary>
    private static JsonObject Done(HandResult result)
    {
        if (result is { Error: { } error, Answer: null })
        {
            throw new ControlRefusal(error, result.Message ?? error);
        }

        var answer = new JsonObject { ["ok"] = result.Ok };
        if (result.Error is not null)
        {
            answer["error"] = result.Error;
            answer["message"] = result.Message;
        }

        if (result.Errors is not null)
        {
            answer["errors"] = result.Errors.DeepClone();
        }

        return answer;
    }

    private void Get(IEndpointRouteBuilder routes, string name, Func<ControlRequest, CancellationToken, Task<JsonObject>> act) =>
        routes.MapGet("/playground/" + name, (HttpContext context, CancellationToken cancel) => RunAsync(context, act, cancel));

    private void Post(IEndpointRouteBuilder routes, string name, Func<ControlRequest, CancellationToken, Task<JsonObject>> act) =>
        routes.MapPost("/playground/" + name, (HttpContext context, CancellationToken cancel) => RunAsync(context, act, cancel));

    private Task RunAsync(HttpContext context, Func<ControlRequest, CancellationToken, Task<JsonObject>> act, CancellationToken cancel) =>
        AnswerAsync(context, async () => await act(await ControlRequest.ReadAsync(server.World, context.Request, cancel), cancel), cancel);

    private static async Task AnswerAsync(HttpContext context, Func<Task<JsonObject>> act, CancellationToken cancel)
    {
        JsonObject answer;
        try
        {
            answer = await act();
        }
        catch (ControlRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            answer = new JsonObject { ["ok"] = false, ["error"] = refusal.Error, ["message"] = refusal.Message };
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(Json.Write(answer), cancel);
    }
}
