using System.Text;
using System.Text.Json;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Inbound;

/// <summary>Every event among Slack's samples, as it is and with what Slack may add one day.</summary>
internal sealed class EventSampleTests
{
    private static readonly Dictionary<string, Type> Known = new()
    {
        ["app_home_opened"] = typeof(AppHomeOpened),
        ["message"] = typeof(MessageEvent),
        ["app_mention"] = typeof(AppMention),
        ["user_change"] = typeof(UserChanged),
        ["user_profile_changed"] = typeof(UserChanged),
        ["team_join"] = typeof(TeamJoined),
        ["app_uninstalled"] = typeof(AppUninstalled),
        ["tokens_revoked"] = typeof(TokensRevoked),
        ["dnd_updated_user"] = typeof(DndUpdatedUser),
        ["channel_rename"] = typeof(ChannelRenamed),
        ["group_rename"] = typeof(ChannelRenamed),
        ["channel_archive"] = typeof(ChannelClosed),
        ["channel_deleted"] = typeof(ChannelClosed),
        ["group_archive"] = typeof(ChannelClosed),
        ["group_deleted"] = typeof(ChannelClosed),
        ["user_status_changed"] = typeof(UserChanged),
        ["channel_id_changed"] = typeof(ChannelIdChanged),
        ["member_joined_channel"] = typeof(MemberJoinedChannel),
        ["member_left_channel"] = typeof(MemberLeftChannel),
    };

    private static IEnumerable<string> Samples() => [.. SlackSamples.Names("events"), .. SlackSamples.Names("skeletons/events")];

    [TestCaseSource(nameof(Samples))]
    public void A_sample_is_read_with_its_own_ids(string name) => AssertRead(Odd.Filled(SlackSamples.ReadJson(name)));

    [TestCaseSource(nameof(Samples))]
    public void A_sample_with_fields_nobody_knows_yet_is_read_the_same(string name) =>
        AssertRead(Odd.WithUnknownFields(Odd.Filled(SlackSamples.ReadJson(name))));

    [Test]
    public void An_event_of_a_type_nobody_knows_yet_keeps_its_type_and_its_json()
    {
        var envelope = (EventEnvelope)InboundEvent.Parse(
            """{"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":5,"event":{"type":"tea_served","cup":{"size":3}}}"""u8.ToArray());

        Assert.Multiple(() =>
        {
            Assert.That(envelope.Event, Is.TypeOf<UnknownEvent>());
            Assert.That(envelope.Event.Type, Is.EqualTo("tea_served"));
            Assert.That(envelope.Event.Json.GetProperty("cup").GetProperty("size").GetInt32(), Is.EqualTo(3));
        });
    }

    private static void AssertRead(JsonElement json)
    {
        var parsed = InboundEvent.Parse(Encoding.UTF8.GetBytes(json.GetRawText()));
        switch (json.Text("type"))
        {
            case "event_callback":
                AssertEnvelope(json, (EventEnvelope)parsed);
                break;
            case "url_verification":
                Assert.That(((UrlVerification)parsed).Challenge, Is.EqualTo(json.Text("challenge")));
                break;
            case "app_rate_limited":
                Assert.That(((AppRateLimited)parsed).TeamId, Is.EqualTo(json.Text("team_id")));
                Assert.That(
                    ((AppRateLimited)parsed).Minute?.ToUnixTimeSeconds(), Is.EqualTo(json.Whole("minute_rate_limited")));
                break;
            case var type:
                Assert.That(((UnknownInbound)parsed).Type, Is.EqualTo(type ?? ""));
                break;
        }
    }

    private static void AssertEnvelope(JsonElement json, EventEnvelope envelope)
    {
        var inner = json.Object("event");
        var type = inner?.Text("type") ?? "";
        var authorization = json.Items("authorizations") is [var first, ..] ? first : default;
        Assert.Multiple(() =>
        {
            Assert.That(envelope.TeamId, Is.EqualTo(authorization.Text("team_id") ?? json.Text("team_id")));
            Assert.That(envelope.EventId, Is.EqualTo(json.Text("event_id") ?? ""));
            Assert.That(envelope.AppId, Is.EqualTo(json.Text("api_app_id")));
            Assert.That(envelope.Event, Is.TypeOf(Known.GetValueOrDefault(type, typeof(UnknownEvent))));
            Assert.That(envelope.Event.Type, Is.EqualTo(type));
            Assert.That(envelope.Event.EventTs, Is.EqualTo(inner?.Text("event_ts")));
        });
        AssertInner(inner ?? default, envelope.Event);
    }

    private static void AssertInner(JsonElement json, InnerEvent read)
    {
        switch (read)
        {
            case MessageEvent message:
                Assert.That(
                    (message.ChannelId, message.Ts, message.UserId, message.Subtype, message.BotId, message.Files.Count),
                    Is.EqualTo((json.Text("channel") ?? "", json.Text("ts") ?? "", json.Text("user"), json.Text("subtype"),
                        json.Text("bot_id"), json.Items("files").Count)));
                Assert.That(message.Changed?.Text, Is.EqualTo(json.Text("message", "text")));
                break;
            case AppHomeOpened home:
                Assert.That(
                    (home.UserId, home.ChannelId, home.Tab),
                    Is.EqualTo((json.Text("user"), json.Text("channel"), json.Text("tab"))));
                Assert.That(home.View?.Id, Is.EqualTo(json.Text("view", "id")));
                break;
            case UserChanged changed:
                Assert.That(changed.Member?.Id, Is.EqualTo(json.Text("user", "id")));
                break;
            case TokensRevoked revoked:
                Assert.That(revoked.BotUserIds, Is.EqualTo(json.Object("tokens")?.Texts("bot") ?? []));
                Assert.That(revoked.UserIds, Is.EqualTo(json.Object("tokens")?.Texts("oauth") ?? []));
                break;
            case MemberJoinedChannel joined:
                Assert.That((joined.UserId, joined.ChannelId), Is.EqualTo((json.Text("user"), json.Text("channel"))));
                break;
        }
    }
}
