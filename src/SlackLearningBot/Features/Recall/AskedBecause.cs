using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Memory.Schedule;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Recall;

/// <summary>Why a question came, as the table keeps it: by the time somebody asks, the figures could not be found again.</summary>
/// <param name="Kind">due, absence or deadline.</param>
/// <param name="Chance">Of a right answer when it came.</param>
/// <param name="NextDay">The next day on which there are questions.</param>
/// <param name="ChanceThen">Of a right answer on that day, had it not come.</param>
/// <param name="Worth">What asking it won, in right answers later.</param>
internal sealed record AskedBecause(string Kind, double Chance, DateOnly NextDay, double ChanceThen, double Worth)
{
    /// <summary>The day of the last answer.</summary>
    public DateOnly? LastOn { get; init; }

    /// <summary>What it was wanted for.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>In points of 100, when it came in place of the lesson: for the questions, for the lesson.</summary>
    public int[]? Instead { get; init; }

    public static AskedBecause Of(AskedQuestion asked, Weights? instead) => new(
        asked.Reason switch
        {
            AskReason.AfterAbsence => "absence",
            AskReason.BeforeDeadline => "deadline",
            _ => "due",
        },
        asked.Chance,
        asked.NextDay,
        asked.ChanceThen,
        asked.Worth)
    {
        LastOn = asked.Question.Trace.LastOn,
        Instead = instead is null ? null : [(int)Math.Round(instead.Questions * 100), (int)Math.Round(instead.Lesson * 100)],
        Deadline = (asked.Reason as AskReason.BeforeDeadline)?.Deadline,
    };

    public string Write() => JsonSerializer.Serialize(this, AskedBecauseContext.Default.AskedBecause);

    public static AskedBecause Read(string json) => JsonSerializer.Deserialize(json, AskedBecauseContext.Default.AskedBecause)!;
}

[JsonSerializable(typeof(AskedBecause))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class AskedBecauseContext : JsonSerializerContext;
