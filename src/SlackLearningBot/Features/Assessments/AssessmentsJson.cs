using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Assessments;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Assessments;

/// <summary>What buttons, payloads and jsonb columns of assessments hold: ids, never what is right. Whoever reads one checks whose it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AssignmentValue))]
[JsonSerializable(typeof(AttemptValue))]
[JsonSerializable(typeof(PutOffValue))]
[JsonSerializable(typeof(MistakesValue))]
[JsonSerializable(typeof(PageValue))]
[JsonSerializable(typeof(PeopleValue))]
[JsonSerializable(typeof(Audience))]
[JsonSerializable(typeof(FoundNote))]
[JsonSerializable(typeof(IReadOnlyList<SkillQuota>))]
internal sealed partial class AssessmentsJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Value(Guid assignment) => ActionValue.Write(new AssignmentValue(assignment), Default.AssignmentValue, Version);

    public static string Write(AttemptValue value) => ActionValue.Write(value, Default.AttemptValue, Version);

    public static string Write(PutOffValue value) => ActionValue.Write(value, Default.PutOffValue, Version);

    public static string Write(MistakesValue value) => ActionValue.Write(value, Default.MistakesValue, Version);

    public static string Write(PageValue value) => ActionValue.Write(value, Default.PageValue, Version);

    public static string Write(PeopleValue value) => ActionValue.Write(value, Default.PeopleValue, Version);

    public static string Write(IReadOnlyList<SkillQuota> quotas) => JsonSerializer.Serialize(quotas, Default.IReadOnlyListSkillQuota);

    public static IReadOnlyList<SkillQuota> ReadQuotas(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListSkillQuota)!;

    public static Audience ReadAudience(string json) => JsonSerializer.Deserialize(json, Default.Audience)!;
}

/// <summary>One assignment, for the person who presses.</summary>
internal sealed record AssignmentValue([property: JsonPropertyName("a")] Guid Assignment);

/// <summary>One attempt of the person who presses.</summary>
internal sealed record AttemptValue([property: JsonPropertyName("t")] Guid Attempt);

/// <summary>"Later" for one question, with how often it had been said when the message was made: the same wish twice counts once.</summary>
internal sealed record PutOffValue(
    [property: JsonPropertyName("t")] Guid Attempt, [property: JsonPropertyName("p")] int Place, [property: JsonPropertyName("n")] int Skips);

/// <summary>One page of what to look at again, from 0.</summary>
internal sealed record MistakesValue([property: JsonPropertyName("t")] Guid Attempt, [property: JsonPropertyName("p")] int Page);

/// <summary>One page of what was given, from 0.</summary>
internal sealed record PageValue([property: JsonPropertyName("p")] int Page);

/// <summary>One page of those who stand alike, from 0.</summary>
internal sealed record PeopleValue(
    [property: JsonPropertyName("a")] Guid Assignment, [property: JsonPropertyName("s")] Standing Standing, [property: JsonPropertyName("p")] int Page);

/// <summary>Who an owner named; of people only how many.</summary>
internal sealed record Audience(int People, IReadOnlyList<string> Channels, IReadOnlyList<string> Groups);

/// <summary>What the search for people came to, beside the people.</summary>
/// <param name="Assignment">Which assignment.</param>
/// <param name="Have">How many have the same assessment to do already.</param>
/// <param name="Problems">A line for each channel or group that could not be read, as Slack's markup.</param>
internal sealed record FoundNote(Guid Assignment, int Have, IReadOnlyList<string> Problems);
