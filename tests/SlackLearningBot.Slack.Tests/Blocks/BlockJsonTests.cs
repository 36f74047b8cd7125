using System.Text.Json.Nodes;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

/// <summary>What is built reads in Slack's own words, and reads back as the same record.</summary>
internal sealed class BlockJsonTests
{
    private static readonly Option Mon = Option.Plain("Monday", "mon");
    private static readonly Confirm Sure = new("Sure?", "This *erases* it.", "Erase", "Keep", ButtonStyle.Danger);

    private static IEnumerable<TestCaseData> Elements()
    {
        yield return Of(
            new Button("Yes", "lesson.answer:1", "1.{}", "https://example.com/", ButtonStyle.Primary, Sure, "Answer yes"),
            """{"type":"button","action_id":"lesson.answer:1","text":{"type":"plain_text","text":"Yes"},"value":"1.{}","url":"https://example.com/","style":"primary","confirm":{"title":{"type":"plain_text","text":"Sure?"},"text":{"type":"mrkdwn","text":"This *erases* it."},"confirm":{"type":"plain_text","text":"Erase"},"deny":{"type":"plain_text","text":"Keep"},"style":"danger"},"accessibility_label":"Answer yes"}""");
        yield return Of(
            new StaticSelect("a.b", [Mon], InitialOption: Mon, Placeholder: "Day", FocusOnLoad: true),
            """{"type":"static_select","action_id":"a.b","options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}],"initial_option":{"text":{"type":"plain_text","text":"Monday"},"value":"mon"},"placeholder":{"type":"plain_text","text":"Day"},"focus_on_load":true}""");
        yield return Of(
            new StaticSelect("a.b", OptionGroups: [new OptionGroup("Days", [Mon])]),
            """{"type":"static_select","action_id":"a.b","option_groups":[{"label":{"type":"plain_text","text":"Days"},"options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}]}]}""");
        yield return Of(
            new MultiStaticSelect("a.b", [Mon], InitialOptions: [Mon], MaxSelectedItems: 2),
            """{"type":"multi_static_select","action_id":"a.b","options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}],"initial_options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}],"max_selected_items":2}""");
        yield return Of(
            new Overflow("a.b", [Mon]),
            """{"type":"overflow","action_id":"a.b","options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}]}""");
        yield return Of(
            new Checkboxes("a.b", [new Option("*Mo*", "mon", "early")]),
            """{"type":"checkboxes","action_id":"a.b","options":[{"text":{"type":"mrkdwn","text":"*Mo*"},"value":"mon","description":{"type":"mrkdwn","text":"early"}}]}""");
        yield return Of(
            new RadioButtons("a.b", [Mon], Mon),
            """{"type":"radio_buttons","action_id":"a.b","options":[{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}],"initial_option":{"text":{"type":"plain_text","text":"Monday"},"value":"mon"}}""");
        yield return Of(
            new DatePicker("a.b", new DateOnly(2027, 1, 10)), """{"type":"datepicker","action_id":"a.b","initial_date":"2027-01-10"}""");
        yield return Of(
            new TimePicker("a.b", new TimeOnly(8, 30), "Europe/Stockholm"),
            """{"type":"timepicker","action_id":"a.b","initial_time":"08:30","timezone":"Europe/Stockholm"}""");
        yield return Of(
            new DateTimePicker("a.b", DateTimeOffset.FromUnixTimeSeconds(1768032000)),
            """{"type":"datetimepicker","action_id":"a.b","initial_date_time":1768032000}""");
        yield return Of(
            new PlainTextInput("a.b", "x", true, 1, 500, "Say it"),
            """{"type":"plain_text_input","action_id":"a.b","initial_value":"x","multiline":true,"min_length":1,"max_length":500,"placeholder":{"type":"plain_text","text":"Say it"}}""");
        yield return Of(
            new NumberInput("a.b", false, "3", "1", "9"),
            """{"type":"number_input","action_id":"a.b","is_decimal_allowed":false,"initial_value":"3","min_value":"1","max_value":"9"}""");
        yield return Of(new EmailInput("a.b"), """{"type":"email_text_input","action_id":"a.b"}""");
        yield return Of(new UrlInput("a.b"), """{"type":"url_text_input","action_id":"a.b"}""");
        yield return Of(new UsersSelect("a.b", "U1"), """{"type":"users_select","action_id":"a.b","initial_user":"U1"}""");
        yield return Of(
            new MultiUsersSelect("a.b", ["U1"], 3),
            """{"type":"multi_users_select","action_id":"a.b","initial_users":["U1"],"max_selected_items":3}""");
        yield return Of(
            new ConversationsSelect("a.b", DefaultToCurrentConversation: true, ResponseUrlEnabled: true),
            """{"type":"conversations_select","action_id":"a.b","default_to_current_conversation":true,"response_url_enabled":true}""");
        yield return Of(new ChannelsSelect("a.b", "C1"), """{"type":"channels_select","action_id":"a.b","initial_channel":"C1"}""");
        yield return Of(new ExternalSelect("a.b", 2), """{"type":"external_select","action_id":"a.b","min_query_length":2}""");
    }

    [TestCaseSource(nameof(Elements))]
    public void An_element_is_written_in_Slacks_words_and_read_back(Element element, string expected)
    {
        var block = element is TypedElement or DateTimePicker ? new Input("x", element) : (Block)new Section("x", Accessory: element);

        var json = JsonNode.Parse(SlackJson.Write(block))!;
        var read = SlackJson.ReadBlock(System.Text.Json.JsonElement.Parse(json.ToJsonString()));

        Assert.That(JsonNode.DeepEquals((json["element"] ?? json["accessory"])!, JsonNode.Parse(expected)), Is.True, json.ToJsonString());
        Assert.That(read, Is.TypeOf(block.GetType()));
        Assert.That(SlackJson.Write(read), Is.EqualTo(SlackJson.Write(block)));
        Assert.That(read is Section section ? section.Accessory : ((Input)read).Element, Is.TypeOf(element.GetType()));
    }

    [Test]
    public void A_chart_is_written_with_its_series_and_axes()
    {
        var chart = new DataVisualization(
            "What you know",
            new BarChart([new ChartSeries("Now", [new ChartPoint("sql", 84), new ChartPoint("git", 91.5)])], new ChartAxes(["sql", "git"], YLabel: "of 100")),
            "known");

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(SlackJson.Write(chart)), JsonNode.Parse("""
            {"type":"data_visualization","title":"What you know","block_id":"known","chart":{"type":"bar",
             "series":[{"name":"Now","data":[{"label":"sql","value":84},{"label":"git","value":91.5}]}],
             "axis_config":{"categories":["sql","git"],"y_label":"of 100"}}}
            """)), Is.True, SlackJson.Write(chart));
        Assert.That(((DataVisualization)SlackJson.ReadBlock(System.Text.Json.JsonElement.Parse(SlackJson.Write(chart)))).Chart, Is.TypeOf<BarChart>());
    }

    [Test]
    public void A_table_is_written_with_plain_and_formatted_cells()
    {
        var table = new Table(
            [["Skill", "Level"], [new TableCell.Rich([new("SQL", Bold: true, Url: "https://example.com/sql"), new(" basics")]), "2"]],
            [new TableColumn(IsWrapped: true), new TableColumn(ColumnAlign.Right)]);

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(SlackJson.Write(table)), JsonNode.Parse("""
            {"type":"table","rows":[
              [{"type":"raw_text","text":"Skill"},{"type":"raw_text","text":"Level"}],
              [{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                {"type":"link","text":"SQL","url":"https://example.com/sql","style":{"bold":true}},{"type":"text","text":" basics"}]}]},
               {"type":"raw_text","text":"2"}]],
             "column_settings":[{"is_wrapped":true},{"align":"right"}]}
            """)), Is.True, SlackJson.Write(table));
    }

    [Test]
    public void A_message_is_written_with_its_fallback_and_without_unfolding()
    {
        var message = new SlackMessage("A <lesson>", [new Divider("d")], MessageMetadata.Of("delivery", new Dictionary<string, string> { ["id"] = "7" }))
        {
            ThreadTs = "1.2",
        };

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(SlackJson.Write(message)), JsonNode.Parse("""
            {"text":"A &lt;lesson&gt;","blocks":[{"type":"divider","block_id":"d"}],"metadata":{"event_type":"delivery","event_payload":{"id":"7"}},
             "thread_ts":"1.2","unfurl_links":false,"unfurl_media":false}
            """)), Is.True, SlackJson.Write(message));
    }

    [Test]
    public void A_modal_is_written_with_what_it_has()
    {
        var view = new ModalView(
            "Settings", [new Input("Hour", new TimePicker("settings.hour"), BlockId: "hour")], "Save", "Cancel", "settings.save", "{}", notifyOnClose: true);

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(SlackJson.Write(view)), JsonNode.Parse("""
            {"type":"modal","title":{"type":"plain_text","text":"Settings"},
             "blocks":[{"type":"input","block_id":"hour","label":{"type":"plain_text","text":"Hour"},"element":{"type":"timepicker","action_id":"settings.hour"}}],
             "submit":{"type":"plain_text","text":"Save"},"close":{"type":"plain_text","text":"Cancel"},
             "callback_id":"settings.save","private_metadata":"{}","notify_on_close":true}
            """)), Is.True, SlackJson.Write(view));
    }

    [Test]
    public void Emoji_and_quotes_stay_as_they_are() =>
        Assert.That(SlackJson.Write(new Header("Tea? \"Yes\" 🍵")), Does.Contain("""Tea? \"Yes\" """).And.Contain("text"));

    [Test]
    public void An_unknown_element_inside_a_known_block_is_kept_as_it_came()
    {
        const string json = """{"type":"actions","elements":[{"type":"hologram","action_id":"x.y","size":{"deep":[1,2.50,null]}}]}""";

        var block = SlackJson.ReadBlock(System.Text.Json.JsonElement.Parse(json));

        Assert.That(((Actions)block).Elements[0], Is.TypeOf<UnknownElement>());
        Assert.That(SlackJson.Write(block), Is.EqualTo(json));
    }

    private static TestCaseData Of(Element element, string expected) => new TestCaseData(element, expected).SetArgDisplayNames(element.GetType().Name);
}
