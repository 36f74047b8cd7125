using System.Text.Json.Serialization;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Slack;

/// <summary>
/// Slack's names, and nothing written that is null. Texts are escaped as the writer says (<see cref="SlackJson"/>): with an encoder of their own these options
/// would keep the generated code from writing, and every value would be written by what is known of its type instead.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
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
internal sealed partial class SlackJsonContext : JsonSerializerContext;
