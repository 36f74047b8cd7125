using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A programme's session is a record of whoever was there, like every other session.</summary>
internal sealed class ProgrammeProgressTests
{
    private const string AtASession = """
        insert into gathering (team_id, gathering_id, kind, title, state, owner, created_at, starts_at, minutes, day)
        values (@TeamId, md5(@Title)::uuid, 'workshop', @Title, 'held', 'erased', @Now, @At, 60, @Day);
        insert into gathering_place (team_id, gathering_id, user_id, attended_at) values (@TeamId, md5(@Title)::uuid, @UserId, @At)
        """;

    [Test]
    public async Task Sessions_of_programmes_stand_among_the_others_in_the_order_of_their_days()
    {
        await using var desk = await ProgrammeDesk.StartAsync();
        var bot = desk.Bot;
        await desk.BeginAsync(bot.Anna, bot.Erik);
        await bot.TickAsync();
        await AttendAsync(bot, "Git", "2026-12-01");
        await AttendAsync(bot, "Python", "2026-12-11");
        await bot.TurnToAsync("2026-12-10T16:00:00Z");
        await bot.TurnToAsync("2026-12-14T09:30:00Z");

        Assert.That(await ProgressAsync(bot.Anna), Does.Contain("You were at 2 sessions.").And.Not.Contain("Workshop"), "nobody said so yet");
        await bot.Anna.ClickAsync(ProgrammeDesk.Find(bot.Anna, "Were you at"), "programme.there");
        await bot.Anna.ClickAsync(ProgrammeDesk.Find(bot.Anna, "enrolled you in"), "programme.leave");

        Assert.That(await ProgressAsync(bot.Anna), Does.Contain("You were at 3 sessions.").And.Contain("*Python* (11 December 2026) · *SQL for analysts: Workshop* (10 December 2026) · *Git* (1 December 2026)"));
        Assert.That(await ProgressAsync(bot.Erik), Does.Not.Contain("You were at"));
    }

    private static Task AttendAsync(TestBot bot, string title, string day) => bot.ExecuteAsync(
        AtASession, new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Title = title, Day = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), At = TestBot.Instant($"{day}T09:00:00Z").UtcDateTime, Now = bot.Now.UtcDateTime });

    private static async Task<string> ProgressAsync(PersonHands person)
    {
        var reply = await person.CommandAsync("/learn progress");
        return ProgrammeDesk.Shown(reply.Ephemeral ?? person.Messages()[^1]);
    }
}
