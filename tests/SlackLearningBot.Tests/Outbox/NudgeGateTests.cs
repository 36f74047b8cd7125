using System.Globalization;
using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Which facts the gate finds: the person's own word, else the workspace's, else the program's.</summary>
internal sealed class NudgeGateTests
{
    // 2026-11-23 is a Monday; 20:00 in Stockholm.
    private const string MondayEvening = "2026-11-23T19:00:00Z";
    private const string MondayNoon = "2026-11-23T11:00:00Z";

    [Test]
    public async Task The_programs_quiet_hours_hold_what_the_bot_timed_and_nothing_else()
    {
        await using var desk = await GateDesk.StartAsync(MondayEvening);
        await desk.OweAsync("1 free");
        await desk.OweAsync("2 hour", nudge => nudge with { Timing = Timing.TheirHour });
        await desk.OweAsync("3 moment", nudge => nudge with { Timing = Timing.TheirMoment });
        await desk.OweAsync("4 too late", nudge => nudge with { ExpiresAt = desk.Bot.Now.AddHours(2) });

        Assert.That(
            await desk.AskAsync("1 free", "2 hour", "3 moment", "4 too late"),
            Is.EqualTo("1 free 24 07:00 quiet hours, 2 hour now, 3 moment now, 4 too late never: quiet hours"));
    }

    [Test]
    public async Task An_appointment_waits_for_the_morning_unless_its_event_comes_before_and_takes_no_place()
    {
        await using var desk = await GateDesk.StartAsync(MondayEvening);
        await desk.OweAsync("1 moved", nudge => nudge with { ExpiresAt = desk.Bot.Now.AddDays(1) }, @class: DeliveryClass.Appointment);
        await desk.OweAsync("2 cancelled", nudge => nudge with { ExpiresAt = desk.Bot.Now.AddHours(11) }, @class: DeliveryClass.Appointment);

        Assert.That(await desk.AskAsync("1 moved", "2 cancelled"), Is.EqualTo("1 moved 24 07:00 quiet hours, 2 cancelled now"));
        Assert.That(await desk.Bot.ScalarAsync<long>("select count(*) from delivery where nudge_day is not null"), Is.Zero);
    }

    [TestCase("", "", "24 07:00 quiet hours", Description = "the program's")]
    [TestCase("21:00-09:00", "", "now", Description = "the workspace's")]
    [TestCase("18:00-09:30", "", "24 08:30 quiet hours", Description = "the workspace's are longer")]
    [TestCase("21:00-09:00", "17:00-10:00", "24 09:00 quiet hours", Description = "the person's before the workspace's")]
    [TestCase("", "00:00-00:00", "now", Description = "the person wants none")]
    public async Task The_nearest_word_on_quiet_hours_holds(string workspace, string person, string expected)
    {
        await using var desk = await GateDesk.StartAsync(MondayEvening);
        await SetAsync(desk, "insert into workspace_default (team_id, quiet_from, quiet_until) values (@TeamId, @From, @Until)", workspace);
        await SetAsync(desk, "update contact set quiet_from = @From, quiet_until = @Until where team_id = @TeamId and user_id = @UserId", person);
        await desk.OweAsync("1");

        Assert.That(await desk.AskAsync("1"), Is.EqualTo($"1 {expected}"));
    }

    [Test]
    public async Task Whoever_was_never_asked_for_a_zone_is_left_in_peace_by_the_one_in_their_profile_and_nobody_else_waits()
    {
        await using var desk = await GateDesk.StartAsync("2026-11-23T15:00:00Z");
        await desk.Bot.ExecuteAsync("insert into person (team_id, user_id, zone) values (@TeamId, @UserId, 'Asia/Tokyo')", desk.Ben);
        await desk.OweAsync("1 Tokyo", to: desk.Ben);
        await desk.OweAsync("2 unknown", to: new(desk.Ben.TeamId, "U0UNKNOWN"));
        await desk.OweAsync("3 Mars", to: new(desk.Ben.TeamId, "U0MARS"));
        await desk.Bot.ExecuteAsync("insert into contact (team_id, user_id, zone, days) values (@TeamId, 'U0MARS', 'Mars/Olympus_Mons', 64)", desk.Ben);

        Assert.That(await desk.AskAsync("1 Tokyo", "2 unknown", "3 Mars"), Is.EqualTo("1 Tokyo 23 23:00 quiet hours, 2 unknown now, 3 Mars now"));
    }

    [Test]
    public async Task Free_days_holidays_do_not_disturb_and_a_pause_hold_it()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        var (team, user) = (desk.Anna.TeamId, desk.Anna.UserId);
        await desk.OweAsync("1");

        await Assert.MultipleAsync(async () =>
        {
            await AfterAsync("update contact set days = 2", "1 24 07:00 not one of the person's days");
            await AfterAsync("update contact set days = 31, dnd_from = '2026-11-23T10:00Z', dnd_until = '2026-11-23T12:30Z'", "1 23 12:30 do not disturb");
            await AfterAsync("update contact set dnd_from = '2026-11-23T09:00Z', dnd_until = '2026-11-23T11:00Z'", "1 now");
            await AfterAsync("update contact set silent_until = '2026-11-25T04:00Z'", "1 25 07:00 the person wants silence");
            await AfterAsync("update contact set silent_until = 'infinity'", "1 never: the person wants silence");
        });

        async Task AfterAsync(string sql, string expected)
        {
            await desk.Bot.ExecuteAsync($"{sql} where team_id = '{team}' and user_id = '{user}'");
            Assert.That(await desk.AskAsync("1"), Is.EqualTo(expected), sql);
        }
    }

    [TestCase("CH", null, null, "now", Description = "another country's holiday")]
    [TestCase("SE", null, null, "24 07:00 a public holiday")]
    [TestCase(null, "SE", null, "24 07:00 a public holiday", Description = "of the country they live in")]
    [TestCase(null, null, "SE", "24 07:00 a public holiday", Description = "of the workspace")]
    [TestCase("", "SE", "SE", "now", Description = "the person wants none")]
    public async Task A_public_holiday_holds_it(string? person, string? country, string? workspace, string expected)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.Bot.ExecuteAsync(
            """
            delete from holiday_calendar where calendar in ('SE', 'CH') and team_id = @TeamId;
            insert into holiday_calendar (team_id, calendar, title, file_hash, imported_at) values (@TeamId, 'SE', 'Sweden', '', @Now), (@TeamId, 'CH', 'Switzerland', '', @Now);
            insert into holiday (team_id, calendar, day, name) values (@TeamId, 'SE', '2026-11-23', 'Test'), (@TeamId, 'CH', '2026-11-24', 'Test');
            update contact set calendar = @Person where team_id = @TeamId and user_id = @UserId;
            insert into person (team_id, user_id, country) values (@TeamId, @UserId, @Country);
            insert into workspace_default (team_id, calendar) values (@TeamId, @Workspace);
            """,
            new { desk.Anna.TeamId, desk.Anna.UserId, desk.Bot.Now, Person = person, Country = country, Workspace = workspace });
        await desk.OweAsync("1");

        Assert.That(await desk.AskAsync("1"), Is.EqualTo($"1 {expected}"));
    }

    private static async Task SetAsync(GateDesk desk, string sql, string hours)
    {
        if (hours.Split('-') is [var from, var until])
        {
            await desk.Bot.ExecuteAsync(sql, new { desk.Anna.TeamId, desk.Anna.UserId, From = Hour(from), Until = Hour(until) });
        }
    }

    private static TimeOnly Hour(string clock) => TimeOnly.ParseExact(clock, "HH:mm", CultureInfo.InvariantCulture);
}
