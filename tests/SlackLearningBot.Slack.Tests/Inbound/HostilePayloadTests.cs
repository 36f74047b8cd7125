using System.Text;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Inbound;

/// <summary>Bodies nobody should send: a clear error or a tolerant reading, never another exception.</summary>
internal sealed class HostilePayloadTests
{
    private static readonly string[] NoObjects =
    [
        "", " ", "null", "[]", "\"text\"", "17", "{", "{\"type\":", "{\"type\":\"event_callback\"", "<html></html>", "{} {}", "\u0000",
        "{\"a\":" + new string('[', 100) + new string(']', 100) + "}",
        new('[', 1_000_000),
    ];

    [TestCaseSource(nameof(NoObjects))]
    public void What_is_no_object_is_named_as_such(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        Assert.Multiple(() =>
        {
            Assert.That(() => InboundEvent.Parse(bytes), Throws.TypeOf<SlackPayloadException>().With.Message.Contains("JSON object"));
            Assert.That(() => Interaction.Parse(bytes), Throws.TypeOf<SlackPayloadException>().With.Message.Contains("JSON object"));
        });
    }

    [Test]
    public void Bytes_that_are_no_utf8_are_named_as_such() =>
        Assert.That(
            () => InboundEvent.Parse(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}' }),
            Throws.TypeOf<SlackPayloadException>().With.Message.Contains("UTF-8"));

    [Test]
    public void A_message_of_a_megabyte_with_emoji_is_read_whole_but_for_NUL()
    {
        var text = "👩‍👩‍👧 \u0000 <!channel> " + new string('x', 1 << 20);
        var json = $$$"""{"type":"event_callback","team_id":"T1","event_id":"Ev1","event":{"type":"message","channel":"C1","ts":"1.000001","text":{{{System.Text.Json.JsonSerializer.Serialize(text)}}}}}""";

        var message = (MessageEvent)((EventEnvelope)InboundEvent.Parse(Encoding.UTF8.GetBytes(json))).Event;

        Assert.That(message.Text, Is.EqualTo(text.Replace("\0", "", StringComparison.Ordinal)));
    }

    [TestCase("""{"type":"event_callback"}""")]
    [TestCase("""{"type":"event_callback","event":null,"event_time":"soon","authorizations":[null,3],"team_id":17}""")]
    [TestCase("""{"type":"event_callback","event":[1],"event_time":1e308}""")]
    [TestCase("""{"type":"event_callback","event_time":99999999999999,"event":{"type":{"a":1}}}""")]
    public void An_envelope_with_wrong_kinds_of_fields_is_an_unknown_event(string json)
    {
        var envelope = (EventEnvelope)InboundEvent.Parse(Encoding.UTF8.GetBytes(json));

        Assert.Multiple(() =>
        {
            Assert.That(envelope.Event, Is.TypeOf<UnknownEvent>());
            Assert.That(envelope.Event.Type, Is.Empty);
            Assert.That(envelope.TeamId, Is.Null);
            Assert.That(envelope.EventTime, Is.EqualTo(DateTimeOffset.UnixEpoch));
        });
    }

    [Test]
    public void Half_an_emoji_costs_one_character_and_not_the_payload()
    {
        var envelope = (EventEnvelope)InboundEvent.Parse(Encoding.UTF8.GetBytes(
            """{"type":"event_callback","event":{"\ud83d":1,"type":"message","channel":"C1","text":"cut \ud83d, whole \ud83d\ude00, \\ud83d, \ude00\ud83d"}}"""));

        Assert.That(((MessageEvent)envelope.Event).Text, Is.EqualTo("cut \uFFFD, whole 😀, \\ud83d, \uFFFD\uFFFD"));
    }

    [TestCase("""{"type":"block_actions"}""")]
    [TestCase("""{"type":"block_actions","actions":[null,{"action_id":7},"x"],"team":null,"user":null,"state":{"values":[]}}""")]
    [TestCase("""{"type":"block_actions","actions":{},"state":{"values":{"b":null,"c":{"d":null}}},"view":[],"container":"x"}""")]
    public void A_click_without_its_fields_is_read_as_empty(string json)
    {
        var click = (BlockActions)Interaction.Parse(json);

        Assert.Multiple(() =>
        {
            Assert.That(click.Actor.UserId, Is.Empty);
            Assert.That(click.Actor.TeamId, Is.Null);
            Assert.That(click.Actions.Select(action => action.ActionId), Is.All.Empty);
            Assert.That(click.State.Text("b", "a"), Is.Null);
        });
    }

    [TestCase("""{"type":"view_submission"}""", "view")]
    [TestCase("""{"type":"view_closed","view":7}""", "view")]
    [TestCase("""{"type":"shortcut"}""", "callback_id")]
    [TestCase("""{"type":"block_suggestion"}""", "action_id")]
    public void What_cannot_be_routed_names_the_missing_field(string json, string field) =>
        Assert.That(() => Interaction.Parse(json), Throws.TypeOf<SlackPayloadException>().With.Message.Contains($"\"{field}\""));

    [TestCase("team_id=T1&user_id=U1&channel_id=C1", "command")]
    [TestCase("command=%2Flearn&user_id=U1&channel_id=C1", "team_id")]
    [TestCase("", "command")]
    [TestCase("&&&=&%", "command")]
    public void A_command_without_its_address_names_the_missing_field(string form, string field) =>
        Assert.That(
            () => SlashCommand.Parse(Encoding.UTF8.GetBytes(form)),
            Throws.TypeOf<SlackPayloadException>().With.Message.Contains($"\"{field}\""));

    [Test]
    public void A_form_is_decoded_once_and_its_first_value_counts()
    {
        var form = FormBody.Parse("text=a+b%2Bc%26d%3De%00%F0%9F%98%80&text=other&broken=%zz%&empty="u8);

        Assert.Multiple(() =>
        {
            Assert.That(form["text"], Is.EqualTo("a b+c&d=e😀"));
            Assert.That(form["broken"], Is.EqualTo("%zz%"));
            Assert.That(form["empty"], Is.Empty);
        });
    }

    [Test]
    public void A_form_of_thousands_of_fields_is_refused() =>
        Assert.That(
            () => FormBody.Parse(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(i => $"f{i}=1")))),
            Throws.TypeOf<SlackPayloadException>().With.Message.Contains("100"));

    [Test]
    public void An_interaction_without_payload_says_so() =>
        Assert.That(
            () => Interaction.ParseForm("ssl_check=1"u8), Throws.TypeOf<SlackPayloadException>().With.Message.Contains("payload"));

    [TestCase("""{"type":"section","text":{"type":"mrkdwn","text":""}}""")]
    [TestCase("""{"type":"section","text":null,"fields":[null]}""")]
    [TestCase("""{"type":"actions","elements":[]}""")]
    [TestCase("""{"type":"actions","elements":[null]}""")]
    [TestCase("""{"type":"header","text":"bare"}""")]
    [TestCase("""{"type":"image","image_url":"no address","alt_text":"x"}""")]
    [TestCase("""{"type":7}""")]
    [TestCase("""[1,2]""")]
    [TestCase("""{"type":"divider","block_id":{"a":1}}""")]
    [TestCase("""{"type":"table","rows":[null]}""")]
    public void A_block_no_rule_allows_is_kept_as_it_came(string json)
    {
        var block = SlackJson.ReadBlock(System.Text.Json.JsonElement.Parse(json));

        Assert.That(block, Is.TypeOf<UnknownBlock>());
        Assert.That(SlackJson.Write(block), Is.EqualTo(json));
    }
}
