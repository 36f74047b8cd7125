using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What the elements of a lesson's message carry: ids, never which option is right. Whoever reads one checks whose it is.</summary>
[JsonSerializable(typeof(TurnValue))]
[JsonSerializable(typeof(LaterValue))]
[JsonSerializable(typeof(AnswerValue))]
internal sealed partial class LessonCardValues : JsonSerializerContext
{
    public const int Version = 1;

    public static string Write(TurnValue value) => ActionValue.Write(value, Default.TurnValue, Version);

    public static string Write(LaterValue value) => ActionValue.WriteForOption(value, Default.LaterValue, Version);

    public static string Write(AnswerValue value) => ActionValue.Write(value, Default.AnswerValue, Version);
}

/// <summary>One lesson's turn, and the delivery whose message was clicked on.</summary>
internal sealed record TurnValue([property: JsonPropertyName("d")] Guid Delivery, [property: JsonPropertyName("t")] long Turn);

/// <summary>The four ways to say "later"; stored in messages, so the numbers never change.</summary>
internal enum LaterChoice
{
    InOneHour = 1,
    Tomorrow = 2,
    Monday = 3,
    OnDay = 4,
}

/// <summary>"Later", with how often it had been said when the message was made: the same wish twice counts once.</summary>
internal sealed record LaterValue(
    [property: JsonPropertyName("d")] Guid Delivery,
    [property: JsonPropertyName("t")] long Turn,
    [property: JsonPropertyName("n")] int Snoozes,
    [property: JsonPropertyName("w")] LaterChoice When);

/// <summary>One option of one question.</summary>
/// <param name="Delivery">The delivery whose message was clicked on.</param>
/// <param name="Question">The question.</param>
/// <param name="Option">Its index in the author's order.</param>
/// <param name="Mark">Tells the option's text again, in case the question was rewritten since.</param>
internal sealed record AnswerValue(
    [property: JsonPropertyName("d")] Guid Delivery,
    [property: JsonPropertyName("q")] string Question,
    [property: JsonPropertyName("o")] int Option,
    [property: JsonPropertyName("m")] string Mark)
{
    /// <summary>Eight characters that stand for an option's text.</summary>
    public static string MarkOf(string optionText) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(optionText)))[..8];
}
