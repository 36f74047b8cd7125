using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Outgoing;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Requests over HTTP that an app must refuse, or must take for what they are.</summary>
internal static class SignatureFaults
{
    private const int TooOld = 301;

    public static IReadOnlyList<Fault> All =>
    [
        new("E10", FaultPlace.Request, "Address check at any time", "url_verification, rightly signed or not",
        [
            new("signed", new OnceEffect(doing => VerifyAsync(doing, post => post))),
            new("wrongly_signed", new OnceEffect(doing => VerifyAsync(doing, post => post with { Signature = "v0=" + new string('0', 64) }))),
        ]),
        new("E11", FaultPlace.Request, "Wrong signature", "the next request over HTTP is signed wrongly, is too old or from the future, or lacks its headers; an event is brought again",
        [
            Spoilt("signature", post => post with { Signature = "v0=" + new string('0', 64) }),
            Spoilt("old", post => At(post, -TooOld)),
            Spoilt("future", post => At(post, TooOld)),
            Spoilt("no_signature", post => post with { Signature = null }),
            Spoilt("no_timestamp", post => post with { Timestamp = null }),
            Spoilt("other_bytes", post => post with { Body = Reserialised(post.Body) }),
            Spoilt("version", post => post with { Signature = post.Signature?.Replace("v0=", "v1=", StringComparison.Ordinal) }),
            Spoilt("upper_case", post => post with { Signature = "v0=" + post.Signature?["v0=".Length..].ToUpperInvariant() }),
        ]),
        new("E12", FaultPlace.Request, "Replay", "the very same bytes and signature come once more within five minutes", Fault.One(new RequestEffect(async (post, _, sendAsync) =>
        {
            var answer = await sendAsync(post);
            await sendAsync(post);
            return answer;
        }))),
        new("E25", FaultPlace.Request, "Certificate check", "ssl_check=1 at the address of a command, signed or, as Slack's old probe, without a signature",
        [
            new("signed", new OnceEffect(doing => ProbeAsync(doing, post => post))),
            new("unsigned", new OnceEffect(doing => ProbeAsync(doing, post => post with { Signature = null, Timestamp = null }))),
        ]),
    ];

    private static Variant Spoilt(string name, Func<SignedPost, SignedPost> spoil) =>
        new(name, new RequestEffect((post, _, sendAsync) => sendAsync(spoil(post))));

    private static SignedPost At(SignedPost post, int seconds)
    {
        var at = long.Parse(post.Timestamp!, CultureInfo.InvariantCulture) + seconds;
        return post with
        {
            Timestamp = at.ToString(CultureInfo.InvariantCulture), Signature = SlackSignature.Sign(post.Workspace!.Seed.SigningSecret, at, post.Body),
        };
    }

    /// <summary>The same by meaning, other bytes than those that were signed.</summary>
    private static byte[] Reserialised(byte[] body) => [.. body, .. " "u8];

    private static async Task<JsonObject> VerifyAsync(Doing doing, Func<SignedPost, SignedPost> spoil)
    {
        var body = new JsonObject { ["token"] = "playground-verification", ["challenge"] = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", ["type"] = "url_verification" };
        return Doing.Told(await PostAsync(doing, doing.Server.World.Options.App.EventsPath, "application/json", Json.Write(body), spoil));
    }

    private static async Task<JsonObject> ProbeAsync(Doing doing, Func<SignedPost, SignedPost> spoil)
    {
        var app = doing.Server.World.Options.App;
        var command = app.Commands is [var first, ..] ? first.Command : "";
        return Doing.Told(await PostAsync(doing, app.PathOf(command), "application/x-www-form-urlencoded", "ssl_check=1&token=playground-verification", spoil));
    }

    private static Task<BotAnswer> PostAsync(Doing doing, string path, string type, string body, Func<SignedPost, SignedPost> spoil)
    {
        var line = doing.Server.Line;
        return line.Bot is null
            ? throw new FaultException("fault", $"{doing.Rule.Fault.Id} is a request over HTTP, and no app is called over HTTP here.")
            : line.SendAsync(spoil(line.Sign(doing.Workspace, path, type, Encoding.UTF8.GetBytes(body))), doing.Cancel);
    }
}
