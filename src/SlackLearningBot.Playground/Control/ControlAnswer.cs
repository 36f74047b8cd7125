using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Control;

/// <summary>Answers of the control interface: {ok:true, …}, or {ok:false, error, message, expected?}.</summary>
internal static class ControlAnswer
{
    public static JsonObject Fine() => new() { ["ok"] = true };

    /// <summary>What the bot did not answer, or answered with errors, is ok:false; what the Playground itself refuses is HTTP 400.</summary>
    public static JsonObject Of(HandResult result)
    {
        if (result is { Error: { } error, Answer: null })
        {
            throw new ControlRefusal(error, result.Message ?? error);
        }

        var answer = new JsonObject { ["ok"] = result.Ok };
        Add(answer, "error", result.Error);
        Add(answer, "message", result.Message);
        Add(answer, "errors", result.Errors?.DeepClone());
        Add(answer, "ts", result.Said?.Ts);
        Add(answer, "channel", result.Place?.Id);
        Add(answer, "ephemeral", result.Ephemeral?.Text);
        if (result.Said is { Files.Count: > 0 } shared)
        {
            answer["files"] = Json.Strings(shared.Files.Select(file => file.Id));
        }

        return answer;
    }

    public static JsonObject Refused(ControlRefusal refusal, ControlVerb? verb)
    {
        var answer = new JsonObject { ["ok"] = false, ["error"] = refusal.Error, ["message"] = refusal.Message };
        if (verb is not null)
        {
            answer["expected"] = $"{verb.Method} /playground/{verb.Name}: {verb.Arguments}";
        }

        return answer;
    }

    private static void Add(JsonObject answer, string name, JsonNode? value)
    {
        if (value is not null)
        {
            answer[name] = value;
        }
    }
}
