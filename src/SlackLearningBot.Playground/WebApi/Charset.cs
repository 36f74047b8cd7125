using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>
/// Slack's remarks on the charset of a request: JSON should name it, a form need not
/// (https://docs.slack.dev/apis/web-api#warnings; superfluous_charset as in slackapi/python-slack-sdk issue 692).
/// </summary>
internal static class Charset
{
    private static readonly string[] Fine = ["utf-8", "iso-8859-1"];

    public static void Check(HttpRequest request)
    {
        if (Named(request) is { } charset && !Fine.Contains(charset, StringComparer.OrdinalIgnoreCase))
        {
            throw new Refusal("invalid_charset");
        }
    }

    public static void Remark(HttpRequest request, JsonObject answer)
    {
        var type = request.ContentType ?? "";
        var warning = (Named(request) is not null, type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)) switch
        {
            (false, true) => "missing_charset",
            (true, false) when type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) => "superfluous_charset",
            _ => null,
        };
        if (warning is null)
        {
            return;
        }

        answer["warning"] = answer.Text("warning") is { } before ? $"{before},{warning}" : warning;
        if (answer["response_metadata"] is not JsonObject metadata)
        {
            answer["response_metadata"] = metadata = [];
        }

        if (metadata["warnings"] is not JsonArray warnings)
        {
            metadata["warnings"] = warnings = [];
        }

        warnings.Add(warning);
    }

    private static string? Named(HttpRequest request)
    {
        const string Mark = "charset=";
        var type = request.ContentType ?? "";
        var at = type.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : type[(at + Mark.Length)..].Split(';')[0].Trim(' ', '"');
    }
}
