using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>What the elements of a lesson's message carry: ids, never which option is right. Whoever reads one checks whose it is.</summary>
[JsonSerializable(typeof(TurnValue))]
[JsonSerializable(typeof(LaterValue))]
[JsonSerializable(typeof(AnswerValue))]
[JsonSerializable(typeof(FormValue))]
[JsonSerializable(typeof(MeantValue))]
[JsonSerializable(typeof(AnsweredValue))]
internal sealed partial class LessonCardValues : JsonSerializerContext
{
    public const int Version = 1;

    public static string Write(TurnValue value) => ActionValue.Write(value, Default.TurnValue, Version);

    public static string Write(LaterValue value) => ActionValue.WriteForOption(value, Default.LaterValue, Version);

    public static string Write(AnswerValue value) => ActionValue.Write(value, Default.AnswerValue, Version);

    public static string Write(FormValue value) => ActionValue.Write(value, Default.FormValue, Version);

    public static string Write(MeantValue value) => ActionValue.Write(value, Default.MeantValue, Version);

    public static string Write(AnsweredValue value) => ActionValue.Write(value, Default.AnsweredValue, Version);
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
    public static string MarkOf(string optionText) => QuestionMark.Of(optionText);
}

/// <summary>The fields of one question are filled in, or shall be.</summary>
/// <param name="Delivery">The delivery whose message was clicked on.</param>
/// <param name="Question">The question.</param>
/// <param name="Mark">Tells whether the question still offers the same, see <see cref="QuestionMark"/>.</param>
internal sealed record FormValue(
    [property: JsonPropertyName("d")] Guid Delivery, [property: JsonPropertyName("q")] string Question, [property: JsonPropertyName("m")] string Mark);

/// <summary>"Did you mean …?" is answered with yes or no.</summary>
/// <param name="Delivery">The delivery whose message was clicked on.</param>
/// <param name="Question">The question.</param>
/// <param name="Mark">Which try was asked back, see <see cref="NearMiss"/>.</param>
/// <param name="IsMeant">Yes.</param>
internal sealed record MeantValue(
    [property: JsonPropertyName("d")] Guid Delivery,
    [property: JsonPropertyName("q")] string Question,
    [property: JsonPropertyName("m")] string Mark,
    [property: JsonPropertyName("y")] bool IsMeant);

/// <summary>A question that was answered.</summary>
/// <param name="Delivery">The delivery whose message was clicked on.</param>
/// <param name="Question">The question.</param>
internal sealed record AnsweredValue([property: JsonPropertyName("d")] Guid Delivery, [property: JsonPropertyName("q")] string Question);
