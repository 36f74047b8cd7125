using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Content;

namespace SlackLearningBot.Features.Authoring;

/// <summary>What the draft's jsonb columns hold.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IReadOnlyList<ContentError>))]
[JsonSerializable(typeof(TrackName))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(FileToRead))]
[JsonSerializable(typeof(DraftWish))]
internal sealed partial class AuthoringJson : JsonSerializerContext
{
    public static string Write(IReadOnlyList<ContentError> problems) => JsonSerializer.Serialize(problems, Default.IReadOnlyListContentError);

    public static IReadOnlyList<ContentError> ReadProblems(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListContentError) ?? [];

    public static string Write(TrackName track) => JsonSerializer.Serialize(track, Default.TrackName);

    public static TrackName? ReadTrack(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.TrackName);

    public static string Write(IReadOnlyDictionary<string, string> form) => JsonSerializer.Serialize(new Dictionary<string, string>(form), Default.DictionaryStringString);

    public static IReadOnlyDictionary<string, string> ReadForm(string? json) =>
        json is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize(json, Default.DictionaryStringString) ?? [];
}

/// <summary>The payload of the work that reads one file.</summary>
internal sealed record FileToRead(Guid Draft, string File);

/// <summary>The payload of the work that shows a draft, or one lesson of it.</summary>
internal sealed record DraftWish(Guid Draft, string? Lesson = null);
