using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Courses;

/// <summary>Something to learn elsewhere, for whoever presses.</summary>
internal sealed record CourseChoice([property: JsonPropertyName("c")] Guid Course);

/// <summary>What is looked for, and which page of it is shown; pages count from 0.</summary>
internal sealed record CoursesPlace([property: JsonPropertyName("w")] string Words, [property: JsonPropertyName("p")] int Page);

/// <summary>A dropped list, for an owner.</summary>
internal sealed record ImportChoice([property: JsonPropertyName("i")] Guid Import);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CourseChoice))]
[JsonSerializable(typeof(CoursesPlace))]
[JsonSerializable(typeof(ImportChoice))]
[JsonSerializable(typeof(IReadOnlyList<ImportEntry>))]
[JsonSerializable(typeof(IReadOnlyList<ImportProblem>))]
internal sealed partial class CoursesJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Write(CourseChoice value) => ActionValue.Write(value, Default.CourseChoice, Version);

    public static string Write(CoursesPlace value) => ActionValue.Write(value, Default.CoursesPlace, Version);

    public static string Write(ImportChoice value) => ActionValue.Write(value, Default.ImportChoice, Version);

    public static string Write(IReadOnlyList<ImportEntry> entries) => JsonSerializer.Serialize(entries, Default.IReadOnlyListImportEntry);

    public static string Write(IReadOnlyList<ImportProblem> problems) => JsonSerializer.Serialize(problems, Default.IReadOnlyListImportProblem);

    public static IReadOnlyList<ImportEntry> ReadEntries(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListImportEntry)!;

    public static IReadOnlyList<ImportProblem> ReadProblems(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListImportProblem)!;
}
