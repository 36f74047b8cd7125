using System.Text.Json;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>blocks.validate: says what is wrong with blocks, a view or a message, without a token.</summary>
internal static class BlockMethods
{
    private const string Pointer = "[json-pointer:";
    private static readonly string[] Things = ["blocks", "view", "message"];

    public static IReadOnlyList<ApiMethod> All =>
    [
        new("blocks.validate", Validate)
        {
            AcceptsJson = true, Callers = Callers.Everybody, Errors = ["invalid_blocks", "invalid_view", "invalid_message"],
        },
    ];

    private static JsonObject Validate(ApiCall call)
    {
        var given = Things.Where(thing => call.Arguments.Has(thing)).ToList();
        if (given.Count != 1)
        {
            throw Unclear("must provide exactly one of `blocks`, `view`, or `message`");
        }

        var parsed = Parsed(call, given[0]);
        var verdict = given[0] switch
        {
            "blocks" => MessageCheck.Blocks(parsed),
            "view" => ViewCheck.Judge(parsed, Rules.TypeOf(parsed) == "home" ? Surface.Home : Surface.Modal),
            _ => parsed.TryGetProperty("blocks", out var blocks) ? MessageCheck.Blocks(blocks) : Verdict.Fine,
        };
        return verdict.Error is null ? [] : throw new Refusal("invalid_" + given[0]) { More = new JsonObject { ["errors"] = Errors(verdict) } };
    }

    private static JsonElement Parsed(ApiCall call, string thing)
    {
        var parsed = call.Arguments.Structured(thing, "invalid_arguments");
        return parsed is not null && parsed is JsonArray == (thing == "blocks")
            ? JsonSerializer.SerializeToElement(parsed)
            : throw Unclear($"`{thing}` must be valid JSON");
    }

    /// <summary>This method's remarks come without "[ERROR]".</summary>
    private static Refusal Unclear(string problem) => new("invalid_arguments")
    {
        More = new JsonObject { ["response_metadata"] = new JsonObject { ["messages"] = Json.Strings([problem]) } },
    };

    private static JsonArray Errors(Verdict verdict) => verdict.Problems.Count == 0
        ? new JsonArray(new JsonObject { ["code"] = "failed_constraint", ["message"] = verdict.Error, ["pointer"] = "" })
        : Json.Array(verdict.Problems.Select(problem =>
        {
            var at = problem.IndexOf(Pointer, StringComparison.Ordinal);
            var path = problem[(at + Pointer.Length)..].TrimEnd(']');
            return new JsonObject
            {
                ["code"] = "failed_constraint", ["message"] = problem[..at].TrimEnd(), ["pointer"] = path[(path.IndexOf('/', 1) is var slash and > 0 ? slash : path.Length)..],
            };
        }));
}
