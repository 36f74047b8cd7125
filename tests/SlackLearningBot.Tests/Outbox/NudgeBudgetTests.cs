using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Outbox.Operations;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Two a person a day over everything, the most valuable first, whatever dies in between.</summary>
internal sealed class NudgeBudgetTests
{
    private const string MondayNoon = "2026-11-23T11:00:00Z";

    [Test]
    public async Task Of_three_on_a_day_the_two_that_are_worth_most_come_and_the_third_waits_for_the_next_morning_or_never_comes()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.OweAsync("1 wish", nudge => nudge with { Value = NudgeValue.WishAsk });
        await desk.OweAsync("2 lesson", nudge => nudge with { Value = NudgeValue.Lesson });
        await desk.OweAsync("3 invitation", nudge => nudge with { Value = NudgeValue.Invitation });
        await desk.OweAsync("4 digest", nudge => nudge with { Value = NudgeValue.WishOffer, ExpiresAt = desk.Bot.Now.AddHours(12) });
        await desk.OweAsync("5 for Ben", to: desk.Ben);

        Assert.That(
            await desk.AskAsync("1 wish", "2 lesson", "3 invitation", "4 digest", "5 for Ben"),
            Is.EqualTo("1 wish 24 07:00 over the day's nudges, 2 lesson now, 3 invitation now, 4 digest never: over the day's nudges, 5 for Ben now"));
    }

    [TestCase("sent", "never: over the day's nudges")]
    [TestCase("unsure", "never: over the day's nudges", Description = "it may have been seen")]
    [TestCase("waiting", "never: over the day's nudges", Description = "it keeps its place until it is tried again")]
    [TestCase("dropped", "now")]
    [TestCase("dead", "now")]
    public async Task What_was_or_may_be_seen_counts_and_what_was_not_does_not(string state, string expected)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", "1"));
        await desk.OweAsync("1");
        await desk.AskAsync("1");
        await desk.EndAsync("1", state);
        await desk.OweAsync("2", nudge => nudge with { ExpiresAt = desk.Bot.Now.AddHours(1) });

        Assert.That(await desk.AskAsync("2"), Is.EqualTo($"2 {expected}"));
    }

    [Test]
    public async Task Who_has_a_place_keeps_it_and_counts_once_however_often_the_gate_is_asked()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.OweAsync("1");
        await desk.OweAsync("2");
        await desk.OweAsync("3", nudge => nudge with { Value = 1 });

        Assert.That(await desk.AskAsync("1", "2"), Is.EqualTo("1 now, 2 now"));
        Assert.That(await desk.AskAsync("1", "3"), Is.EqualTo("1 now, 3 24 07:00 over the day's nudges"), "killed before it was posted, and asked again");
        Assert.That(await desk.AskAsync("1", "2"), Is.EqualTo("1 now, 2 now"));
    }

    [Test]
    public async Task A_place_of_yesterday_is_none_of_today()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.OweAsync("1");
        await desk.AskAsync("1");
        await desk.EndAsync("1", "waiting");
        await desk.Bot.Slack.TurnClockAsync(desk.Bot.Now.AddDays(1));
        await desk.OweAsync("2");
        await desk.OweAsync("3");

        Assert.That(await desk.AskAsync("2", "3"), Is.EqualTo("2 now, 3 now"));
        Assert.That(await desk.AskAsync("1"), Is.EqualTo("1 25 07:00 over the day's nudges"));
    }

    [Test]
    public async Task A_place_is_given_up_when_something_else_holds_it_back()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", "1"));
        await desk.OweAsync("1");
        await desk.OweAsync("2", nudge => nudge with { Timing = Timing.TheirMoment });
        await desk.AskAsync("1");
        await desk.Bot.ExecuteAsync("update contact set days = 2");

        Assert.That(await desk.AskAsync("1", "2"), Does.StartWith("1 24 07:00 not one of the person's days"));
        Assert.That(await desk.AskAsync("2"), Is.EqualTo("2 now"));
    }

    [TestCase(2, null, null, "1 now, 2 now, 3 24 07:00 over the day's nudges")]
    [TestCase(1, 2, 2, "1 now, 2 24 07:00 over the day's nudges, 3 24 07:00 over the day's nudges")]
    [TestCase(2, 1, 2, "1 now, 2 24 07:00 over the day's nudges, 3 24 07:00 over the day's nudges")]
    [TestCase(2, 2, 0, "1 never: over the day's nudges, 2 never: over the day's nudges, 3 never: over the day's nudges")]
    public async Task The_lowest_of_program_workspace_and_person_holds(int program, int? workspace, int? person, string expected)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", $"{program}"));
        await desk.Bot.ExecuteAsync(
            "insert into workspace_default (team_id, nudges_a_day) values (@TeamId, @Workspace); update contact set nudges_a_day = @Person",
            new { desk.Anna.TeamId, Workspace = (short?)workspace, Person = (short?)person });
        await desk.OweAsync("1", nudge => nudge with { Value = 3 });
        await desk.OweAsync("2", nudge => nudge with { Value = 2 });
        await desk.OweAsync("3", nudge => nudge with { Value = 1 });

        Assert.That(await desk.AskAsync("1", "2", "3"), Is.EqualTo(expected));
    }

    [Test]
    public async Task Many_senders_at_once_give_away_two_places_a_person()
    {
        const int senders = 8;
        const int people = 100;
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.Bot.ExecuteAsync(
            """
            insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
            select gen_random_uuid(), @TeamId, 'U0MANY' || person, 'test.nudge', sender::text, 2, @Now, @Now from generate_series(1, @People) person, generate_series(1, @Senders) sender
            """,
            new { desk.Anna.TeamId, desk.Bot.Now, People = people, Senders = senders });
        var batches = new List<IReadOnlyList<Delivery>>();
        for (var sender = 1; sender <= senders; sender++)
        {
            batches.Add(await desk.ClaimAsync($"{sender}"));
        }

        var gate = desk.Bot.Services.GetRequiredService<NudgeGate>();
        await Task.WhenAll(batches.Select(batch => Task.Run(() => gate.AdmitAsync(batch, CancellationToken.None))));

        Assert.That(await desk.Bot.QueryAsync<long>("select distinct count(*) from delivery where nudge_day is not null group by recipient"), Is.EqualTo(new[] { 2L }));
    }

    [Test]
    public async Task A_place_is_kept_for_the_days_lesson_and_for_what_the_person_asked_for()
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon);
        await desk.Bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at) values (@TeamId, @UserId, 'Europe/Stockholm', '15:00', 31, @Now, '2026-11-23T14:00Z');
            insert into track (team_id, track_id, title, description, position) values (@TeamId, 't', 'T', 'T', 1);
            insert into enrolment (team_id, user_id, track_id, joined_at) values (@TeamId, @UserId, 't', @Now)
            """,
            new { desk.Anna.TeamId, desk.Anna.UserId, desk.Bot.Now });
        await desk.OweAsync("1 wish", nudge => nudge with { Value = NudgeValue.WishAsk });
        await desk.OweAsync("2 wish", nudge => nudge with { Value = NudgeValue.WishOffer });
        await desk.OweAsync("3 again", nudge => nudge with { Value = NudgeValue.LessonAgain, Timing = Timing.TheirMoment, DueAt = desk.Bot.Now.AddHours(1) });

        Assert.That(await desk.AskAsync("1 wish", "2 wish"), Is.EqualTo("1 wish 24 07:00 over the day's nudges, 2 wish 24 07:00 over the day's nudges"));
        await desk.Bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-24T14:00Z'");
        Assert.That(await desk.AskAsync("1 wish", "2 wish"), Is.EqualTo("1 wish now, 2 wish 24 07:00 over the day's nudges"));
    }

    [TestCase("dead", "unknown whether it was seen: missing_scope", false)]
    [TestCase("dropped", "expired while it was unknown whether it was seen", false)]
    [TestCase("dropped", "the app was uninstalled while its outcome was open", false)]
    [TestCase("dead", "internal_error", true)]
    [TestCase("dropped", "expired", true)]
    public async Task What_may_have_been_seen_keeps_its_place_however_it_ended(string state, string reason, bool isFree)
    {
        await using var desk = await GateDesk.StartAsync("2026-11-23T09:00:00Z", ("Bot:NudgesADay", "1"));
        await desk.OweAsync("1");
        await desk.OweAsync("2");
        await desk.AskAsync("1");
        await desk.EndAsync("1", state);
        await desk.Bot.ExecuteAsync("update delivery set reason = @Reason where slot = '1'", new { Reason = reason });

        Assert.That(await desk.AskAsync("2"), isFree ? Is.EqualTo("2 now") : Does.EndWith("over the day's nudges"));
    }

    [TestCase("unsure", null, false)]
    [TestCase("dead", "unknown whether it was seen: missing_scope", false)]
    [TestCase("dead", "internal_error", true)]
    [TestCase("waiting", null, true)]
    public async Task What_an_operator_drops_keeps_its_place_when_it_may_have_been_seen(string state, string? reason, bool isFree)
    {
        await using var desk = await GateDesk.StartAsync(MondayNoon, ("Bot:NudgesADay", "1"));
        await desk.OweAsync("1");
        await desk.OweAsync("2", nudge => nudge with { ExpiresAt = desk.Bot.Now.AddHours(1) });
        await desk.AskAsync("1");
        await desk.EndAsync("1", state);
        await desk.Bot.ExecuteAsync("update delivery set reason = @Reason where slot = '1'", new { Reason = reason ?? "test" });
        var ledger = desk.Bot.Services.GetRequiredService<DeliveryLedger>();
        var row = await ledger.FindAsync([await desk.Bot.ScalarAsync<Guid>("select id from delivery where slot = '1'")], CancellationToken.None);

        var dropped = await desk.Bot.Services.GetRequiredService<DeliveryMending>().DropAsync(row, "not wanted", CancellationToken.None);

        Assert.That(dropped, Is.EqualTo(1));
        Assert.That(await desk.AskAsync("2"), isFree ? Is.EqualTo("2 now") : Is.EqualTo("2 never: over the day's nudges"));
    }
}
