using System.Text.Json.Nodes;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using static SlackLearningBot.Tests.Playground.Provocations.Provocation;

namespace SlackLearningBot.Tests.Playground.Provocations;

/// <summary>What makes making, managing, reading and opening conversations fail.</summary>
internal static class OfConversations
{
    private const string Learning = DemoWorkspace.LearningChannel;
    private const string General = DemoWorkspace.GeneralChannel;
    private const string Open = "conversations.open";
    private const string Invite = "conversations.invite";
    private const string Kick = "conversations.kick";

    public static IEnumerable<Provocation> All =>
    [
        .. Nowhere(), .. NotForDirect(), .. Names("conversations.create", ""), .. Renames(), .. Lives(), .. Describing(), .. Memberships(), .. Openings(),
        .. Reads(), .. Lists(),
    ];

    private static IEnumerable<Provocation> Nowhere() => new[]
    {
        "conversations.info", "conversations.members", "conversations.history", "conversations.replies", "conversations.archive", "conversations.unarchive",
        "conversations.rename", "conversations.setTopic", "conversations.setPurpose", "conversations.join", "conversations.leave", Invite, Kick, Open,
    }.Select(method => Of(method, "channel_not_found", """{"channel":"C0NOWHERE00","ts":"1.000001","user":"U1","users":"U1","name":"a","topic":"t","purpose":"p"}"""));

    private static IEnumerable<Provocation> NotForDirect() => new[]
    {
        "conversations.archive", "conversations.unarchive", "conversations.rename", "conversations.setTopic", "conversations.setPurpose", "conversations.join",
        "conversations.leave", Invite, Kick,
    }.Select(method => With(method, "method_not_supported_for_channel_type", scene =>
        $$"""{"channel":"{{scene.Anna.Dm}}","user":"U1","users":"U1","name":"a","topic":"t","purpose":"p"}"""))
        .Append(Of(Open, "method_not_supported_for_channel_type", $$"""{"channel":"{{Learning}}"}"""));

    private static IEnumerable<Provocation> Names(string method, string more)
    {
        yield return Of(method, "invalid_name_required", $$"""{{{more}}"name":""}""");
        yield return Of(method, "invalid_name_maxlength", $$"""{{{more}}"name":"{{new string('a', 81)}}"}""");
        yield return Of(method, "invalid_name_specials", $$"""{{{more}}"name":"Big News!"}""");
        yield return Of(method, "invalid_name_punctuation", $$"""{{{more}}"name":"--_--"}""");
        yield return Of(method, "name_taken", $$"""{{{more}}"name":"general"}""");
    }

    private static IEnumerable<Provocation> Renames()
    {
        const string Rename = "conversations.rename";
        foreach (var taken in Names(Rename, ""))
        {
            yield return taken with
            {
                Arguments = async scene =>
                {
                    var name = JsonNode.Parse(await taken.Arguments(scene))!.AsObject();
                    name["channel"] = Own(scene).Id;
                    return name.ToJsonString();
                },
            };
        }

        yield return Of(Rename, "not_in_channel", $$"""{"channel":"{{General}}","name":"a"}""");
        yield return With(Rename, "not_authorized", scene =>
            $$"""{"channel":"{{scene.Workspace.AddChannel("theirs", "", [scene.Workspace.Bot.Id], creator: DemoWorkspace.Anna).Id}}","name":"a"}""");
        yield return With(Rename, "is_archived", scene =>
        {
            Own(scene).IsArchived = true;
            return $$"""{"channel":"{{scene.Workspace.Channel("ours").Id}}","name":"a"}""";
        });
    }

    private static IEnumerable<Provocation> Lives()
    {
        const string Archive = "conversations.archive";
        yield return After(Archive, "already_archived", scene => scene.Workspace.Channel(Learning).IsArchived = true, $$"""{"channel":"{{Learning}}"}""");
        yield return Of(Archive, "cant_archive_general", $$"""{"channel":"{{General}}"}""");
        yield return Of(Archive, "not_in_channel", $$"""{"channel":"{{DemoWorkspace.RandomChannel}}"}""");
        yield return Of("conversations.unarchive", "not_archived", $$"""{"channel":"{{Learning}}"}""");
    }

    private static IEnumerable<Provocation> Describing()
    {
        foreach (var (method, argument) in new[] { ("conversations.setTopic", "topic"), ("conversations.setPurpose", "purpose") })
        {
            yield return Of(method, "not_in_channel", $$"""{"channel":"{{General}}","{{argument}}":"x"}""");
            yield return Of(method, "too_long", $$"""{"channel":"{{Learning}}","{{argument}}":"{{new string('x', 251)}}"}""");
            yield return After(
                method, "is_archived", scene => scene.Workspace.Channel(Learning).IsArchived = true, $$"""{"channel":"{{Learning}}","{{argument}}":"x"}""");
        }
    }

    private static IEnumerable<Provocation> Memberships()
    {
        const string Leave = "conversations.leave";
        yield return After("conversations.join", "is_archived", scene => scene.Workspace.Channel(General).IsArchived = true, $$"""{"channel":"{{General}}"}""");
        yield return After(Leave, "is_archived", scene => scene.Workspace.Channel(Learning).IsArchived = true, $$"""{"channel":"{{Learning}}"}""");
        yield return Of(Leave, "cant_leave_general", $$"""{"channel":"{{General}}"}""");
        yield return With(Leave, "last_member", scene => $$"""{"channel":"{{scene.Workspace.AddChannel("alone", "", [scene.Workspace.Bot.Id], isPrivate: true).Id}}"}""");
        yield return Of(Invite, "not_in_channel", $$"""{"channel":"{{General}}","users":"{{DemoWorkspace.Anna}}"}""");
        yield return After(Invite, "is_archived", scene => scene.Workspace.Channel(Learning).IsArchived = true, $$"""{"channel":"{{Learning}}","users":"U1"}""");
        yield return Of(Invite, "no_user", $$"""{"channel":"{{Learning}}"}""");
        yield return Of(Invite, "user_not_found", $$"""{"channel":"{{Learning}}","users":"U0NOBODY000"}""");
        yield return Of(Invite, "cant_invite_self", $$"""{"channel":"{{Learning}}","users":"{{DemoWorkspace.BotUser}}"}""");
        yield return Of(Invite, "already_in_channel", $$"""{"channel":"{{Learning}}","users":"{{DemoWorkspace.Anna}}"}""");
        yield return After(Invite, "cant_invite", Retire, $$"""{"channel":"{{Learning}}","users":"{{DemoWorkspace.Erik}}"}""");
        yield return Of(Kick, "not_in_channel", $$"""{"channel":"{{DemoWorkspace.RandomChannel}}","user":"{{DemoWorkspace.Anna}}"}""");
        yield return Of(Kick, "cant_kick_self", $$"""{"channel":"{{Learning}}","user":"{{DemoWorkspace.BotUser}}"}""");
        yield return Of(Kick, "user_not_found", $$"""{"channel":"{{Learning}}","user":"U0NOBODY000"}""");
        yield return After(
            Kick, "cant_kick_from_general", scene => scene.Workspace.Conversations.Join(scene.Workspace.Channel(General), DemoWorkspace.BotUser),
            $$"""{"channel":"{{General}}","user":"{{DemoWorkspace.Anna}}"}""");
    }

    private static IEnumerable<Provocation> Openings()
    {
        yield return Of(Open, "users_list_not_supplied", "{}");
        yield return Of(Open, "not_enough_users", """{"users":" , "}""");
        yield return Of(Open, "too_many_users", $$"""{"users":"{{string.Join(',', Enumerable.Range(1, 9).Select(i => "U" + i))}}"}""");
        yield return Of(Open, "user_not_found", """{"users":"U0NOBODY000"}""");
        yield return Of(Open, "cannot_dm_bot", $$"""{"users":"{{DemoWorkspace.BotUser}}"}""");
        yield return After(Open, "user_disabled", Retire, $$"""{"users":"{{DemoWorkspace.Erik}},{{DemoWorkspace.Anna}}"}""");
    }

    private static IEnumerable<Provocation> Reads()
    {
        foreach (var method in new[] { "conversations.history", "conversations.replies" })
        {
            var root = method == "conversations.replies";
            foreach (var (error, part) in new[] { ("invalid_ts_oldest", "\"oldest\":\"x\""), ("invalid_ts_latest", "\"latest\":\"x\""), ("invalid_cursor", "\"cursor\":\"x\"") })
            {
                yield return With(method, error, scene =>
                    $$"""{"channel":"{{Learning}}","ts":"{{(root ? scene.Workspace.Channel(Learning).Roots[0].Ts : "")}}",{{part}}}""");
            }
        }

        yield return Of("conversations.history", "not_in_channel", $$"""{"channel":"{{General}}"}""");
        yield return Of("conversations.replies", "thread_not_found", $$"""{"channel":"{{Learning}}","ts":"1.000001"}""");
    }

    private static IEnumerable<Provocation> Lists()
    {
        foreach (var method in new[] { "conversations.list", "users.conversations" })
        {
            yield return Of(method, "invalid_types", """{"types":"public_channel,secret"}""");
            yield return Of(method, "invalid_limit", """{"limit":"many"}""");
            yield return Of(method, "invalid_cursor", """{"cursor":"x"}""");
        }

        yield return Of("users.conversations", "user_not_found", """{"user":"U0NOBODY000"}""");
        yield return Of("conversations.members", "invalid_limit", $$"""{"channel":"{{Learning}}","limit":"-1"}""");
        yield return Of("conversations.members", "invalid_cursor", $$"""{"channel":"{{Learning}}","cursor":"x"}""");
    }

    private static Conversation Own(Scene scene) => scene.Workspace.AddChannel("ours", "", [scene.Workspace.Bot.Id]);

    private static void Retire(Scene scene) => scene.Workspace.Admit(scene.Workspace.Person(DemoWorkspace.Erik) with { Deleted = true });
}
