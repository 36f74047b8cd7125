using System.Text;

namespace SlackLearningBot.Slack.Inbound;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> bytes, as commands and interactions come in.</summary>
public static class FormBody
{
    private const int MostFields = 100;

    /// <summary>
    /// The fields, without NUL characters; of a name that stands there twice the first value counts. Broken escapes stay as they are.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Parse(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            fields.TryAdd(Decode(equals < 0 ? pair : pair[..equals]), equals < 0 ? "" : Decode(pair[(equals + 1)..]));
            if (fields.Count > MostFields)
            {
                throw new SlackPayloadException($"Expected a form of at most {MostFields} fields from Slack, found more.");
            }
        }

        return fields;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' ')).Replace("\0", "", StringComparison.Ordinal);
}
