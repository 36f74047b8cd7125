using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Programmes;

/// <summary>What buttons, payloads and jsonb columns of programmes hold. Whoever reads one checks whose it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DraftValue))]
[JsonSerializable(typeof(ProgrammeValue))]
[JsonSerializable(typeof(CohortValue))]
[JsonSerializable(typeof(StepValue))]
[JsonSerializable(typeof(FormValue))]
[JsonSerializable(typeof(CohortAudience))]
[JsonSerializable(typeof(CohortNote))]
[JsonSerializable(typeof(IReadOnlyList<StoredForm>))]
internal sealed partial class ProgrammesJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Draft(Guid draft, int version) => ActionValue.Write(new DraftValue(draft, version), Default.DraftValue, Version);

    public static string Programme(string id) => ActionValue.Write(new ProgrammeValue(id), Default.ProgrammeValue, Version);

    public static string Cohort(Guid cohort) => ActionValue.Write(new CohortValue(cohort), Default.CohortValue, Version);

    public static string Step(StepSlot slot) => ActionValue.Write(new StepValue(slot.Cohort, slot.Step, slot.About), Default.StepValue, Version);

    public static string Form(StepSlot slot, string form) => ActionValue.Write(new FormValue(slot.Cohort, slot.Step, slot.About, form), Default.FormValue, Version);

    public static CohortAudience Audience(string json) => JsonSerializer.Deserialize(json, Default.CohortAudience)!;
}

/// <summary>A draft, and the version it was held against: 0 for a programme that is new.</summary>
internal sealed record DraftValue([property: JsonPropertyName("d")] Guid Draft, [property: JsonPropertyName("v")] int Version);

internal sealed record ProgrammeValue([property: JsonPropertyName("p")] string Programme);

/// <summary>A group of a programme, for an owner or a member.</summary>
internal sealed record CohortValue([property: JsonPropertyName("c")] Guid Cohort);

/// <summary>Somebody's step.</summary>
internal sealed record StepValue([property: JsonPropertyName("c")] Guid Cohort, [property: JsonPropertyName("s")] string Step, [property: JsonPropertyName("a")] string About)
{
    [JsonIgnore]
    public StepSlot Slot => new(Cohort, Step, About);
}

/// <summary>One form of somebody's step.</summary>
internal sealed record FormValue(
    [property: JsonPropertyName("c")] Guid Cohort, [property: JsonPropertyName("s")] string Step, [property: JsonPropertyName("a")] string About, [property: JsonPropertyName("f")] string Form)
{
    [JsonIgnore]
    public StepSlot Slot => new(Cohort, Step, About);
}

/// <summary>Whom an owner named; of people only how many.</summary>
internal sealed record CohortAudience(int People, IReadOnlyList<string> Channels, IReadOnlyList<string> Groups);

/// <summary>A line for each channel or group that could not be read, as Slack's markup.</summary>
internal sealed record CohortNote(IReadOnlyList<string> Problems);

/// <summary>One form of a step, as the column <c>options</c> holds it.</summary>
internal sealed record StoredForm(string Format, string Title, string? Text, string? Link, int? Minutes);

/// <summary>Somebody's step: the group, the step and whom it is about.</summary>
internal sealed record StepSlot(Guid Cohort, string Step, string About);

/// <summary>What makes a step's delivery once. Whom it is about stands there as a number, because a delivery to a manager outlives what is erased of others.</summary>
internal sealed record StepKey(Guid Cohort, string Step, long Number)
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Cohort:N}:{Step}:{Number}");

    public static StepKey Of(string slot) => slot.Split(':') is [var cohort, var step, var number]
        ? new StepKey(Guid.ParseExact(cohort, "N"), step, long.Parse(number, CultureInfo.InvariantCulture))
        : throw new FormatException("Found a slot that is no step's.");
}
