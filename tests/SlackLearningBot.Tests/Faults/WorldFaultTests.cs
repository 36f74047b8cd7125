using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>The workspace changes between the bot's decision and its call.</summary>
internal sealed class WorldFaultTests
{
    private FaultDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await FaultDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private Task<string?> InstallationAsync() => desk.Bot.ScalarAsync<string>("select state from installation where team_id = @Team", new { DemoWorkspace.Team });

    [TestCase("C2")]
    [TestCase("C4")]
    [TestCase("C5")]
    public async Task A_person_who_changes_meanwhile_gets_the_lesson_all_the_same(string fault)
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.BreakAsync(new FaultWish(fault) { At = "chat.postMessage", User = "anna" });

        await desk.Lessons.OweAsync(desk.Bot.Anna);
        await desk.Bot.SettleAsync();
        await desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(desk.Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(await desk.LessonStateAsync(desk.Bot.Anna), Is.EqualTo("sent"));
        desk.Check();
    }

    [Test, Strikes("C1")]
    public async Task Somebody_who_leaves_between_decision_and_post_stops_nothing_for_others()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.Lessons.EnrolAsync(desk.Bot.Ben, "t");
        await desk.BreakAsync(new FaultWish("C1") { At = "chat.postMessage", User = "anna" });

        await desk.Lessons.OweAsync(desk.Bot.Anna);
        await desk.Lessons.OweAsync(desk.Bot.Ben);
        await desk.Bot.SettleAsync();
        await desk.RecoverAsync();

        Assert.That(desk.Bot.Anna.Me.Deleted, Is.True);
        Assert.That(FaultDesk.Seen(desk.Bot.Ben), Has.Count.EqualTo(1));
        Assert.That(FaultDesk.Seen(desk.Bot.Slack.As(DemoWorkspace.Anna)), Has.Count.EqualTo(1), "Slack takes messages to who has left");
        desk.Check();
    }

    [Test, Strikes("C1", "deactivated"), Strikes("C1", "taken_back"), Strikes("W22", "user_disabled")]
    public async Task Somebody_who_is_taken_back_gets_lessons_again()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        var anna = desk.Bot.Anna;
        await desk.BreakAsync(new FaultWish("C1") { User = "anna" });
        await desk.BreakAsync(new FaultWish("W22") { Variant = "user_disabled", At = "chat.postMessage", User = "anna" });
        await desk.Lessons.OweAsync(anna);
        await desk.Bot.SettleAsync();
        await desk.RecoverAsync();
        var whileAway = (FaultDesk.Seen(anna).Count, await UnreachableAsync());

        await desk.BreakAsync(new FaultWish("C1") { Variant = "taken_back", User = "anna" });
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-24T06:00:00Z");
        await desk.Lessons.OweAsync(anna);
        await desk.Bot.SettleAsync();

        Assert.That(whileAway, Is.EqualTo((0, "user_disabled")));
        Assert.That(await UnreachableAsync(), Is.Null, "Slack says that she is back");
        Assert.That(FaultDesk.Seen(anna), Has.Count.EqualTo(1));
        desk.Check();
    }

    private Task<string?> UnreachableAsync() => desk.Bot.ScalarAsync<string>("select unreachable from contact where user_id = @Anna", new { DemoWorkspace.Anna });

    [Test, Strikes("C4")]
    public async Task Somebody_who_moves_is_offered_the_new_zone_and_keeps_their_hour_until_then()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.Bot.Anna.OpenHomeAsync();
        await desk.Bot.SettleAsync();
        await desk.BreakAsync(new FaultWish("C4") { User = "anna", Value = "Asia/Tokyo" });

        await desk.Bot.SettleAsync();

        Assert.That((await LearnerTable.ReadAsync(desk.Bot, desk.Bot.Anna))!.Zone, Is.EqualTo("Europe/Stockholm"));
        Assert.That(await desk.Bot.ScalarAsync<string>("select zone from person where user_id = @UserId", new { desk.Bot.Anna.UserId }), Is.EqualTo("Asia/Tokyo"));
        desk.Check();
    }

    [Test, Strikes("C6")]
    public async Task The_clocks_change_and_the_lesson_comes_at_the_same_hour_of_the_wall()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.Bot.Anna.CommandAsync("/learn time 08:30 mon-fri");
        desk.Bot.Machine.Advance(TimeSpan.FromDays(125));

        await desk.BreakAsync(new FaultWish("C6") { User = "anna" });
        await desk.Bot.TickAsync();

        Assert.That(desk.Bot.Now, Is.EqualTo(DateTimeOffset.Parse("2027-03-28T02:00:00Z", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That((await LearnerTable.ReadAsync(desk.Bot, desk.Bot.Anna))!.NextLessonAt!.Value.UtcDateTime.TimeOfDay, Is.EqualTo(new TimeSpan(6, 30, 0)), "08:30 in summer");
        desk.Check();
    }

    [TestCase("removed", "removed")]
    [TestCase("untold", "removed")]
    [TestCase("new_bot_user", "removed")]
    [Strikes("C12")]
    public async Task An_app_that_is_removed_while_it_sends_stops(string variant, string state)
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        desk.Bot.Machine.Advance(TimeSpan.FromSeconds(5)); // after the installation, whose time has no fractions at Slack
        await desk.BreakAsync(new FaultWish("C12") { Variant = variant, At = "chat.postMessage" });

        await desk.Lessons.OweAsync(desk.Bot.Anna);
        await desk.Bot.SettleAsync();
        await desk.RecoverAsync();

        Assert.That(await InstallationAsync(), Is.EqualTo(state), "the token it knows is dead");
        Assert.That(FaultDesk.Seen(desk.Bot.Anna), Is.Empty);
        desk.Check();
    }

    [Test, Strikes("E7"), Strikes("C12")]
    public async Task News_of_a_removal_after_the_new_installation_end_nothing()
    {
        var workspace = desk.Bot.Anna.Workspace;
        await desk.BreakAsync(new FaultWish("E7") { At = "app_uninstalled" });

        await desk.Bot.Slack.UninstallAsync(workspace);
        await desk.Bot.SettleAsync();
        desk.Bot.Slack.Events.Release(workspace);
        await desk.Bot.Slack.Events.WhenDeliveredAsync(CancellationToken.None);
        await desk.Bot.SettleAsync();

        Assert.That(desk.Bot.Slack.Events.Attempts.Select(attempt => attempt.Type).Where(type => type.StartsWith("app_", StringComparison.Ordinal)), Has.Exactly(1).Items);
        desk.Check();
    }

    [Test, Strikes("E7"), Strikes("C12")]
    public async Task Tokens_that_are_said_to_be_dead_after_the_removal_change_nothing_more()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        var workspace = desk.Bot.Anna.Workspace;
        desk.Bot.Machine.Advance(TimeSpan.FromSeconds(5));
        await desk.BreakAsync(new FaultWish("E7") { At = "tokens_revoked" });

        await desk.Bot.Slack.UninstallAsync(workspace);
        await desk.Bot.Slack.Events.WhenDeliveredAsync(CancellationToken.None);
        await desk.Bot.SettleAsync();

        Assert.That(desk.Bot.Slack.Events.Attempts.Select(attempt => attempt.Type).Where(type => type is "app_uninstalled" or "tokens_revoked"), Is.EqualTo(new[] { "app_uninstalled", "tokens_revoked" }));
        Assert.That(await InstallationAsync(), Is.EqualTo("removed"));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from inbound_event where state <> 'done'"), Is.Zero);
        desk.Check();
    }

    [Test, Strikes("C13"), Strikes("W15")]
    public async Task A_workspace_that_joins_an_organisation_gets_its_lessons_afterwards()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.BreakAsync(new FaultWish("C13") { Seconds = 600, Team = DemoWorkspace.Team });

        await desk.Lessons.OweAsync(desk.Bot.Anna);
        await desk.Bot.SettleAsync();
        var during = FaultDesk.Seen(desk.Bot.Anna).Count;
        await desk.PassAsync(TimeSpan.FromMinutes(3), steps: 12);

        Assert.That((during, FaultDesk.Seen(desk.Bot.Anna).Count), Is.EqualTo((0, 1)));
        Assert.That(await InstallationAsync(), Is.EqualTo("active"));
        desk.Check();
    }

    [Test, Strikes("C15", "off"), Strikes("C15", "on")]
    public async Task Without_a_Messages_tab_lessons_end_and_with_it_they_come_again()
    {
        await desk.Lessons.EnrolAsync(desk.Bot.Anna, "t");
        await desk.BreakAsync(new FaultWish("C15") { Variant = "off", At = "chat.postMessage" });
        await desk.Lessons.OweAsync(desk.Bot.Anna);
        await desk.Bot.SettleAsync();
        var refused = await desk.LessonStateAsync(desk.Bot.Anna);
        await desk.BreakAsync(new FaultWish("C15") { Variant = "on" });

        await desk.Bot.Anna.CommandAsync("/learn today");
        await desk.Bot.SettleAsync();

        Assert.That(refused, Is.EqualTo("dead: messages_tab_disabled"));
        Assert.That(FaultDesk.Seen(desk.Bot.Anna), Has.Count.EqualTo(1));
        desk.Check();
    }
}
