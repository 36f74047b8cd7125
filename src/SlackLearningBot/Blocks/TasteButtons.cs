using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Blocks;

/// <summary>"Less of this" and "More of this", below the reason for a lesson. Answered by Features/Tastes.</summary>
internal static class TasteButtons
{
    public const string Less = "taste.less";
    public const string More = "taste.more";

    public static Button LessOf(string lessonId) => new(
        new PlainText("Less of this"), Less, ActionValue.Write(new TasteValue(lessonId), TasteJson.Default.TasteValue, TasteJson.Version), AccessibilityLabel: "Less of this: fewer lessons of this format");

    public static Button MoreOf(string lessonId) => new(
        new PlainText("More of this"), More, ActionValue.Write(new TasteValue(lessonId), TasteJson.Default.TasteValue, TasteJson.Version), AccessibilityLabel: "More of this: more lessons of this format");
}

/// <summary>A lesson that somebody says suits them, or does not.</summary>
internal sealed record TasteValue([property: JsonPropertyName("l")] string Lesson);

[JsonSerializable(typeof(TasteValue))]
internal sealed partial class TasteJson : JsonSerializerContext
{
    public const int Version = 1;
}
