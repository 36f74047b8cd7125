using System.IO.Compression;
using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Faults.Table;

/// <summary>Answers that are lost, late or no answers. Whether the call was carried out the app cannot tell.</summary>
internal static class BrokenAnswerFaults
{
    private static readonly string[] Ambiguous = ["internal_error", "fatal_error"];

    public static IReadOnlyList<Fault> All =>
    [
        new("W4", FaultPlace.Call, "Lost answer", "the call is carried out, and then the connection is reset, or nothing comes until somebody gives up",
        [
            new("reset", new CallEffect(CarriesOut: true, (strike, reply) => reply with { IsCut = true, Delay = strike.Duration })),
            new("silence", new CallEffect(CarriesOut: true, (_, reply) => reply with { IsCut = true, Delay = TimeSpan.FromMinutes(10) })),
        ])
        {
            Seconds = new("how long it takes before the connection is reset", 0),
        },
        new("W5", FaultPlace.Call, "Slow answer", "the call is carried out, and its answer comes late",
            Fault.One(new CallEffect(CarriesOut: true, (strike, reply) => reply with { Delay = strike.Duration })))
        {
            Seconds = new("how late the answer comes", 20),
        },
        new("W6", FaultPlace.Call, "Cut before it is carried out", "the connection is reset and nothing was done, which the app cannot tell from a lost answer",
            Fault.One(new CallEffect(CarriesOut: false, (_, reply) => reply with { IsCut = true }))),
        new("W7", FaultPlace.Call, "Internal error", "internal_error or fatal_error, whether the call was carried out or not", [
            .. Fault.Each(Ambiguous, error => new CallEffect(CarriesOut: null, (_, _) => Reply.Refuse(error))),
            .. Ambiguous.Select(error => new Variant(error + "_500", new CallEffect(CarriesOut: null, (_, _) => Reply.Refuse(error, StatusCodes.Status500InternalServerError)))),
        ]),
        new("W8", FaultPlace.Call, "Service unavailable", "service_unavailable, with HTTP 503 or 200",
        [
            new("503", new CallEffect(CarriesOut: null, (_, _) => Reply.Refuse("service_unavailable", StatusCodes.Status503ServiceUnavailable))),
            new("200", new CallEffect(CarriesOut: null, (_, _) => Reply.Refuse("service_unavailable"))),
        ]),
        new("W9", FaultPlace.Call, "HTML error page", "a page of a proxy instead of JSON", Fault.Each(["500", "502", "503"], status =>
            new CallEffect(CarriesOut: null, (_, _) => Reply.Page("<!DOCTYPE html><html><head><title>Server Error</title></head><body>Something went wrong :(</body></html>", int.Parse(status, System.Globalization.CultureInfo.InvariantCulture))))),
        new("W10", FaultPlace.Call, "Broken body", "HTTP 200 whose body is cut in half, empty, or gzip that ends too soon",
        [
            new("truncated", new CallEffect(CarriesOut: null, (_, reply) => Truncated(reply))),
            new("empty", new CallEffect(CarriesOut: null, (_, reply) => reply with { Bytes = [] })),
            new("gzip", new CallEffect(CarriesOut: null, (_, reply) => (reply with { Bytes = CutGzip(reply.Content()) }).With("Content-Encoding", "gzip"))),
        ]),
    ];

    private static Reply Truncated(Reply reply)
    {
        var whole = reply.Body.Count > 0 ? reply : reply with { Body = new JsonObject { ["ok"] = true, ["channel"] = "D024BE91L", ["ts"] = "1503435956.000247" } };
        var bytes = whole.Content();
        return whole with { Bytes = bytes[..(bytes.Length / 2)] };
    }

    private static byte[] CutGzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(content);
        }

        var bytes = packed.ToArray();
        return bytes[..(bytes.Length / 2)];
    }
}
