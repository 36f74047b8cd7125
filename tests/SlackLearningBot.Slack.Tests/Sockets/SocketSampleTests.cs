using SlackLearningBot.Slack.Inbound;
using SlackLearningBot.Slack.Sockets;

namespace SlackLearningBot.Slack.Tests.Sockets;

/// <summary>Every sample of Slack's Socket Mode frames becomes the record it stands for.</summary>
internal sealed class SocketSampleTests
{
    private static readonly Dictionary<string, Action<SocketFrame>> Expected = new()
    {
        ["java-slack-sdk.EnvelopeTest.message.json"] = frame => Assert.That(
            frame, Is.EqualTo(new Hello(1, "A111", "applink-xxx-yyy", TimeSpan.FromSeconds(18060)))),
        ["java-slack-sdk.EnvelopeTest.message-2.json"] = frame => IsClick(frame, "xxx-11-222-yyy-zzz", "a"),
        ["java-slack-sdk.EnvelopeTest.message-3.json"] = frame => IsEvent(frame, "app_mention", "Ev01ERKCFKK9"),
        ["java-slack-sdk.EnvelopeTest.message-4.json"] = frame => IsCommand(frame, "/hi-socket-mode"),
        ["python-slack-sdk.messages.message.json"] = frame => IsEvent(frame, "function_executed", "Ev123"),
        ["python-slack-sdk.messages.message-2.json"] = frame => IsEvent(frame, "function_executed", "Ev123"),
        ["python-slack-sdk.socket_mode_disconnect_message-disconnect.json"] = frame => Assert.That(
            frame, Is.EqualTo(new Disconnect(Disconnect.TooManyWebsockets, "applink-111-xxx"))),
        ["python-slack-sdk.socket_mode_envelopes-block_actions.json"] = frame => IsClick(frame, "dfb98ec6-45a8-4200-98af-7d05fb6fb44f", "a"),
        ["python-slack-sdk.socket_mode_envelopes-event_callback.json"] = frame => IsEvent(frame, "app_mention", "Ev111"),
        ["python-slack-sdk.socket_mode_envelopes-event_callback-2.json"] = frame => IsEvent(frame, "message", "Ev111"),
        ["python-slack-sdk.socket_mode_envelopes-shortcut.json"] = frame =>
        {
            var envelope = (InteractiveEnvelope)frame;
            Assert.That(envelope.AcceptsPayload, Is.False);
            Assert.That(((Shortcut)envelope.Interaction).CallbackId, Is.EqualTo("do-something"));
            Assert.That(envelope.Interaction.Actor, Has.Property("UserId").EqualTo("U111").And.Property("TeamId").EqualTo("T111"));
        },
        ["python-slack-sdk.socket_mode_envelopes-slash_commands.json"] = frame => IsCommand(frame, "/hello-socket-mode"),
        ["python-slack-sdk.socket_mode_hello_message-hello.json"] = frame => Assert.That(
            frame, Is.EqualTo(new Hello(2, "A111", "applink-111-xxx", TimeSpan.FromSeconds(18060)))),
        ["slack-go.socketmode.EventAppMention.json"] = frame => IsEvent(frame, "app_mention", "Ev01JZ2T7S3U"),
        ["slack-go.socketmode.EventDisconnect.json"] = frame => Assert.That(
            frame, Is.EqualTo(new Disconnect(Disconnect.Warning, "applink-7fc4fdbb64-4x5xq"))),
        ["slack-go.socketmode.EventHello.json"] = frame => Assert.That(
            frame, Is.EqualTo(new Hello(4, "A01K58AR4RF", "applink-7fc4fdbb64-4x5xq", TimeSpan.FromSeconds(18060)))),
        ["python-slack-sdk.client-ack.json"] = frame => Assert.That(
            frame, Is.InstanceOf<UnknownEnvelope>(), "ours to send; the next test writes it"),
    };

    private static IEnumerable<string> Names => SlackSamples.Names("socket-mode");

    [TestCaseSource(nameof(Names))]
    public void A_sample_becomes_its_record(string name)
    {
        var frame = SocketFrame.Parse(SlackSamples.Read(name));

        Assert.That(Expected, Does.ContainKey(Path.GetFileName(name)), "a sample nobody looks at");
        Expected[Path.GetFileName(name)](frame);
    }

    [Test]
    public void Our_acknowledgement_is_that_of_the_sample()
    {
        var sample = SlackSamples.ReadJson("socket-mode/python-slack-sdk.client-ack.json");
        var command = SocketFrame.Parse(SlackSamples.Read("socket-mode/python-slack-sdk.socket_mode_envelopes-slash_commands.json"));

        var written = Acknowledgement.Of((Envelope)command, """{"text":"Thanks!"}"""u8.ToArray());

        Assert.That(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(written.Span), sample), Is.True);
    }

    private static void IsEvent(SocketFrame frame, string type, string eventId)
    {
        var envelope = (EventsEnvelope)frame;
        var happened = (EventEnvelope)envelope.Happened;
        Assert.That((envelope.AcceptsPayload, envelope.RetryAttempt, happened.Event.Type, happened.EventId), Is.EqualTo((false, 0, type, eventId)));
    }

    private static void IsClick(SocketFrame frame, string envelopeId, string actionId)
    {
        var envelope = (InteractiveEnvelope)frame;
        Assert.That((envelope.Id, envelope.AcceptsPayload), Is.EqualTo((envelopeId, false)));
        Assert.That(((BlockActions)envelope.Interaction).Actions.Single().ActionId, Is.EqualTo(actionId));
    }

    private static void IsCommand(SocketFrame frame, string name)
    {
        var envelope = (CommandEnvelope)frame;
        Assert.That(
            (envelope.AcceptsPayload, envelope.Command.Command, envelope.Command.TeamId, envelope.Command.UserId, envelope.Command.ChannelId),
            Is.EqualTo((true, name, "T111", "U111", "C111")));
    }
}
