using System.Text;
using System.Text.RegularExpressions;
using NJsonSchema;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

/// <summary>What we build is valid by the schema made from the types of Slack's own SDK.</summary>
internal sealed partial class BlockSchemaTests
{
    private const string SchemaFile = "block-kit/schema.generated-from-slack-types-3.2.0.json";

    private static readonly Option One = Option.Plain("One", "1", "the first");
    private static readonly Confirm Sure = new("Sure?", "It is gone then.", "Yes", "No", ButtonStyle.Danger);

    private static readonly (string Definition, Block Block)[] Built =
    [
        ("SectionBlock", new Section("*Hi*", ["a", "b"], new Button("Go", "a.b", "1.{}", "https://example.com/", ButtonStyle.Primary, Sure, "Go on"), BlockId: "s")),
        ("SectionBlock", new Section("x", Accessory: new ImageElement("https://example.com/x.png", "A picture"))),
        ("SectionBlock", new Section("x", Accessory: new Overflow("a.b", [One], Sure))),
        ("SectionBlock", new Section("x", Accessory: new MultiStaticSelect("a.b", [One], InitialOptions: [One], MaxSelectedItems: 1, Placeholder: "?"))),
        ("DividerBlock", new Divider("d")),
        ("HeaderBlock", new Header("Today")),
        ("ContextBlock", new Context([new PlainText("a", true), Mrkdwn.Of($"*b*"), new ImageElement("https://example.com/x.png", "A picture")])),
        ("ImageBlock", new Image("https://example.com/x.png", "A picture", "Title")),
        ("MarkdownBlock", new MarkdownBlock("# Hi")),
        ("TableBlock", new Table([["a", new TableCell.Rich([new("b", Bold: true), new("c", Url: "https://example.com/")])]], [new(ColumnAlign.Right, true)])),
        ("ActionsBlock", new Actions(
        [
            new StaticSelect("a.1", [One], InitialOption: One, Placeholder: "?"),
            new StaticSelect("a.2", OptionGroups: [new OptionGroup("G", [One])], Placeholder: "?"),
            new ExternalSelect("a.3", 2, Placeholder: "?"),
            new UsersSelect("a.4", "U1", "?"),
            new ConversationsSelect("a.5", DefaultToCurrentConversation: true, Placeholder: "?"),
            new ChannelsSelect("a.6", "C1", Placeholder: "?"),
            new Checkboxes("a.7", [One], [One], Sure),
            new RadioButtons("a.8", [One], One),
            new DatePicker("a.9", new DateOnly(2027, 1, 10), "?"),
            new TimePicker("a.10", new TimeOnly(8, 30), "Europe/Stockholm", "?"),
            new DateTimePicker("a.11", DateTimeOffset.FromUnixTimeSeconds(1768032000)),
        ])),
        ("InputBlock", new Input("Note", new PlainTextInput("a.b", "x", true, 1, 500, "?", true), "Short", true, false, "i")),
        ("InputBlock", new Input("Count", new NumberInput("a.b", false, "3", "1", "9", "?"))),
        ("InputBlock", new Input("Mail", new EmailInput("a.b", "a@example.com", "?"))),
        ("InputBlock", new Input("Page", new UrlInput("a.b", "https://example.com/", "?"))),
        ("InputBlock", new Input("People", new MultiUsersSelect("a.b", ["U1"], 3, "?"))),
    ];

    [TestCaseSource(nameof(Cases))]
    public async Task A_block_is_valid_by_Slacks_types(string definition, Block block)
    {
        var schema = await ReadSchemaAsync();

        var errors = schema.Definitions[definition].Validate(SlackJson.Write(block));

        Assert.That(errors.Select(error => error.ToString()), Is.Empty, SlackJson.Write(block));
    }

    [Test]
    public async Task A_view_is_valid_by_Slacks_types()
    {
        var schema = await ReadSchemaAsync();
        var blocks = Built.Select(built => built.Block).Where(block => block is not (Table or MarkdownBlock)).ToArray();
        var modal = new ModalView("Settings", blocks, "Save", "Cancel", "settings.save", "{}", "one", true, false);
        var home = new HomeView(blocks, "home", "{}", "two");

        Assert.That(schema.Definitions["ModalView"].Validate(SlackJson.Write(modal)).Select(error => error.ToString()), Is.Empty);
        Assert.That(schema.Definitions["HomeView"].Validate(SlackJson.Write(home)).Select(error => error.ToString()), Is.Empty);
    }

    [Test]
    public async Task The_schema_does_refuse_what_is_wrong()
    {
        var schema = await ReadSchemaAsync();

        Assert.That(schema.Definitions["HeaderBlock"].Validate("""{"type":"header","text":"bare"}"""), Is.Not.Empty);
        Assert.That(schema.Definitions["SectionBlock"].Validate("""{"type":"section","text":{"type":"mrkdwn"}}"""), Is.Not.Empty);
        Assert.That(schema.Definitions["DividerBlock"].Validate("""{"type":"line"}"""), Is.Not.Empty);
        Assert.That(schema.Definitions["DividerBlock"].Validate("""{"type":"divider","colour":"red"}"""), Is.Not.Empty);
    }

    private static IEnumerable<TestCaseData> Cases() => Built.Select((built, at) =>
        new TestCaseData(built.Definition, built.Block).SetArgDisplayNames($"{at}: {built.Definition}"));

    // The validator knows no "const", which would leave every "type" unchecked; an enum of one says the same.
    private static Task<JsonSchema> ReadSchemaAsync() => JsonSchema.FromJsonAsync(
        ConstPattern().Replace(Encoding.UTF8.GetString(SlackSamples.Read(SchemaFile)), "\"enum\": [$1]"));

    [GeneratedRegex("\"const\": (\"[^\"]*\")")]
    private static partial Regex ConstPattern();
}
