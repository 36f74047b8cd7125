using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Control.Reading;

namespace SlackLearningBot.Playground.Control;

/// <summary>/playground/…: what people do and see, for the page, tests and programs. Thin: the doing is in the hands, the list in <see cref="ControlTable"/>.</summary>
internal sealed class ControlEndpoints(PlaygroundServer server)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var verb in ControlTable.All)
        {
            routes.MapMethods("/playground/" + verb.Name, [verb.Method], (HttpContext context, CancellationToken cancel) => RunAsync(context, verb, cancel));
        }

        routes.MapGet("/playground", (HttpContext context, CancellationToken cancel) => WriteAsync(context, 200, Table(), cancel));
        routes.MapGet("/playground/screen", ScreenAsync);
        routes.MapFallback("/playground/{**name}", (HttpContext context, string? name, CancellationToken cancel) => WriteAsync(
            context, 404,
            ControlAnswer.Refused(
                new ControlRefusal("unknown_verb", $"There is no {context.Request.Method} /playground/{name}. GET /playground lists what there is."),
                ControlTable.All.FirstOrDefault(verb => verb.Name == name)),
            cancel));
    }

    private async Task RunAsync(HttpContext context, ControlVerb verb, CancellationToken cancel)
    {
        try
        {
            RefuseStrangers(context.Request);
            await WriteAsync(context, 200, await verb.Act(await ControlRequest.ReadAsync(server, context.Request, cancel), cancel), cancel);
        }
        catch (ControlRefusal refusal)
        {
            await WriteAsync(context, refusal.Status, ControlAnswer.Refused(refusal, verb), cancel);
        }
    }

    /// <summary>A page of somebody else, open in the same browser, must not act for the people here.</summary>
    private static void RefuseStrangers(HttpRequest request)
    {
        if (Strangers.OriginOf(request) is { } origin)
        {
            throw new ControlRefusal("foreign_origin", $"A page of '{origin}' asks; only this Playground's own page and programs without an Origin may.", StatusCodes.Status403Forbidden);
        }
    }

    /// <summary>What a person has before their eyes, as plain text.</summary>
    private async Task ScreenAsync(HttpContext context, CancellationToken cancel)
    {
        try
        {
            var text = PlainScreen.Of(await ControlRequest.ReadAsync(server, context.Request, cancel));
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(text, cancel);
        }
        catch (ControlRefusal refusal)
        {
            await WriteAsync(context, refusal.Status, ControlAnswer.Refused(refusal, ControlTable.Screen), cancel);
        }
    }

    private static JsonObject Table() => new()
    {
        ["ok"] = true,
        ["verbs"] = Json.Array(ControlTable.All.Append(ControlTable.Screen).Append(ControlTable.Live).Append(ControlTable.Seen).Select(verb => new JsonObject
        {
            ["method"] = verb.Method, ["path"] = "/playground/" + verb.Name, ["arguments"] = verb.Arguments, ["does"] = verb.Meaning,
        })),
    };

    private static async Task WriteAsync(HttpContext context, int status, JsonObject answer, CancellationToken cancel)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(Json.Write(answer), cancel);
    }
}
