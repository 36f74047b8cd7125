using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SlackLearningBot.Slack.Blocks;

internal sealed class TextObjectConverter<T> : JsonConverter<T>
    where T : TextObject
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        TextObject? text = (json.Text("type"), json.Text("text")) switch
        {
            ("plain_text", { } plain) => new PlainText(plain, json.Field("emoji") is null ? null : json.Flag("emoji")),
            ("mrkdwn", { } markup) => Mrkdwn.Raw(markup, json.Field("verbatim") is null ? null : json.Flag("verbatim")),
            _ => null,
        };
        return text as T ?? throw new JsonException($"Expected a text object that fits {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", value is Mrkdwn ? "mrkdwn" : "plain_text");
        writer.WriteString("text", value.Text);
        if (value is PlainText { Emoji: { } emoji })
        {
            writer.WriteBoolean("emoji", emoji);
        }

        if (value is Mrkdwn { Verbatim: { } verbatim })
        {
            writer.WriteBoolean("verbatim", verbatim);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Slack's times of day have no seconds: "08:30".</summary>
internal sealed class HourAndMinuteConverter : JsonConverter<TimeOnly?>
{
    private const string Format = "HH:mm";

    public override TimeOnly? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? null : Parse(reader.GetString()) ?? throw new JsonException("Expected a time like 08:30.");

    public override void Write(Utf8JsonWriter writer, TimeOnly? value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value?.ToString(Format, CultureInfo.InvariantCulture));

    public static TimeOnly? Parse(string? text) =>
        TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

internal sealed class UnixSecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? null : DateTimeOffset.FromUnixTimeSeconds(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value!.Value.ToUnixTimeSeconds());
}

internal sealed class TableCellConverter : JsonConverter<TableCell>
{
    public override bool HandleNull => true;

    public override TableCell Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        return json.Text("type") is "raw_text" && json.Text("text") is { } text
            ? new TableCell.RawText(text)
            : new TableCell.Other(json);
    }

    public override void Write(Utf8JsonWriter writer, TableCell value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case TableCell.RawText raw:
                writer.WriteStartObject();
                writer.WriteString("type", "raw_text");
                writer.WriteString("text", raw.Text);
                writer.WriteEndObject();
                break;
            case TableCell.Rich rich:
                WriteRich(writer, rich.Runs);
                break;
            case TableCell.Other other:
                other.Json.WriteTo(writer);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    private static void WriteRich(Utf8JsonWriter writer, IReadOnlyList<RichTextRun> runs)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "rich_text");
        writer.WriteStartArray("elements");
        writer.WriteStartObject();
        writer.WriteString("type", "rich_text_section");
        writer.WriteStartArray("elements");
        foreach (var run in runs)
        {
            WriteRun(writer, run);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteRun(Utf8JsonWriter writer, RichTextRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("type", run.Url is null ? "text" : "link");
        writer.WriteString("text", run.Text);
        if (run.Url is not null)
        {
            writer.WriteString("url", run.Url);
        }

        if (run.Bold || run.Italic || run.Strike || run.Code)
        {
            writer.WriteStartObject("style");
            WriteStyle(writer, "bold", run.Bold);
            WriteStyle(writer, "italic", run.Italic);
            WriteStyle(writer, "strike", run.Strike);
            WriteStyle(writer, "code", run.Code);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteStyle(Utf8JsonWriter writer, string name, bool on)
    {
        if (on)
        {
            writer.WriteBoolean(name, true);
        }
    }
}
