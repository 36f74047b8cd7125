using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Guide;

internal sealed class WhyCommandTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("sql", 3);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static async Task<Message> WhyAsync(PersonHands person) => (await person.CommandAsync("/learn why")).Ephemeral!;

    private async Task InviteAsync(PersonHands person) => await bot.ExecuteAsync(
        """
        insert into invitation (team_id, user_id, track_id, invited_by, via, state, invited_at, asked_at)
        values (@TeamId, @UserId, 'sql', 'U0PGPRIYA01', 'C0PGENGINEER', 'asked', @Now, @Now)
        """, new { person.Workspace.TeamId, person.UserId, bot.Now });

    [Test]
    public async Task The_last_lesson_is_explained_as_its_own_button_does()
    {
        var anna = await desk.NewLearnerAsync("sql");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Why this?");
        var button = LessonDesk.Remark(anna);

        var why = await WhyAsync(anna);

        var reason = "It is lesson 1 of 3 in *Track sql*, the track you joined. It was the only one there was; what speaks for it: your time 10 of 10 points.\nIf you skip it, it comes again on Friday 1 January. Nothing is lost.";
        Assert.That(button, Does.Contain(reason));
        Assert.That(LessonDesk.All(why), Does.Contain("Lesson sql-1").And.Contain(reason).And.Contain("Less of this"));
    }

    [Test]
    public async Task A_lesson_that_is_done_says_nothing_of_skipping()
    {
        var anna = await desk.NewLearnerAsync("sql");
        await anna.ClickAsync(await desk.SendAsync(anna), "Right sql-1");

        Assert.That(LessonDesk.All(await WhyAsync(anna)), Does.Contain("lesson 1 of 3").And.Not.Contain("skip"));
    }

    [Test]
    public async Task Less_of_a_lesson_lowers_its_format_and_less_of_invitations_ends_them()
    {
        var anna = await desk.NewLearnerAsync("sql");
        await desk.SendAsync(anna);
        await anna.ClickAsync(await WhyAsync(anna), "Less of this");
        Assert.That(LessonDesk.Remark(anna), Does.Contain("How well lessons to read suit you: 50 % → 29 %."));

        await InviteAsync(bot.Ben);
        var why = await WhyAsync(bot.Ben);
        Assert.That(LessonDesk.All(why), Does.Contain("The invitation to Track sql").And.Contain("You are in <#C0PGENGINEER>").And.Contain("If you say nothing, nothing happens"));
        await bot.Ben.ClickAsync(why, "Less of this");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from invitation_quiet"), Is.EqualTo(1));
        Assert.That(LessonDesk.All(await WhyAsync(bot.Ben)), Does.Not.Contain("Less of this").And.Not.Contain("say nothing"));
    }

    [Test]
    public async Task The_newest_is_told_first()
    {
        var anna = await desk.NewLearnerAsync("sql");
        await desk.SendAsync(anna);
        await bot.TurnToAsync("2026-11-23T08:00:00Z");
        await InviteAsync(anna);

        Assert.That((await WhyAsync(anna)).Text, Does.Contain("The invitation to").And.Not.Contain("Lesson sql-1"));
    }

    [Test]
    public async Task When_nothing_came_there_is_nothing_to_explain_and_nobody_sees_another_workspaces()
    {
        var cleo = await bot.AddCleoAsync();
        await desk.SendAsync(await desk.NewLearnerAsync("sql"));

        Assert.That(LessonDesk.All(await WhyAsync(cleo)), Does.Contain("nothing to explain"));
        Assert.That(LessonDesk.All(await WhyAsync(bot.Anna)), Does.Contain("nothing to explain"));
    }
}
