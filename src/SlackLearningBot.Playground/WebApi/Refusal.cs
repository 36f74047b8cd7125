using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Strict;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Ends a Web API call with ok:false. An exception, as a call can be refused from any depth and does nothing after.</summary>
internal sealed class Refusal(string error, IReadOnlyList<string>? problems = null) : Exception(error)
{
    public string Error { get; } = error;

    public string? Needed { get; private init; }

    public string? Provided { get; private init; }

    /// <summary>Further fields of the answer, as a few methods have them.</summary>
    public JsonObject? More { get; init; }

    public static Refusal MissingScope(string needed, IEnumerable<string> provided) =>
        new("missing_scope") { Needed = needed, Provided = string.Join(',', provided.Order(StringComparer.Ordinal)) };

    public static Refusal MissingField(string name) => new("invalid_arguments", [$"missing required field: {name}"]);

    public static void ThrowIf(Verdict verdict)
    {
        if (verdict.Error is { } error)
        {
            throw new Refusal(error, verdict.Problems);
        }
    }

    /// <summary>Slack's error body: errors[] only for blocks, the texts with "[ERROR]" for all.</summary>
    public JsonObject Body()
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = Error };
        if (Needed is not null)
        {
            body["needed"] = Needed;
            body["provided"] = Provided;
        }

        foreach (var (name, value) in More ?? [])
        {
            body[name] = value?.DeepClone();
        }

        if (problems is { Count: > 0 })
        {
            if (Error == "invalid_blocks")
            {
                body["errors"] = Json.Strings(problems);
            }

            body["response_metadata"] = new JsonObject { ["messages"] = Json.Strings(problems.Select(problem => "[ERROR] " + problem)) };
        }

        return body;
    }
}
