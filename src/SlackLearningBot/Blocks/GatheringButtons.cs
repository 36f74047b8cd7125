using System.Text.Json.Serialization;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>Buttons about one talk or session that several slices show. Features/Gatherings answers them, Features/Sessions the list of who was there, and Features/Talks what opens a talk.</summary>
internal static class GatheringButtons
{
    public const string ComeName = "gathering.come";
    public const string StayName = "gathering.stay";
    public const string StayAwayName = "gathering.stay_away";
    public const string AttendedName = "gathering.attended";
    public const string MissedName = "gathering.missed";
    public const string TellName = "gathering.tell";
    public const string AttendanceName = "session.attendance";
    public const string TalkName = "talk.card";

    public static Button Come(Guid gathering) => new("I'm coming", ComeName, Value(gathering), Style: ButtonStyle.Primary);

    /// <summary>One of several dates; <paramref name="when"/> is for screen readers.</summary>
    public static Button ComeOn(Guid gathering, string when) =>
        new("I'm coming", ActionId.Of(ComeName, $"{gathering:N}"), Value(gathering), AccessibilityLabel: $"I'm coming, {when}");

    public static Button Stay(Guid gathering) => new("I can't come", StayName, Value(gathering));

    /// <summary>The same in a list of several things.</summary>
    public static Button StayFrom(Guid gathering, string what) =>
        new("I can't come", ActionId.Of(StayName, $"{gathering:N}"), Value(gathering), AccessibilityLabel: $"I can't come: {what}");

    /// <summary>Of none of the dates there are to choose from.</summary>
    public static Button StayAway(Guid gathering) => new("I can't come", StayAwayName, Value(gathering));

    public static Button Attended(Guid gathering) => new("I was there", AttendedName, Value(gathering));

    public static Button Missed(Guid gathering) => new("I could not come", MissedName, Value(gathering));

    /// <summary>By whoever said that they were, and knows it.</summary>
    public static Button NotThereAfterAll(Guid gathering) => new(
        "I was not there", MissedName, ActionValue.Write(new GatheringChoice(gathering, Sure: true), GatheringValues.Default.GatheringChoice, GatheringValues.Version));

    /// <summary>Feedback, which only those see who held it.</summary>
    public static Button Tell(Guid gathering, string kind) => new($"Tell the {KindWords.Of(kind).Hosts} something", TellName, Value(gathering));

    /// <summary>The list of who was there, for those who held it.</summary>
    public static Button Attendance(Guid gathering) => new("Who was there", AttendanceName, Value(gathering));

    /// <summary>All about a talk, with the forms for what its speakers may add.</summary>
    public static Button Talk(Guid gathering) => new("Add to it", TalkName, Value(gathering));

    /// <summary>What such a button carries.</summary>
    public static string Value(Guid gathering) => ActionValue.Write(new GatheringChoice(gathering), GatheringValues.Default.GatheringChoice, GatheringValues.Version);
}

/// <summary>The talk or session a button is about.</summary>
/// <param name="Gathering">Its id.</param>
/// <param name="Sure">The button stands beside what is noted already, so whoever presses it wants to change that.</param>
internal sealed record GatheringChoice(
    [property: JsonPropertyName("g")] Guid Gathering,
    [property: JsonPropertyName("s"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Sure = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GatheringChoice))]
internal sealed partial class GatheringValues : JsonSerializerContext
{
    /// <summary>Raised when the meaning of a value changes; older buttons then get a friendly answer.</summary>
    public const int Version = 1;
}
