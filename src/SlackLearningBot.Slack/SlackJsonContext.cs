using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Slack;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(Block))]
[JsonSerializable(typeof(IReadOnlyList<Block>))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(Divider))]
[JsonSerializable(typeof(Header))]
[JsonSerializable(typeof(Context))]
[JsonSerializable(typeof(Actions))]
[JsonSerializable(typeof(Image))]
[JsonSerializable(typeof(Input))]
[JsonSerializable(typeof(MarkdownBlock))]
[JsonSerializable(typeof(RichText))]
[JsonSerializable(typeof(Table))]
[JsonSerializable(typeof(DataVisualization))]
[JsonSerializable(typeof(PieChart))]
[JsonSerializable(typeof(BarChart))]
[JsonSerializable(typeof(LineChart))]
[JsonSerializable(typeof(AreaChart))]
[JsonSerializable(typeof(Button))]
[JsonSerializable(typeof(Overflow))]
[JsonSerializable(typeof(Checkboxes))]
[JsonSerializable(typeof(RadioButtons))]
[JsonSerializable(typeof(StaticSelect))]
[JsonSerializable(typeof(MultiStaticSelect))]
[JsonSerializable(typeof(ExternalSelect))]
[JsonSerializable(typeof(UsersSelect))]
[JsonSerializable(typeof(MultiUsersSelect))]
[JsonSerializable(typeof(ConversationsSelect))]
[JsonSerializable(typeof(ChannelsSelect))]
[JsonSerializable(typeof(DatePicker))]
[JsonSerializable(typeof(TimePicker))]
[JsonSerializable(typeof(DateTimePicker))]
[JsonSerializable(typeof(PlainTextInput))]
[JsonSerializable(typeof(NumberInput))]
[JsonSerializable(typeof(EmailInput))]
[JsonSerializable(typeof(UrlInput))]
[JsonSerializable(typeof(ImageElement))]
[JsonSerializable(typeof(TextObject))]
[JsonSerializable(typeof(PlainText))]
[JsonSerializable(typeof(Mrkdwn))]
[JsonSerializable(typeof(MessageMetadata))]
[JsonSerializable(typeof(ModalView))]
[JsonSerializable(typeof(HomeView))]
[JsonSerializable(typeof(EventFacts))]
internal sealed partial class SlackJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Slack's names, and nothing written that is null. The relaxed encoder is safe here (the JSON never stands in HTML) and keeps
    /// texts short: Slack counts them after parsing, but a view's 250 KB as bytes.
    /// </summary>
    public static SlackJsonContext Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
