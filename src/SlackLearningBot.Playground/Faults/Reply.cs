using System.Text;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Faults;

/// <summary>An answer on its way to the app, with what becomes of it.</summary>
internal sealed record Reply(int Status, JsonObject Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>Instead of the body.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>Of the headers only those that were set; null takes one away.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long it takes before a byte goes out, in machine time.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The connection is reset instead of it.</summary>
    public bool IsCut { get; init; }

    public static Reply Refuse(string error, int status = StatusCodes.Status200OK) => new(status, new JsonObject { ["ok"] = false, ["error"] = error });

    public static Reply Page(string html, int status) => new(status, []) { ContentType = "text/html; charset=utf-8", Bytes = Encoding.UTF8.GetBytes(html) };

    public Reply With(string header, string? value) => this with { Headers = new Dictionary<string, string?>(Headers) { [header] = value } };

    public byte[] Content() => Bytes ?? Encoding.UTF8.GetBytes(Json.Write(Body));
}
