using System.Globalization;
using System.Text;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Benchmarks.Edge;

/// <summary>Signed slash commands as Slack sends them, ready to be written to a socket.</summary>
internal static class EdgeRequests
{
    public const string Team = "T0BENCH0001";
    public const string Secret = "bench-signing-secret";
    public const string Path = "/slack/commands";
    private const int People = 64;

    public static string User(int i) => $"U0BENCH{i:00000}";

    /// <summary>One request for each of some people; good for five minutes from <paramref name="now"/>.</summary>
    public static byte[][] Of(string command, string text, int port, DateTimeOffset now) =>
        [.. Enumerable.Range(0, People).Select(i => Request(Body(command, text, User(i)), port, now))];

    private static byte[] Body(string command, string text, string user) => Encoding.UTF8.GetBytes(
        $"token=x&team_id={Team}&team_domain=bench&channel_id=D0BENCH0001&channel_name=directmessage&user_id={user}&user_name=bench"
        + $"&command={Uri.EscapeDataString(command)}&text={Uri.EscapeDataString(text)}&api_app_id=A0BENCH0001&is_enterprise_install=false"
        + $"&response_url={Uri.EscapeDataString("https://hooks.slack.com/commands/T0BENCH0001/1/x")}&trigger_id=1.2.3");

    private static byte[] Request(byte[] body, int port, DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds();
        var head = string.Create(CultureInfo.InvariantCulture,
            $"POST {Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: application/json,*/*\r\n"
            + $"{SlackSignature.TimestampHeader}: {seconds}\r\n{SlackSignature.SignatureHeader}: {SlackSignature.Sign(Secret, seconds, body)}\r\n"
            + $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {body.Length}\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
