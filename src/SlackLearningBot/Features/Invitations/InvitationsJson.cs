using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Features.Invitations;

/// <summary>The round a button is about.</summary>
internal sealed record RoundChoice(Guid Round);

/// <summary>The track an invitation's button is about.</summary>
internal sealed record InvitationChoice(string Track);

/// <summary>Where the reading of a round stands: the target, the page, and what tells this delivery from the last.</summary>
internal sealed record ReadStep(Guid Round, int Target, string? Cursor, int Number);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoundChoice))]
[JsonSerializable(typeof(InvitationChoice))]
[JsonSerializable(typeof(ReadStep))]
[JsonSerializable(typeof(IReadOnlyList<InviteTarget>))]
internal sealed partial class InvitationsJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Write(IReadOnlyList<InviteTarget> targets) => JsonSerializer.Serialize(targets, Default.IReadOnlyListInviteTarget);

    public static IReadOnlyList<InviteTarget> ReadTargets(string json) => JsonSerializer.Deserialize(json, Default.IReadOnlyListInviteTarget)!;
}
