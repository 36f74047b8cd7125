using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>The first word of a programme tells of its session; nothing about that comes before it.</summary>
internal sealed class ProgrammeFirstWordTests
{
    private const string AwayUntilSunday = """
        insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, '2026-11-29T06:00:00Z') on conflict (team_id, user_id) do update set silent_until = excluded.silent_until
        """;

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task MoveAsync(string session)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 4"));
        await Bot.TickAsync();
    }

    [Test]
    public async Task One_message_says_who_enrolled_them_in_what_and_when_the_session_is()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        var hello = ProgrammeDesk.Find(Bot.Anna, "enrolled you in");
        Assert.That(ProgrammeDesk.Shown(hello), Does.Contain("📅 *Workshop* of _SQL for analysts_").And.Contain("90 minutes").And.Contain("Room 4").And.Contain("programme.calendar").And.Contain("programme.leave"));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-12-10T12:46:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "starts at"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_is_away_hears_nothing_of_the_session_before_the_first_word_which_then_says_the_newest()
    {
        await Bot.ExecuteAsync(AwayUntilSunday, TestBot.Key(Bot.Anna));
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
        await MoveAsync("2026-12-11T13:00:00Z");
        Assert.That((ProgrammeDesk.Count(Bot.Anna, "Workshop"), ProgrammeDesk.Count(Bot.Erik, "Workshop")), Is.EqualTo((0, 2)));

        await Bot.TurnToAsync("2026-11-30T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "11 December"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:*"), Is.Zero, "she never heard of another time");

        await MoveAsync("2026-12-14T13:00:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:* Workshop"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_leaves_and_comes_back_before_the_first_word_hears_of_the_session_in_it()
    {
        await Bot.ExecuteAsync(AwayUntilSunday, TestBot.Key(Bot.Anna));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        await Bot.ExecuteAsync("update programme_member set left_at = @Now", new { Now = Bot.Now.UtcDateTime });
        await Bot.TurnToAsync("2026-11-30T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.Zero);

        await Bot.ExecuteAsync("update programme_member set left_at = null, waits = true; update programme_cohort set walking = true");
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("title: Joins", "title: Joins again", StringComparison.Ordinal));
        await Bot.TickAsync();

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "📅 *Workshop*")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_session_that_is_near_does_not_wait_for_the_days_budget()
    {
        await Bot.ExecuteAsync("insert into workspace_default (team_id, nudges_a_day) values (@TeamId, 0) on conflict (team_id) do update set nudges_a_day = 0", new { Bot.Anna.Workspace.TeamId });
        await desk.ChooseAsync([Bot.Anna], session: "2026-11-24T13:00:00Z");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "📅 *Workshop*")), Is.EqualTo((1, 1)));
    }
}
