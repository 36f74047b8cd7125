using System.Globalization;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>"Too many", in all the ways Slack says it.</summary>
internal static class LimitFaults
{
    public static IReadOnlyList<Fault> All =>
    [
        new("W1", FaultPlace.Call, "Rate limit", "HTTP 429 with Retry-After", Fault.One(Never((strike, _) =>
            Reply.Refuse("ratelimited", StatusCodes.Status429TooManyRequests)
                .With("Retry-After", Math.Ceiling(strike.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)))))
        {
            Seconds = new("the seconds of Retry-After", 30),
        },
        new("W2", FaultPlace.Call, "Rate limit without a usable wait", "HTTP 429 whose Retry-After is missing or no number",
        [
            new("missing", Never((_, _) => Reply.Refuse("ratelimited", StatusCodes.Status429TooManyRequests))),
            new("garbled", Never((_, _) => Reply.Refuse("ratelimited", StatusCodes.Status429TooManyRequests).With("Retry-After", "abc"))),
        ]),
        new("W3", FaultPlace.Call, "Posting limit as a plain error", "HTTP 200 with the error rate_limited", Fault.One(Never((_, _) => Reply.Refuse("rate_limited")))),
    ];

    private static CallEffect Never(Func<Strike, Reply, Reply> change) => new(CarriesOut: false, change);
}
