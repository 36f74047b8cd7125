using System.Text;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>What a response_url may answer when its time is over.</summary>
internal static class ReplyFaults
{
    private static readonly string[] At = ["response_url"];

    public static IReadOnlyList<Fault> All =>
    [
        new("E20", FaultPlace.Request, "response_url refused", "used a sixth time or after half an hour: HTTP 404 with used_url or expired_url, or a JSON error",
        [
            new("used_url", Refused("used_url")) { At = At },
            new("expired_url", Refused("expired_url")) { At = At },
            new("expired_url_json", new CallEffect(CarriesOut: false, (_, _) => Reply.Refuse("expired_url"))) { At = At },
        ]),
    ];

    private static CallEffect Refused(string word) => new(CarriesOut: false, (_, _) =>
        new Reply(StatusCodes.Status404NotFound, []) { Bytes = Encoding.UTF8.GetBytes(word), ContentType = "text/plain; charset=utf-8" });
}
