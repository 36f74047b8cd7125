using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Shapes;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground;

/// <summary>What happens to people and channels, and what the bot hears of it.</summary>
internal sealed class LifeTests
{
    [Test]
    public async Task Who_joins_and_leaves_a_channel_of_the_bot_is_remarked_and_told()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var engineering = scene.Workspace.Channel("engineering");
        var learning = scene.Workspace.Channel("learning");

        await scene.DoAsync(life => life.Channels.Join(scene.Workspace, engineering, DemoWorkspace.Priya));
        await scene.DoAsync(life => life.Channels.Leave(scene.Workspace, learning, DemoWorkspace.Erik));
        await scene.DoAsync(life => life.Channels.Join(scene.Workspace, learning, DemoWorkspace.Erik, inviter: DemoWorkspace.Priya));

        Assert.That(engineering.Has(DemoWorkspace.Priya), Is.True);
        Assert.That(learning.Roots[^1].Text, Is.EqualTo($"<@{DemoWorkspace.Erik}> has joined the channel"));
        var joined = scene.Bot.Events("member_joined_channel").Select(heard => heard.Event).Single();
        Assert.That((string?)joined["user"], Is.EqualTo(DemoWorkspace.Erik));
        Assert.That((string?)joined["inviter"], Is.EqualTo(DemoWorkspace.Priya));
        Assert.That((string?)scene.Bot.Events("member_left_channel").Single().Event["channel_type"], Is.EqualTo("C"));
        Assert.That(scene.Bot.Events("message").Select(heard => (string?)heard.Event["subtype"]), Is.EquivalentTo(new[] { "channel_leave", "channel_join" }));
    }

    [Test]
    public async Task A_bot_that_is_removed_hears_that_it_left_and_nothing_after()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var learning = scene.Workspace.Channel("learning");

        await scene.DoAsync(life => life.Channels.Leave(scene.Workspace, learning, scene.Workspace.Bot.Id, remover: DemoWorkspace.Priya));
        await scene.Anna.SayAsync("Is it gone?", learning.Id);

        Assert.That((string?)scene.Bot.Events("channel_left").Single().Event["actor_id"], Is.EqualTo(DemoWorkspace.Priya));
        Assert.That(scene.Bot.Events("message"), Is.Empty);
    }

    [Test]
    public async Task Channels_are_made_renamed_and_archived_before_the_bots_eyes()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        Conversation? made = null;
        await scene.DoAsync(life =>
        {
            (made, var told) = life.Channels.Create(scene.Workspace, "lunch", isPrivate: false, DemoWorkspace.Anna);
            return told;
        });

        await scene.DoAsync(life => life.Channels.Rename(scene.Workspace, made!, "dinner", DemoWorkspace.Anna));
        await scene.DoAsync(life => life.Channels.Archive(scene.Workspace, made!, DemoWorkspace.Anna));

        Assert.That((string?)scene.Bot.Events("channel_created").Single().Event["channel"]!["name"], Is.EqualTo("lunch"));
        Assert.That((string?)scene.Bot.Events("channel_rename").Single().Event["channel"]!["name"], Is.EqualTo("dinner"));
        Assert.That((string?)scene.Bot.Events("channel_archive").Single().Event["channel"], Is.EqualTo(made!.Id));
        Assert.That(scene.Workspace.Channel("dinner"), Is.SameAs(made));
        Assert.That((await scene.Anna.SayAsync("Still here?", made.Id)).Error, Is.EqualTo("is_archived"));
    }

    [Test]
    public async Task A_status_is_told_three_ways_and_ends_by_peoples_time()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        await scene.DoAsync(life => life.People.SetStatus(
            scene.Workspace, scene.Anna.Me, new PersonStatus("On holiday", "", Scene.Start.AddDays(2))));

        foreach (var type in new[] { "user_change", "user_profile_changed", "user_status_changed" })
        {
            var profile = scene.Bot.Events(type).Single().Event["user"]!["profile"]!;
            Assert.That(((string?)profile["status_text"], (string?)profile["status_emoji"]), Is.EqualTo(("On holiday", ":speech_balloon:")), type);
        }

        await scene.Slack.TurnClockAsync(Scene.Start.AddDays(2));
        Assert.That((string?)scene.Anna.Profile()["status_text"], Is.Empty);
    }

    [Test]
    public async Task Silence_is_told_in_unix_seconds_of_the_persons_own_nights()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        await scene.DoAsync(life => life.People.SetQuietHours(scene.Workspace, scene.Anna.Me, new QuietHours(new(22, 0), new(7, 30))));
        await scene.DoAsync(life => life.People.Snooze(scene.Workspace, scene.Anna.Me, Scene.Start.AddMinutes(30)));

        // It is 08:00 in Stockholm (UTC+1): the next night is 22:00–07:30 there.
        var status = scene.Bot.Events("dnd_updated_user")[0].Event["dnd_status"]!;
        Assert.That((long?)status["next_dnd_start_ts"], Is.EqualTo(Scene.Start.AddHours(14).ToUnixTimeSeconds()));
        Assert.That((long?)status["next_dnd_end_ts"], Is.EqualTo(Scene.Start.AddHours(23.5).ToUnixTimeSeconds()));
        Assert.That((long?)DndShape.ForPerson(scene.Anna.Me, Scene.Start)["snooze_remaining"], Is.EqualTo(1800));
        Assert.That((bool?)DndShape.ForPerson(scene.Anna.Me, Scene.Start.AddHours(1))["snooze_enabled"], Is.False);
    }

    [Test]
    public async Task A_reaction_is_told_once_and_counts_people()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "Well done");
        var dm = scene.Workspace.Channel(scene.Anna.Dm);

        await scene.DoAsync(life => life.People.React(scene.Workspace, dm, message, "tada", DemoWorkspace.Anna));
        await scene.DoAsync(life => life.People.React(scene.Workspace, dm, message, "tada", DemoWorkspace.Anna));

        var told = scene.Bot.Events("reaction_added").Single().Event;
        Assert.That(((string?)told["reaction"], (string?)told["item"]!["ts"]), Is.EqualTo(("tada", message.Ts)));
        Assert.That((string?)told["item_user"], Is.EqualTo(scene.Workspace.Bot.Id));
        var shape = MessageShape.ForApi(scene.Workspace, dm, message);
        Assert.That((int?)shape["reactions"]![0]!["count"], Is.EqualTo(1));
    }

    [Test]
    public async Task Who_is_deactivated_is_in_no_channel_and_comes_back_to_general()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var erik = scene.Workspace.Person(DemoWorkspace.Erik);
        scene.Workspace.AddUserGroup("designers", "Designers", "Who draws", [erik.Id]);

        await scene.Slack.PutPersonAsync(scene.Workspace, erik with { Deleted = true });

        Assert.That(scene.Workspace.Conversations.Of(erik.Id).Select(scene.Workspace.Channel), Has.All.Property(nameof(Conversation.IsDirect)).True);
        Assert.That(scene.Workspace.UserGroups.FindByAny("designers")!.Users, Is.Empty);
        Assert.That((bool?)scene.Bot.Events("user_change").Single().Event["user"]!["deleted"], Is.True);
        await scene.Slack.PutPersonAsync(scene.Workspace, erik);
        Assert.That(scene.Workspace.Channel("general").Has(erik.Id), Is.True);
    }

    [Test]
    public async Task A_mention_of_the_bot_comes_besides_the_message_but_not_in_a_direct_one()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        await scene.Anna.SayAsync($"Hello <@{DemoWorkspace.BotUser}>", DemoWorkspace.LearningChannel);
        await scene.Anna.SayAsync($"Hello <@{DemoWorkspace.BotUser}>");

        Assert.That(scene.Bot.Events("message"), Has.Count.EqualTo(2));
        Assert.That((string?)scene.Bot.Events("app_mention").Single().Event["channel"], Is.EqualTo(DemoWorkspace.LearningChannel));
    }
}
