using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

internal sealed class ReadingTests
{
    [Test]
    public async Task A_person_has_a_zone_an_offset_of_now_and_a_locale_when_asked()
    {
        await using var scene = await Scene.OpenAsync();

        var winter = (await scene.FormAsync("users.info", ("user", DemoWorkspace.Maria), ("include_locale", "true")))["user"]!;
        await scene.Slack.TurnClockAsync(new DateTimeOffset(2027, 6, 1, 12, 0, 0, TimeSpan.Zero));
        var summer = (await scene.FormAsync("users.info", ("user", DemoWorkspace.Maria)))["user"]!;

        Assert.That((string?)winter["tz"], Is.EqualTo("America/New_York"));
        Assert.That((int?)winter["tz_offset"], Is.EqualTo(-18000));
        Assert.That((string?)winter["locale"], Is.EqualTo("en-US"));
        Assert.That((string?)winter["profile"]!["email"], Is.EqualTo("maria@juniper.example"));
        Assert.That((int?)summer["tz_offset"], Is.EqualTo(-14400));
        Assert.That(summer["locale"], Is.Null);
    }

    [Test]
    public async Task People_are_found_by_mail_and_unknown_ones_are_not()
    {
        await using var scene = await Scene.OpenAsync();

        var found = await scene.FormAsync("users.lookupByEmail", ("email", "ANNA@juniper.example"));
        var missing = await scene.FormAsync("users.lookupByEmail", ("email", "nobody@juniper.example"));
        var unknown = await scene.FormAsync("users.info", ("user", "U0NOBODY000"));

        Assert.That((string?)found["user"]!["id"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That((string?)missing["error"], Is.EqualTo("users_not_found"));
        Assert.That((string?)unknown["error"], Is.EqualTo("user_not_found"));
    }

    [Test]
    public async Task Lists_come_in_pages_with_a_cursor_until_it_is_empty()
    {
        await using var scene = await Scene.OpenAsync();

        var ids = new List<string?>();
        var cursor = "";
        do
        {
            var page = await scene.FormAsync("users.list", ("limit", "3"), ("cursor", cursor));
            ids.AddRange(page["members"]!.AsArray().Select(member => (string?)member!["id"]));
            cursor = (string?)page["response_metadata"]!["next_cursor"] ?? "";
        }
        while (cursor.Length > 0);
        var wrong = await scene.FormAsync("users.list", ("cursor", "nonsense"));

        Assert.That(ids, Has.Count.EqualTo(7).And.Unique);
        Assert.That((string?)wrong["error"], Is.EqualTo("invalid_cursor"));
    }

    [Test]
    public async Task A_person_of_another_workspace_is_found_by_id_but_not_listed()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Workspace.Admit(new Person { Id = "U0PGCLEO001", TeamId = "T0PGCEDAR01", Name = "cleo", RealName = "Cleo Park" });

        var info = await scene.FormAsync("users.info", ("user", "U0PGCLEO001"));
        var list = await scene.FormAsync("users.list");

        Assert.That((string?)info["user"]!["team_id"], Is.EqualTo("T0PGCEDAR01"));
        Assert.That(list.ToJsonString(), Does.Not.Contain("U0PGCLEO001"));
    }

    [Test]
    public async Task Opening_a_conversation_twice_gives_the_same_one()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Workspace.Admit(new Person { Id = "U0PGNEW0001", TeamId = DemoWorkspace.Team, Name = "new", RealName = "New Person" });

        var first = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = "U0PGNEW0001" });
        var second = await scene.CallAsync("conversations.open", new JsonObject { ["users"] = "U0PGNEW0001", ["return_im"] = true });

        Assert.That(first["already_open"], Is.Null);
        Assert.That((bool?)second["already_open"], Is.True);
        Assert.That((string?)second["channel"]!["id"], Is.EqualTo((string?)first["channel"]!["id"]));
        Assert.That((string?)second["channel"]!["user"], Is.EqualTo("U0PGNEW0001"));
    }

    [TestCase("""{}""", "users_list_not_supplied")]
    [TestCase("""{"users":"U0NOBODY000"}""", "user_not_found")]
    [TestCase("""{"users":"U0PGLEARNBOT"}""", "cannot_dm_bot")]
    [TestCase("""{"users":"U0PGANNA001,U0PGBEN0001"}""", "missing_scope")]
    [TestCase("""{"channel":"C0PGGENERAL"}""", "method_not_supported_for_channel_type")]
    public async Task What_cannot_be_opened_is_refused(string arguments, string error)
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.CallAsync("conversations.open", JsonNode.Parse(arguments)!.AsObject());

        Assert.That((string?)answer["error"], Is.EqualTo(error));
    }

    [Test]
    public async Task Channels_and_members_are_listed_and_other_peoples_talk_is_hidden()
    {
        await using var scene = await Scene.OpenAsync();
        var between = scene.Workspace.Conversations.FindDirect(DemoWorkspace.Anna, DemoWorkspace.Ben)!;

        var channels = await scene.FormAsync("conversations.list", ("types", "public_channel"));
        var mine = await scene.FormAsync("users.conversations", ("types", "public_channel"));
        var members = await scene.FormAsync("conversations.members", ("channel", DemoWorkspace.EngineeringChannel));
        var hidden = await scene.FormAsync("conversations.info", ("channel", between.Id));
        var wrong = await scene.FormAsync("conversations.list", ("types", "garden"));

        Assert.That(channels["channels"]!.AsArray().Select(channel => (string?)channel!["name"]), Is.EquivalentTo(new[] { "general", "engineering", "learning", "random" }));
        Assert.That(mine["channels"]!.AsArray().Select(channel => (string?)channel!["name"]), Is.EqualTo(new[] { "learning" }));
        Assert.That(members["members"]!.AsArray(), Has.Count.EqualTo(4));
        Assert.That((string?)hidden["error"], Is.EqualTo("channel_not_found"));
        Assert.That((string?)wrong["error"], Is.EqualTo("invalid_types"));
    }

    [Test]
    public async Task Team_info_names_the_workspace()
    {
        await using var scene = await Scene.OpenAsync();

        var team = await scene.CallAsync("team.info", []);

        Assert.That((string?)team["team"]!["name"], Is.EqualTo("Juniper Works"));
        Assert.That((string?)(await scene.CallAsync("team.info", new JsonObject { ["team"] = "T1" }))["error"], Is.EqualTo("team_not_found"));
    }
}
