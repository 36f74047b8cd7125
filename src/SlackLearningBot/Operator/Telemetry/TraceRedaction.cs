using System.Diagnostics;
using OpenTelemetry;

namespace SlackLearningBot.Operator.Telemetry;

/// <summary>
/// Takes out of a trace what opens something: a <c>response_url</c> and a file's address are credentials as they stand, and the way back from
/// an installation carries its code and state in the query. Methods of the Web API and our own paths stay.
/// </summary>
internal sealed class TraceRedaction : BaseProcessor<Activity>
{
    private const string Redacted = "redacted";

    private static readonly string[] Addresses = ["url.full", "http.url"];
    private static readonly string[] Never = ["url.query", "http.target", "db.connection_string", "http.request.header.authorization", "http.request.header.cookie"];

    /// <summary>Paths that are answered here; what else is asked for is a stranger's word.</summary>
    private static readonly string[] Ours = ["/slack/", "/health/"];

    public override void OnEnd(Activity data)
    {
        foreach (var name in Addresses)
        {
            if (data.GetTagItem(name) is { } address)
            {
                data.SetTag(name, WithoutSecrets(address.ToString()));
            }
        }

        if (data.GetTagItem("url.path") is string path && !Ours.Any(start => path.StartsWith(start, StringComparison.Ordinal)))
        {
            data.SetTag("url.path", Redacted);
        }

        foreach (var name in Never)
        {
            if (data.GetTagItem(name) is not null)
            {
                data.SetTag(name, null);
            }
        }
    }

    /// <summary>Scheme and host, and the path only where it is the name of a method.</summary>
    internal static string WithoutSecrets(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri)
        ? uri.GetLeftPart(UriPartial.Authority) is var host && uri.UserInfo.Length > 0 ? Redacted
            : uri.Segments is ["/", "api/", var method] ? $"{host}/api/{method}"
            : $"{host}/{Redacted}"
        : Redacted;
}
