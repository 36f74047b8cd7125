using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;

namespace SlackLearningBot.Playground.WebApi;

/// <summary>Reads the arguments of a Web API request, however they were sent.</summary>
internal static class ArgumentReader
{
    public static async Task<Arguments> ReadAsync(HttpRequest request, bool acceptsJson, CancellationToken cancel)
    {
        var given = new JsonObject();
        foreach (var (name, value) in request.Query)
        {
            Put(given, name, value);
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return new Arguments(given);
        }

        Charset.Check(request);
        if (request.HasFormContentType)
        {
            foreach (var (name, value) in await request.ReadFormAsync(cancel))
            {
                Put(given, name, value);
            }
        }
        else if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true)
        {
            await ReadJsonAsync(request, acceptsJson, given, cancel);
        }
        else if (request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) != true
            && (request.ContentLength > 0 || request.ContentType is not null))
        {
            throw new Refusal(request.ContentType is null ? "missing_post_type" : "invalid_post_type");
        }

        return new Arguments(given);
    }

    private static async Task ReadJsonAsync(HttpRequest request, bool acceptsJson, JsonObject given, CancellationToken cancel)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = Json.TryParse(await reader.ReadToEndAsync(cancel)) ?? throw new Refusal("invalid_json");
        if (body is not JsonObject members)
        {
            throw new Refusal("json_not_object");
        }

        // Methods that take no JSON do not read the body at all, so their arguments are missing.
        if (acceptsJson)
        {
            foreach (var (name, value) in members)
            {
                given[name] = value?.DeepClone();
            }
        }
    }

    private static void Put(JsonObject given, string name, StringValues value) => given[name] = value.ToString();
}
