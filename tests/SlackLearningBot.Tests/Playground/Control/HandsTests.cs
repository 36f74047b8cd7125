using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;

namespace SlackLearningBot.Tests.Playground.Control;

/// <summary>What people do about themselves, under messages and with channels.</summary>
internal sealed class HandsTests
{
    [Test]
    public async Task A_reaction_is_counted_told_and_taken_back()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);
        var message = await scene.BotSaysAsync(DemoWorkspace.Anna, "well done");

        await scene.Anna.ReactAsync(message, ":tada:");
        await scene.Anna.ReactAsync(message, "tada");
        var shown = message.Reactions.All.Single();
        await scene.Anna.ReactAsync(message, "tada", take: true);
        var nonsense = await scene.Anna.ReactAsync(message, "so happy");

        Assert.That((shown.Name, shown.Users.Count), Is.EqualTo(("tada", 1)));
        Assert.That(message.Reactions.All, Is.Empty);
        Assert.That(scene.Bot.Events("reaction_added").Single().Event["item"]!["ts"]!.GetValue<string>(), Is.EqualTo(message.Ts));
        Assert.That(scene.Bot.Events("reaction_removed"), Has.Count.EqualTo(1));
        Assert.That(nonsense.Error, Is.EqualTo("invalid_emoji"));
    }

    [Test]
    public async Task A_status_and_a_pause_end_by_themselves_in_peoples_time()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        await scene.Anna.SetStatusAsync("In Lisbon", ":palm_tree:", Scene.Start.AddHours(2));
        await scene.Anna.SnoozeAsync(30);
        var during = scene.Anna.Profile();
        await scene.Slack.TurnClockAsync(Scene.Start.AddHours(3));
        var after = scene.Anna.Profile();

        Assert.That(((string?)during["status_text"], (bool?)during["dnd"]!["snooze_enabled"]), Is.EqualTo(("In Lisbon", true)));
        Assert.That(((string?)after["status_text"], (bool?)after["dnd"]!["snooze_enabled"]), Is.EqualTo(("", false)));
        Assert.That(scene.Bot.Events("user_status_changed"), Has.Count.EqualTo(2), "set, and ended");
        Assert.That((await scene.Anna.SetStatusAsync(new string('x', 101))).Error, Is.EqualTo("too_long"));
        Assert.That((await scene.Anna.SetStatusAsync("", "palm tree")).Error, Is.EqualTo("invalid_emoji"));
        Assert.That((await scene.Anna.SnoozeAsync(-1)).Error, Is.EqualTo("too_long"));
    }

    [Test]
    public async Task Who_leaves_the_company_is_in_no_channel_until_they_come_back()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        await scene.Anna.LeaveCompanyAsync();
        var gone = scene.Workspace.Channel("general").Has(DemoWorkspace.Anna);
        await scene.Anna.ReturnAsync();

        Assert.That(gone, Is.False);
        Assert.That(scene.Workspace.Channel("general").Has(DemoWorkspace.Anna), Is.True);
        Assert.That(scene.Bot.Events("user_change").Select(heard => (bool)heard.Event["user"]!["deleted"]!), Is.EqualTo(new[] { true, false }));
    }

    [Test]
    public async Task People_make_channels_bring_in_the_bot_and_leave_again()
    {
        await using var scene = await Scene.OpenAsync(Scene.Powerful);

        var book = (await scene.Anna.CreateChannelAsync("book-club")).Place!;
        await scene.Slack.As("erik").JoinAsync("book-club");
        await scene.Anna.InviteAsync("book-club", scene.Workspace.Bot.Id);
        await scene.Anna.LeaveAsync("#book-club");

        Assert.That(book.Members, Is.EqualTo(new[] { DemoWorkspace.Erik, scene.Workspace.Bot.Id }));
        Assert.That(scene.Bot.Events("channel_created"), Has.Count.EqualTo(1));
        Assert.That((string?)scene.Bot.Events("member_joined_channel").Single().Event["inviter"], Is.EqualTo(DemoWorkspace.Anna));
        Assert.That((string?)scene.Bot.Events("member_left_channel").Single().Event["user"], Is.EqualTo(DemoWorkspace.Anna));
    }

    [Test]
    public async Task What_cannot_be_done_with_channels_is_refused()
    {
        await using var scene = await Scene.OpenAsync();
        var secret = (await scene.Slack.As("ben").CreateChannelAsync("secret", isPrivate: true)).Place!;

        Assert.That((await scene.Anna.CreateChannelAsync("general")).Error, Is.EqualTo("name_taken"));
        Assert.That((await scene.Anna.CreateChannelAsync("Two Words")).Error, Is.EqualTo("invalid_name"));
        Assert.That((await scene.Anna.JoinAsync(secret.Id)).Error, Is.EqualTo("channel_not_found"));
        Assert.That((await scene.Anna.LeaveAsync("general")).Error, Is.EqualTo("cant_leave_general"));
        Assert.That((await scene.Anna.InviteAsync("general", "ben")).Error, Is.EqualTo("already_in_channel"));
        Assert.That((await scene.Anna.OpenDirectAsync(["nobody"])).Error, Is.EqualTo("user_not_found"));
    }

    [Test]
    public async Task A_group_direct_message_is_opened_once_for_the_same_people()
    {
        await using var scene = await Scene.OpenAsync();

        var first = (await scene.Anna.OpenDirectAsync(["ben", "erik"])).Place!;
        var again = (await scene.Slack.As("ben").OpenDirectAsync(["erik", "anna"])).Place!;
        await scene.Anna.SayAsync("for us three", first.Id);

        Assert.That(again, Is.SameAs(first));
        Assert.That(first.Kind, Is.EqualTo(ConversationKind.GroupDirect));
        Assert.That(scene.Slack.As("erik").Messages(first.Id).Single().Text, Is.EqualTo("for us three"));
        Assert.That(scene.Slack.As("maria").Messages(first.Id), Is.Empty);
    }
}
