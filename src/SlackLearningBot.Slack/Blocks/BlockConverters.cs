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
            JsonSerializer.Serialize(writer, value, SlackJsonContext.Shared.GetTypeInfo(value.GetType())!);
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
        ["section"] = SlackJsonContext.Shared.Section,
        ["divider"] = SlackJsonContext.Shared.Divider,
        ["header"] = SlackJsonContext.Shared.Header,
        ["context"] = SlackJsonContext.Shared.Context,
        ["actions"] = SlackJsonContext.Shared.Actions,
        ["image"] = SlackJsonContext.Shared.Image,
        ["input"] = SlackJsonContext.Shared.Input,
        ["markdown"] = SlackJsonContext.Shared.MarkdownBlock,
        ["rich_text"] = SlackJsonContext.Shared.RichText,
        ["table"] = SlackJsonContext.Shared.Table,
        ["data_visualization"] = SlackJsonContext.Shared.DataVisualization,
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
        ["button"] = SlackJsonContext.Shared.Button,
        ["overflow"] = SlackJsonContext.Shared.Overflow,
        ["checkboxes"] = SlackJsonContext.Shared.Checkboxes,
        ["radio_buttons"] = SlackJsonContext.Shared.RadioButtons,
        ["static_select"] = SlackJsonContext.Shared.StaticSelect,
        ["multi_static_select"] = SlackJsonContext.Shared.MultiStaticSelect,
        ["external_select"] = SlackJsonContext.Shared.ExternalSelect,
        ["users_select"] = SlackJsonContext.Shared.UsersSelect,
        ["multi_users_select"] = SlackJsonContext.Shared.MultiUsersSelect,
        ["conversations_select"] = SlackJsonContext.Shared.ConversationsSelect,
        ["channels_select"] = SlackJsonContext.Shared.ChannelsSelect,
        ["datepicker"] = SlackJsonContext.Shared.DatePicker,
        ["timepicker"] = SlackJsonContext.Shared.TimePicker,
        ["datetimepicker"] = SlackJsonContext.Shared.DateTimePicker,
        ["plain_text_input"] = SlackJsonContext.Shared.PlainTextInput,
        ["number_input"] = SlackJsonContext.Shared.NumberInput,
        ["email_text_input"] = SlackJsonContext.Shared.EmailInput,
        ["url_text_input"] = SlackJsonContext.Shared.UrlInput,
        ["image"] = SlackJsonContext.Shared.ImageElement,
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
        "pie" => json.Deserialize(SlackJsonContext.Shared.PieChart),
        "bar" => json.Deserialize(SlackJsonContext.Shared.BarChart),
        "line" => json.Deserialize(SlackJsonContext.Shared.LineChart),
        "area" => json.Deserialize(SlackJsonContext.Shared.AreaChart),
        _ => null,
    };

    protected override Chart Unknown(JsonElement json) => new UnknownChart(json);

    protected override JsonElement? Kept(Chart value) => (value as UnknownChart)?.Json;
}

internal sealed class ContextElementConverter : ByTypeConverter<IContextElement>
{
    protected override IContextElement? Known(JsonElement json, string type) => type switch
    {
        "plain_text" or "mrkdwn" => json.Deserialize(SlackJsonContext.Shared.TextObject),
        "image" => json.Deserialize(SlackJsonContext.Shared.ImageElement),
        _ => null,
    };

    protected override IContextElement Unknown(JsonElement json) => new UnknownElement(json);

    protected override JsonElement? Kept(IContextElement value) => (value as UnknownElement)?.Json;
}
