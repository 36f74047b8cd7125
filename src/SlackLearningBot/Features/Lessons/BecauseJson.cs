using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Choosing;

namespace SlackLearningBot.Features.Lessons;

/// <summary>Why a lesson came, as the table keeps it: by the time somebody asks, the reason could not be found again.</summary>
internal static class BecauseJson
{
    public static string Write(RankedLesson lesson) => JsonSerializer.Serialize(
        lesson.Because switch
        {
            Because.TrackNotBegun => Row("new", lesson, 0),
            Because.TrackWaitedLongest waited => Row("waited", lesson, waited.DaysAgo),
            Because.FitsBest => Row("fits", lesson, 0),
            _ => Row("only", lesson, 0),
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

    /// <summary>What spoke for it among others, part by part; nothing where it was the only one.</summary>
    public static IReadOnlyList<ScorePart> ReadParts(string json) =>
    [
        .. (JsonSerializer.Deserialize(json, BecauseContext.Default.BecauseRow)?.Parts ?? [])
            .Where(part => Enum.TryParse<ScoreName>(part.Name, out _)) // others are of a later version
            .Select(part => new ScorePart(Enum.Parse<ScoreName>(part.Name), part.Weight, part.Value, IsKnown: true)),
    ];

    private static BecauseRow Row(string kind, RankedLesson lesson, int days) =>
        new(kind, lesson.Because.TrackTitle, lesson.Because.Position, lesson.Because.Of, days)
        {
            Parts = lesson.Because is Because.NextInOnlyTrack
                ? null
                : [.. lesson.Score.Parts.Where(part => part.IsKnown).Select(part => new BecausePart(part.Name.ToString(), part.Weight, Math.Round(part.Value, 3)))],
        };
}

internal sealed record BecauseRow(string? Kind, string Track, int Position, int Of, int Days)
{
    public IReadOnlyList<BecausePart>? Parts { get; init; }
}

/// <summary>A known part of a lesson's score; its name is a <see cref="ScoreName"/>, as a word.</summary>
internal sealed record BecausePart(string Name, double Weight, double Value);

[JsonSerializable(typeof(BecauseRow))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class BecauseContext : JsonSerializerContext;
