using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Demo;
using static SlackLearningBot.Tests.Playground.Provocations.Provocation;

namespace SlackLearningBot.Tests.Playground.Provocations;

/// <summary>What makes posting, changing and scheduling messages fail.</summary>
internal static class OfMessages
{
    private const string Learning = DemoWorkspace.LearningChannel;
    private const string Post = "chat.postMessage";
    private const string Ephemeral = "chat.postEphemeral";
    private const string Plan = "chat.scheduleMessage";
    private const string Update = "chat.update";
    private const string Unplan = "chat.deleteScheduledMessage";
    private const string Planned = "chat.scheduledMessages.list";

    private static readonly string Soon = $"\"post_at\":{Scene.Start.AddHours(1).ToUnixTimeSeconds()}";

    public static IEnumerable<Provocation> All =>
    [
        .. Drafts(Post, ""), .. Drafts(Ephemeral, $"\"user\":\"{DemoWorkspace.Anna}\","), .. Drafts(Plan, Soon + ","), .. Changes(),
        .. Metadata(Post, ""), .. Metadata(Plan, Soon + ","),
        .. Places(Post, ""), .. Places(Ephemeral, $"\"user\":\"{DemoWorkspace.Anna}\","), .. Places(Plan, Soon + ","),
        .. Threads(Post, ""), .. Threads(Ephemeral, $"\"user\":\"{DemoWorkspace.Anna}\","),
        Of(Post, "cannot_dm_bot", $$"""{"channel":"{{DemoWorkspace.BotUser}}","text":"x"}"""),
        Of(Plan, "cannot_dm_bot", $$"""{"channel":"{{DemoWorkspace.BotUser}}","text":"x",{{Soon}}}"""),
        Of(Ephemeral, "user_not_in_channel", $$"""{"channel":"{{Learning}}","user":"U0NOBODY000","text":"x"}"""),
        Of("chat.getPermalink", "channel_not_found", """{"channel":"C0NOWHERE00","message_ts":"1.000001"}"""),
        Of("chat.getPermalink", "message_not_found", $$"""{"channel":"{{Learning}}","message_ts":"1.000001"}"""),
        .. Deletions(), .. Schedules(),
    ];

    private static IEnumerable<Provocation> Drafts(string method, string more)
    {
        foreach (var (error, part) in DraftParts())
        {
            yield return Of(method, error, $$"""{"channel":"{{Learning}}",{{more}}{{part}}}""");
        }
    }

    private static IEnumerable<(string Error, string Part)> DraftParts()
    {
        yield return ("no_text", "\"text\":\"\"");
        yield return ("invalid_blocks_format", "\"text\":\"x\",\"blocks\":\"[nonsense\"");
        yield return ("invalid_blocks", "\"text\":\"x\",\"blocks\":[{\"type\":\"section\"}]");
        yield return ("msg_blocks_too_long", $"\"text\":\"x\",\"blocks\":[{string.Join(',', Enumerable.Repeat(Long, 5))}]");
        yield return ("markdown_text_conflict", "\"text\":\"x\",\"markdown_text\":\"y\"");
        yield return ("msg_too_long", $"\"markdown_text\":\"{new string('x', 12_001)}\"");
        yield return ("invalid_attachments", "\"text\":\"x\",\"attachments\":[{\"blocks\":[{\"type\":\"section\"}]}]");
        yield return ("too_many_attachments", $"\"text\":\"x\",\"attachments\":[{string.Join(',', Enumerable.Repeat("{}", 101))}]");
    }

    private static string Long => $$$"""{"type":"section","text":{"type":"mrkdwn","text":"{{{new string('x', 3000)}}}"}}""";

    private static IEnumerable<Provocation> Metadata(string method, string more)
    {
        yield return Of(method, "invalid_metadata_format", $$$"""{"channel":"{{{Learning}}}",{{{more}}}"text":"x","metadata":{"event_type":"a"}}""");
        yield return Of(
            method, "metadata_too_large",
            $$$$"""{"channel":"{{{{Learning}}}}",{{{{more}}}}"text":"x","metadata":{"event_type":"a","event_payload":{"b":"{{{{new string('x', 17_000)}}}}"}}}""");
    }

    private static IEnumerable<Provocation> Places(string method, string more)
    {
        yield return Of(method, "channel_not_found", $$"""{"channel":"C0NOWHERE00",{{more}}"text":"x"}""");
        yield return Of(method, "not_in_channel", $$"""{"channel":"{{DemoWorkspace.GeneralChannel}}",{{more}}"text":"x"}""");
        yield return After(
            method, "is_archived", scene => scene.Workspace.Channel(Learning).IsArchived = true, $$"""{"channel":"{{Learning}}",{{more}}"text":"x"}""");
        yield return With(method, "messages_tab_disabled", scene =>
        {
            scene.Workspace.MessagesTabEnabled = false;
            return $$"""{"channel":"{{scene.Anna.Dm}}",{{more}}"text":"x"}""";
        });
    }

    private static IEnumerable<Provocation> Threads(string method, string more)
    {
        yield return Of(method, "invalid_thread_ts", $$"""{"channel":"{{Learning}}",{{more}}"text":"x","thread_ts":"today"}""");
        yield return Of(method, "thread_not_found", $$"""{"channel":"{{Learning}}",{{more}}"text":"x","thread_ts":"1.000001"}""");
    }

    private static IEnumerable<Provocation> Changes()
    {
        foreach (var (error, part) in DraftParts().Concat(MetadataParts()))
        {
            yield return new Provocation(Update, error, async scene => $$"""{{{await OwnAsync(scene)}},{{part}}}""");
        }

        yield return Of(Update, "channel_not_found", """{"channel":"C0NOWHERE00","ts":"1.000001","text":"x"}""");
        yield return Of(Update, "message_not_found", $$"""{"channel":"{{Learning}}","ts":"1.000001","text":"x"}""");
        yield return With(Update, "cant_update_message", scene => $$"""{{{Foreign(scene)}},"text":"x"}""");
        yield return new Provocation(Update, "is_inactive", async scene =>
        {
            var own = await OwnAsync(scene);
            scene.Workspace.Channel(Learning).IsArchived = true;
            return $$"""{{{own}},"text":"x"}""";
        });
    }

    private static IEnumerable<(string Error, string Part)> MetadataParts()
    {
        yield return ("invalid_metadata_format", "\"text\":\"x\",\"metadata\":{\"event_type\":\"a\"}");
        yield return ("metadata_too_large", $"\"text\":\"x\",\"metadata\":{{\"event_type\":\"a\",\"event_payload\":{{\"b\":\"{new string('x', 17_000)}\"}}}}");
    }

    private static IEnumerable<Provocation> Deletions()
    {
        const string Delete = "chat.delete";
        yield return Of(Delete, "channel_not_found", """{"channel":"C0NOWHERE00","ts":"1.000001"}""");
        yield return Of(Delete, "message_not_found", $$"""{"channel":"{{Learning}}","ts":"1.000001"}""");
        yield return With(Delete, "cant_delete_message", scene => "{" + Foreign(scene) + "}");
    }

    private static IEnumerable<Provocation> Schedules()
    {
        static string At(DateTimeOffset at) => $$"""{"channel":"{{Learning}}","text":"x","post_at":{{at.ToUnixTimeSeconds()}}}""";
        yield return Of(Plan, "invalid_time", $$"""{"channel":"{{Learning}}","text":"x","post_at":"soon"}""");
        yield return Of(Plan, "time_in_past", At(Scene.Start));
        yield return Of(Plan, "time_too_far", At(Scene.Start.AddDays(120).AddSeconds(1)));
        yield return new Provocation(Plan, "restricted_too_many", async scene =>
        {
            for (var i = 0; i < 30; i++)
            {
                await scene.CallAsync(Plan, JsonNode.Parse(At(Scene.Start.AddHours(1).AddSeconds(i)))!.AsObject());
            }

            return At(Scene.Start.AddHours(1).AddSeconds(299));
        });
        yield return Of(Unplan, "channel_not_found", """{"channel":"C0NOWHERE00","scheduled_message_id":"Q1"}""");
        yield return Of(Unplan, "invalid_scheduled_message_id", $$"""{"channel":"{{Learning}}","scheduled_message_id":"Q1"}""");
        yield return Of(Planned, "invalid_channel", """{"channel":"C0NOWHERE00"}""");
        yield return Of(Planned, "invalid_cursor", """{"cursor":"tomorrow"}""");
    }

    private static async Task<string> OwnAsync(Scene scene)
    {
        var posted = await scene.CallAsync(Post, new JsonObject { ["channel"] = Learning, ["text"] = "mine" });
        return $"\"channel\":\"{Learning}\",\"ts\":\"{(string?)posted["ts"]}\"";
    }

    private static string Foreign(Scene scene) => $"\"channel\":\"{Learning}\",\"ts\":\"{scene.Workspace.Channel(Learning).Roots[0].Ts}\"";
}
