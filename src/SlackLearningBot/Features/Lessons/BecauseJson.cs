using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Why a lesson came, as the table keeps it: by the time somebody asks, the reason could not be found again.</summary>
internal static class BecauseJson
{
    public static string Write(Because because) => JsonSerializer.Serialize(
        because switch
        {
            Because.TrackNotBegun => Row("new", because, 0),
            Because.TrackWaitedLongest waited => Row("waited", because, waited.DaysAgo),
            Because.FitsBest => Row("fits", because, 0),
            _ => Row("only", because, 0),
        },
        BecauseContext.Default.BecauseRow);

    /// <summary>Null when it was written by nobody or by a later version.</summary>
    public static Because? Read(string json)
    {
        var row = JsonSerializer.Deserialize(json, BecauseContext.Default.BecauseRow);
        return row?.Kind switch
        {
            "new" => new Because.TrackNotBegun(row.Track, row.Position, row.Of),
            "waited" => new Because.TrackWaitedLongest(row.Track, row.Position, row.Of, row.Days),
            "fits" => new Because.FitsBest(row.Track, row.Position, row.Of),
            "only" => new Because.NextInOnlyTrack(row.Track, row.Position, row.Of),
            _ => null,
        };
    }

    private static BecauseRow Row(string kind, Because because, int days) => new(kind, because.TrackTitle, because.Position, because.Of, days);
}

internal sealed record BecauseRow(string? Kind, string Track, int Position, int Of, int Days);

[JsonSerializable(typeof(BecauseRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class BecauseContext : JsonSerializerContext;
