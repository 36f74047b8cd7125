using NUnit.Framework;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Nobody hears of a session after it, whatever days they keep free.</summary>
internal sealed class ProgrammeInTimeTests
{
    private const short Fridays = 16;

    private const string AwayForWeeks = """
        insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, '2026-12-21T06:00:00Z') on conflict (team_id, user_id) do update set silent_until = excluded.silent_until
        """;

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Whose_next_day_is_after_the_session_hears_of_it_at_once_and_the_others_on_a_day_of_theirs()
    {
        await LearnerTable.AddAsync(Bot, Bot.Anna, "2026-11-27T08:30:00Z", zone: "Europe/London", days: Fridays);
        await Bot.ExecuteAsync(
            "insert into contact (team_id, user_id, zone, days) values (@TeamId, @UserId, 'Europe/London', 16) on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days",
            TestBot.Key(Bot.Anna));
        await desk.ChooseAsync([Bot.Anna, Bot.Erik], session: "2026-11-26T13:00:00Z");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), Is.EqualTo(1), "Friday is after the session");
        Assert.That(
            await Bot.QueryAsync<short>("select class from delivery where kind = 'programme.hello' order by recipient = @UserId", new { Bot.Anna.UserId }), Is.EqualTo(new short[] { 2, 1 }));
        await Bot.TurnToAsync("2026-11-26T12:46:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "starts at"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-11-27T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Were you at"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_is_away_hears_of_it_two_days_before_also_when_it_was_moved()
    {
        await Bot.ExecuteAsync(AwayForWeeks, TestBot.Key(Bot.Anna));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        await MoveAsync("2026-12-17T13:00:00Z");
        await Bot.TurnToAsync("2026-12-08T13:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.Zero, "it is nine days ahead");

        await Bot.TurnToAsync("2026-12-15T13:01:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "17 December")), Is.EqualTo((1, 1)));
        await Bot.TurnToAsync("2026-12-17T12:46:00Z");
        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "starts at")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Whose_first_word_was_dropped_after_the_session_came_into_it_is_told_two_days_before()
    {
        await Bot.ExecuteAsync("insert into workspace_default (team_id, nudges_a_day) values (@TeamId, 0) on conflict (team_id) do update set nudges_a_day = 0", new { Bot.Anna.Workspace.TeamId });
        await desk.LiveInAsync(Bot.Anna, "Europe/London");
        await Bot.TurnToAsync("2026-11-23T22:00:00Z");
        await desk.BeginAsync(Bot.Anna);
        await Bot.ExecuteAsync("update programme_step_state set due_at = @Now where step_id = 'workshop'", new { Now = Bot.Now.UtcDateTime });
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-24T09:01:00Z");
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'programme.hello'"), Is.EqualTo("dropped"));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.Zero);

        await Bot.TurnToAsync("2026-12-08T13:01:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "📅 *Workshop*")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_session_that_is_moved_to_tomorrow_is_told_to_whom_the_first_word_waited()
    {
        await Bot.ExecuteAsync(AwayForWeeks, TestBot.Key(Bot.Anna));
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Workshop"), Is.Zero);

        await MoveAsync("2026-11-24T13:00:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "24 November")), Is.EqualTo((1, 1)));
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "enrolled you in"), Is.EqualTo(1), "he had it");
    }

    [Test]
    public async Task Whoever_joins_after_the_session_gets_the_recording_like_all_who_missed_it()
    {
        await desk.BeginAsync(Bot.Erik);
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await desk.AddAsync(Bot.Anna);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.record");
        await desk.SendAsync(("programme_recording", "url_text_input", "value", "https://example.com/recording"));
        await Bot.TurnToAsync("2026-12-14T09:30:00Z");
        await Bot.TurnToAsync("2026-12-15T09:30:00Z");

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "In case you missed"), ProgrammeDesk.Count(Bot.Anna, "Were you at")), Is.EqualTo((1, 0)));
    }

    private async Task MoveAsync(string session)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 4"));
        await Bot.TickAsync();
    }
}
