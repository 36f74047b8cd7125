using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SlackLearningBot.Slack.Blocks;

/// <summary>Chooses the record by <c>type</c>; what has none, or does not fit it, is kept as its JSON.</summary>
internal abstract class ByTypeConverter<T> : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = JsonElement.ParseValue(ref reader);
        try
        {
            return (json.Text("type") is { } type ? Known(json, type) : null) ?? Unknown(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return Unknown(json);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (Kept(value) is { } json)
        {
            json.WriteTo(writer);
        }
        else
        {
            JsonSerializer.Serialize(writer, value, SlackJsonContext.Default.GetTypeInfo(value.GetType())!);
        }
    }

    protected abstract T? Known(JsonElement json, string type);

    protected abstract T Unknown(JsonElement json);

    protected abstract JsonElement? Kept(T value);
}

internal sealed class BlockConverter : ByTypeConverter<Block>
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Types = new Dictionary<string, JsonTypeInfo>
    {
        ["section"] = SlackJsonContext.Default.Section,
        ["divider"] = SlackJsonContext.Default.Divider,
        ["header"] = SlackJsonContext.Default.Header,
        ["context"] = SlackJsonContext.Default.Context,
        ["actions"] = SlackJsonContext.Default.Actions,
        ["image"] = SlackJsonContext.Default.Image,
        ["input"] = SlackJsonContext.Default.Input,
        ["markdown"] = SlackJsonContext.Default.MarkdownBlock,
        ["rich_text"] = SlackJsonContext.Default.RichText,
        ["table"] = SlackJsonContext.Default.Table,
        ["data_visualization"] = SlackJsonContext.Default.DataVisualization,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    protected override Block? Known(JsonElement json, string type) =>
        Types.TryGetValue(type, out var info) ? (Block?)json.Deserialize(info) : null;

    protected override Block Unknown(JsonElement json) => new UnknownBlock(json);

    protected override JsonElement? Kept(Block value) => (value as UnknownBlock)?.Json;
}

internal sealed class ElementConverter : ByTypeConverter<Element>
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> Types = new Dictionary<string, JsonTypeInfo>
    {
        ["button"] = SlackJsonContext.Default.Button,
        ["overflow"] = SlackJsonContext.Default.Overflow,
        ["checkboxes"] = SlackJsonContext.Default.Checkboxes,
        ["radio_buttons"] = SlackJsonContext.Default.RadioButtons,
        ["static_select"] = SlackJsonContext.Default.StaticSelect,
        ["multi_static_select"] = SlackJsonContext.Default.MultiStaticSelect,
        ["external_select"] = SlackJsonContext.Default.ExternalSelect,
        ["users_select"] = SlackJsonContext.Default.UsersSelect,
        ["multi_users_select"] = SlackJsonContext.Default.MultiUsersSelect,
        ["conversations_select"] = SlackJsonContext.Default.ConversationsSelect,
        ["channels_select"] = SlackJsonContext.Default.ChannelsSelect,
        ["datepicker"] = SlackJsonContext.Default.DatePicker,
        ["timepicker"] = SlackJsonContext.Default.TimePicker,
        ["datetimepicker"] = SlackJsonContext.Default.DateTimePicker,
        ["plain_text_input"] = SlackJsonContext.Default.PlainTextInput,
        ["number_input"] = SlackJsonContext.Default.NumberInput,
        ["email_text_input"] = SlackJsonContext.Default.EmailInput,
        ["url_text_input"] = SlackJsonContext.Default.UrlInput,
        ["image"] = SlackJsonContext.Default.ImageElement,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    protected override Element? Known(JsonElement json, string type) =>
        Types.TryGetValue(type, out var info) ? (Element?)json.Deserialize(info) : null;

    protected override Element Unknown(JsonElement json) => new UnknownElement(json);

    protected override JsonElement? Kept(Element value) => (value as UnknownElement)?.Json;
}

internal sealed class ChartConverter : ByTypeConverter<Chart>
{
    protected override Chart? Known(JsonElement json, string type) => type switch
    {
        "pie" => json.Deserialize(SlackJsonContext.Default.PieChart),
        "bar" => json.Deserialize(SlackJsonContext.Default.BarChart),
        "line" => json.Deserialize(SlackJsonContext.Default.LineChart),
        "area" => json.Deserialize(SlackJsonContext.Default.AreaChart),
        _ => null,
    };

    protected override Chart Unknown(JsonElement json) => new UnknownChart(json);

    protected override JsonElement? Kept(Chart value) => (value as UnknownChart)?.Json;
}

internal sealed class ContextElementConverter : ByTypeConverter<IContextElement>
{
    protected override IContextElement? Known(JsonElement json, string type) => type switch
    {
        "plain_text" or "mrkdwn" => json.Deserialize(SlackJsonContext.Default.TextObject),
        "image" => json.Deserialize(SlackJsonContext.Default.ImageElement),
        _ => null,
    };

    protected override IContextElement Unknown(JsonElement json) => new UnknownElement(json);

    protected override JsonElement? Kept(IContextElement value) => (value as UnknownElement)?.Json;
}
