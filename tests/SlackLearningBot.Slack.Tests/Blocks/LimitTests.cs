using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

/// <summary>Each limit at its edge: one less is built, one more is refused and the limit's name told.</summary>
internal sealed class LimitTests
{
    private static readonly Button Button = new("Go", "a.b");
    private static readonly Option One = Option.Plain("One", "1");
    private static readonly ChartPoint Point = new("x", 1);

    private static IEnumerable<TestCaseData> Limits()
    {
        yield return Of("SectionText", SlackLimits.SectionText, n => new Section(Text(n)));
        yield return Of("SectionField", SlackLimits.SectionField, n => new Section(Fields: [Text(n)]));
        yield return Of("SectionFields", SlackLimits.SectionFields, n => new Section(Fields: Many<TextObject>(n, _ => "x")));
        yield return Of("HeaderText", SlackLimits.HeaderText, n => new Header(Text(n)));
        yield return Of("TextObject", SlackLimits.TextObject, n => new Context([Mrkdwn.Escaped(Text(n))]));
        yield return Of("ContextElements", SlackLimits.ContextElements, n => new Context(Many<IContextElement>(n, _ => new PlainText("x"))));
        yield return Of("ActionsElements", SlackLimits.ActionsElements, n => new Actions(Many<Element>(n, i => new Button("x", $"a.b:{i}"))));
        yield return Of("ImageAltText", SlackLimits.ImageAltText, n => new Image("https://example.com/x.png", Text(n)));
        yield return Of("ImageTitle", SlackLimits.ImageTitle, n => new Image("https://example.com/x.png", "x", Text(n)));
        yield return Of("ImageUrl", SlackLimits.ImageUrl, n => new Image(Url(n), "x"));
        yield return Of("ImageAltText", SlackLimits.ImageAltText, n => new ImageElement("https://example.com/x.png", Text(n)));
        yield return Of("InputLabel", SlackLimits.InputLabel, n => new Input(Text(n), new PlainTextInput("a.b")));
        yield return Of("InputHint", SlackLimits.InputHint, n => new Input("x", new PlainTextInput("a.b"), Text(n)));
        yield return Of("MarkdownText", SlackLimits.MarkdownText, n => new MarkdownBlock(Text(n)));
        yield return Of("BlockId", SlackLimits.BlockId, n => new Divider(Text(n)));
        yield return Of("ActionId", SlackLimits.ActionId, n => new Button("x", Text(n)));
        yield return Of("ButtonText", SlackLimits.ButtonText, n => new Button(Text(n), "a.b"));
        yield return Of("ButtonValue", SlackLimits.ButtonValue, n => new Button("x", "a.b", Text(n)));
        yield return Of("ButtonUrl", SlackLimits.ButtonUrl, n => new Button("x", "a.b", Url: Url(n)));
        yield return Of("AccessibilityLabel", SlackLimits.AccessibilityLabel, n => new Button("x", "a.b", AccessibilityLabel: Text(n)));
        yield return Of("Placeholder", SlackLimits.Placeholder, n => new UsersSelect("a.b", Placeholder: Text(n)));
        yield return Of("Placeholder", SlackLimits.Placeholder, n => new EmailInput("a.b", Placeholder: Text(n)));
        yield return Of("SelectOptions", SlackLimits.SelectOptions, n => new StaticSelect("a.b", Options(n)));
        yield return Of("SelectOptions", SlackLimits.SelectOptions, n => new MultiStaticSelect("a.b", Options(n)));
        yield return Of("SelectOptions", SlackLimits.SelectOptions, n => new OptionGroup("x", Options(n)));
        yield return Of(
            "SelectOptionGroups", SlackLimits.SelectOptionGroups, n => new StaticSelect("a.b", OptionGroups: Many(n, _ => new OptionGroup("x", [One]))));
        yield return Of("OverflowOptions", SlackLimits.OverflowOptions, n => new Overflow("a.b", Options(n)));
        yield return Of("CheckboxOptions", SlackLimits.CheckboxOptions, n => new Checkboxes("a.b", Options(n)));
        yield return Of("RadioOptions", SlackLimits.RadioOptions, n => new RadioButtons("a.b", Options(n)));
        yield return Of("OptionText", SlackLimits.OptionText, n => Option.Plain(Text(n), "1"));
        yield return Of("OptionDescription", SlackLimits.OptionDescription, n => Option.Plain("x", "1", Text(n)));
        yield return Of("OptionValue", SlackLimits.OptionValue, n => Option.Plain("x", Text(n)));
        yield return Of("OptionUrl", SlackLimits.OptionUrl, n => new Option("x", "1", Url: Url(n)));
        yield return Of("OptionGroupLabel", SlackLimits.OptionGroupLabel, n => new OptionGroup(Text(n), [One]));
        yield return Of("ConfirmTitle", SlackLimits.ConfirmTitle, n => new Confirm(Text(n), "x", "Yes", "No"));
        yield return Of("ConfirmText", SlackLimits.ConfirmText, n => new Confirm("x", Text(n), "Yes", "No"));
        yield return Of("ConfirmButton", SlackLimits.ConfirmButton, n => new Confirm("x", "x", Text(n), "No"));
        yield return Of("ConfirmButton", SlackLimits.ConfirmButton, n => new Confirm("x", "x", "Yes", Text(n)));
        yield return Of("PlainTextInputLength", SlackLimits.PlainTextInputLength, n => new PlainTextInput("a.b", MaxLength: n));
        yield return Of("PlainTextInputLength", SlackLimits.PlainTextInputLength, n => new PlainTextInput("a.b", MinLength: n));
        yield return Of("TableRows", SlackLimits.TableRows, n => new Table(Many<IReadOnlyList<TableCell>>(n, _ => ["x"])));
        yield return Of("TableColumns", SlackLimits.TableColumns, n => new Table([Many<TableCell>(n, _ => "x")]));
        yield return Of("TableColumns", SlackLimits.TableColumns, n => new Table([["x"]], Many<TableColumn?>(n, _ => null)));
        yield return Of("ChartTitle", SlackLimits.ChartTitle, n => new DataVisualization(Text(n), new PieChart([Point])));
        yield return Of("ChartLabel", SlackLimits.ChartLabel, n => new ChartPoint(Text(n), 1));
        yield return Of("ChartLabel", SlackLimits.ChartLabel, n => new ChartSeries(Text(n), [Point]));
        yield return Of("ChartLabel", SlackLimits.ChartLabel, n => new ChartAxes([Text(n)]));
        yield return Of("ChartAxisLabel", SlackLimits.ChartAxisLabel, n => new ChartAxes(["x"], XLabel: Text(n)));
        yield return Of("ChartAxisLabel", SlackLimits.ChartAxisLabel, n => new ChartAxes(["x"], YLabel: Text(n)));
        yield return Of("ChartPoints", SlackLimits.ChartPoints, n => new PieChart(Many(n, _ => Point)));
        yield return Of("ChartPoints", SlackLimits.ChartPoints, n => new ChartSeries("x", Many(n, _ => Point)));
        yield return Of("ChartPoints", SlackLimits.ChartPoints, n => new ChartAxes(Many(n, _ => "x")));
        yield return Of("ChartSeries", SlackLimits.ChartSeries, n => new BarChart(Many(n, _ => new ChartSeries("x", [Point])), new ChartAxes(["x"])));
        yield return Of("ChartsPerMessage", SlackLimits.ChartsPerMessage, n => new SlackMessage("x", Many(n, _ => new DataVisualization("x", new PieChart([Point])))));
        yield return Of("MessageText", SlackLimits.MessageText, n => new SlackMessage(Text(n)));
        yield return Of("MessageBlocks", SlackLimits.MessageBlocks, n => new SlackMessage("x", Dividers(n)));
        yield return Of("TablesPerMessage", SlackLimits.TablesPerMessage, n => new SlackMessage("x", Many(n, _ => new Table([["x"]]))));
        yield return Of(
            "MarkdownText", SlackLimits.MarkdownText, n => new SlackMessage("x", [new MarkdownBlock(Text(n - 1)), new MarkdownBlock("x")]));
        yield return Of("ViewBlocks", SlackLimits.ViewBlocks, n => new HomeView(Dividers(n)));
        yield return Of("ViewBlocks", SlackLimits.ViewBlocks, n => new ModalView("x", Dividers(n)));
        yield return Of("ViewTitle", SlackLimits.ViewTitle, n => new ModalView(Text(n), [new Divider()]));
        yield return Of("ViewTitle", SlackLimits.ViewTitle, n => new ModalView("x", [new Divider()], submit: Text(n)));
        yield return Of("ViewTitle", SlackLimits.ViewTitle, n => new ModalView("x", [new Divider()], close: Text(n)));
        yield return Of("PrivateMetadata", SlackLimits.PrivateMetadata, n => new HomeView([new Divider()], privateMetadata: Text(n)));
        yield return Of("CallbackId", SlackLimits.CallbackId, n => new HomeView([new Divider()], callbackId: Text(n)));
        yield return Of("ExternalId", SlackLimits.ExternalId, n => new HomeView([new Divider()], externalId: Text(n)));
    }

    [TestCaseSource(nameof(Limits))]
    public void What_keeps_to_the_limit_is_built(string name, int limit, Func<int, object> build) =>
        Assert.That(() => build(limit), Throws.Nothing, name);

    [TestCaseSource(nameof(Limits))]
    public void One_more_is_refused_and_the_limit_named(string name, int limit, Func<int, object> build) =>
        Assert.That(() => build(limit + 1), Throws.TypeOf<BlockLimitException>().With.Message.Contains($"SlackLimits.{name}"));

    [Test]
    public void The_error_says_what_was_found_and_what_is_allowed() =>
        Assert.That(
            () => new Section(Text(3210)),
            Throws.TypeOf<BlockLimitException>().With.Message.EqualTo(
                "section text: 3,210 characters, Slack's limit is 3,000 (SlackLimits.SectionText)"));

    [Test]
    public void A_limit_counts_the_text_after_escaping() =>
        Assert.That(() => new Section(new string('&', 601)), Throws.TypeOf<BlockLimitException>().With.Message.Contains("3,005"));

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Never("a section without text and fields", () => new Section());
        yield return Never("an empty text", () => new Section(""));
        yield return Never("an empty header", () => new Header(""));
        yield return Never("an input field beside a section", () => new Section("x", Accessory: new PlainTextInput("a.b")));
        yield return Never("an input field among actions", () => new Actions([new PlainTextInput("a.b")]));
        yield return Never("a button as an input", () => new Input("x", Button));
        yield return Never("no actions", () => new Actions([]));
        yield return Never("the same action_id twice in a block", () => new Actions([Button, Button]));
        yield return Never("the same block_id twice in a message", () => new SlackMessage("x", [new Divider("b"), new Divider("b")]));
        yield return Never("the same block_id twice in a view", () => new HomeView([new Divider("b"), new Divider("b")]));
        yield return Never("a message without fallback", () => new SlackMessage("", [new Divider()]));
        yield return Never("an empty view", () => new HomeView([]));
        yield return Never("a form without submit", () => new ModalView("x", [new Input("x", new PlainTextInput("a.b"))]));
        yield return Never("neither options nor groups", () => new StaticSelect("a.b"));
        yield return Never("options and groups", () => new StaticSelect("a.b", [One], [new OptionGroup("x", [One])]));
        yield return Never("a first choice that is none", () => new StaticSelect("a.b", [One], InitialOption: Option.Plain("Two", "2")));
        yield return Never("first choices that are none", () => new Checkboxes("a.b", [One], [Option.Plain("Two", "2")]));
        yield return Never("an empty list of first choices", () => new Checkboxes("a.b", [One], []));
        yield return Never("markup in a menu", () => new StaticSelect("a.b", [new Option("*x*", "1")]));
        yield return Never("an address that is none", () => new Button("x", "a.b", Url: "example"));
        yield return Never("a length below nothing", () => new PlainTextInput("a.b", MinLength: -1));
        yield return Never("a longest text of nothing", () => new PlainTextInput("a.b", MaxLength: 0));
        yield return Never("lengths the wrong way round", () => new PlainTextInput("a.b", MinLength: 5, MaxLength: 4));
        yield return Never("a view above 250 KB", () => new HomeView(Many<Block>(100, _ => new Section(Text(3000)))));
    }

    [TestCaseSource(nameof(Refused))]
    public void What_Slack_would_refuse_cannot_be_built(Func<object> build) =>
        Assert.That(() => build(), Throws.TypeOf<BlockLimitException>());

    [Test]
    public void Blocks_with_ids_left_out_do_not_collide() =>
        Assert.That(new SlackMessage("x", [new Divider(), new Divider()]).Blocks, Has.Count.EqualTo(2));

    private static TestCaseData Of(string name, int limit, Func<int, object> build) => new(name, limit, build) { TestName = null };

    private static TestCaseData Never(string what, Func<object> build) => new TestCaseData(build).SetArgDisplayNames(what);

    private static string Text(int length) => new('x', length);

    private static string Url(int length) => "https://example.com/".PadRight(length, 'x');

    private static Option[] Options(int count) => Many(count, i => Option.Plain("x", $"{i}"));

    private static Divider[] Dividers(int count) => Many(count, _ => new Divider());

    private static T[] Many<T>(int count, Func<int, T> make) => [.. Enumerable.Range(0, count).Select(make)];
}
