using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What buttons, payloads and jsonb columns of rounds hold. Whoever reads one checks whose it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RoundValue))]
[JsonSerializable(typeof(RoundPage))]
[JsonSerializable(typeof(ChangeValue))]
[JsonSerializable(typeof(RoundAudience))]
[JsonSerializable(typeof(RoundNote))]
[JsonSerializable(typeof(RoundFigures))]
[JsonSerializable(typeof(AloneDetail))]
[JsonSerializable(typeof(ChangeCost))]
internal sealed partial class RoundsJson : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;

    public static string Value(Guid round) => ActionValue.Write(new RoundValue(round), Default.RoundValue, Version);

    /// <summary>Of what is shown now, and not of what comes of it later.</summary>
    public static string Shown(MentorRound round) => ActionValue.Write(new RoundValue(round.RoundId, round.Version), Default.RoundValue, Version);

    public static string Page(Guid round, int page) => ActionValue.Write(new RoundPage(round, page), Default.RoundPage, Version);

    public static string Change(Guid round, Guid change) => ActionValue.Write(new ChangeValue(round, change), Default.ChangeValue, Version);

    public static RoundFigures? Figures(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.RoundFigures);

    public static AloneDetail? Detail(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.AloneDetail);

    public static ChangeCost? Cost(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.ChangeCost);
}

/// <summary>A round, for an owner or somebody who is enrolled.</summary>
/// <param name="Round">Which.</param>
/// <param name="Seen">The version that is shown; 0 where that does not matter.</param>
internal sealed record RoundValue([property: JsonPropertyName("r")] Guid Round, [property: JsonPropertyName("v")] int Seen = 0);

/// <summary>One page of who gets whom, from 0.</summary>
internal sealed record RoundPage([property: JsonPropertyName("r")] Guid Round, [property: JsonPropertyName("p")] int Page);

/// <summary>A change by hand.</summary>
internal sealed record ChangeValue([property: JsonPropertyName("r")] Guid Round, [property: JsonPropertyName("c")] Guid Change);

/// <summary>Whom an owner named; of people only how many.</summary>
internal sealed record RoundAudience(int People, IReadOnlyList<string> Channels, IReadOnlyList<string> Groups);

/// <summary>A line for each channel or group that could not be read, as Slack's markup.</summary>
internal sealed record RoundNote(IReadOnlyList<string> Problems);

/// <summary>How good a round is.</summary>
/// <param name="Pairs">How many; of peers groups.</param>
/// <param name="Unmatched">Who could have been matched and are not.</param>
/// <param name="Mean">Fit over the pairs.</param>
/// <param name="LowestQuartile">A quarter of the pairs fit so well or less.</param>
/// <param name="BlockingPairs">How often two would both rather have each other.</param>
/// <param name="CrossTeam">In how many pairs the two are of different teams.</param>
/// <param name="TeamsKnown">In how many pairs both teams are known.</param>
/// <param name="Total">All fits together.</param>
/// <param name="MostPairs">Of peers: no round has more.</param>
/// <param name="MostTotal">Of peers: no round of as many has a greater total.</param>
/// <param name="ByHand">Pairs that were set by hand.</param>
/// <param name="Dropped">Pairs that were set by hand and could not stay when it was matched again.</param>
/// <param name="Edited">Something was changed by hand since it was matched: no other pair was looked at anew.</param>
internal sealed record RoundFigures(
    int Pairs, int Unmatched, double Mean, int LowestQuartile, int BlockingPairs, int CrossTeam, int TeamsKnown, long Total, int? MostPairs = null, long? MostTotal = null, int ByHand = 0, int Dropped = 0, bool Edited = false);

/// <summary>Why somebody goes without, in numbers.</summary>
/// <param name="Excluded">How many they may not have, by what may be told of the reason.</param>
/// <param name="Mentors">How many mentors they may have.</param>
/// <param name="Places">What those have together.</param>
/// <param name="People">How many may have nobody else.</param>
internal sealed record AloneDetail(IReadOnlyDictionary<string, int>? Excluded = null, int Mentors = 0, int Places = 0, int People = 0);

/// <summary>What a change by hand would come to.</summary>
/// <param name="Before">The round as it is.</param>
/// <param name="After">As it would be; null when it may not be.</param>
/// <param name="Fit">Of the pair the mentee would be in; null for none.</param>
/// <param name="OtherFit">Of the other mentee's, in an exchange.</param>
/// <param name="Why">Why it may not be: what may be told of the reason; null when places are missing.</param>
/// <param name="Places">How many places the mentor has, when none is left.</param>
internal sealed record ChangeCost(RoundFigures? Before, RoundFigures? After, int? Fit = null, int? OtherFit = null, string? Why = null, int? Places = null);
