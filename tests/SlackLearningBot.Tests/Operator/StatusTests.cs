using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;

namespace SlackLearningBot.Tests.Operator;

/// <summary><c>status</c>: the numbers are the tables', and whatever needs attention is said with what to do.</summary>
internal sealed class StatusTests
{
    private ConsoleDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ConsoleDesk.StartAsync();
        await desk.CheckInAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    [Test]
    public async Task All_is_well()
    {
        await desk.Outbox.OweAsync("1");
        await desk.Outbox.SendAsync();

        var said = await desk.RunAsync("status");

        Assert.That(said.Output, Does.Contain("✓ All is well: nothing needs your attention.").And.Contain("host-1  checked in 0 s ago").And.Contain(DemoWorkspace.Team).And.Match("SlackLearningBot [0-9.]+, schema [0-9]{4}, 2026-11-23"));
        Assert.That((said.Code, said.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task Each_number_is_the_tables()
    {
        foreach (var slot in new[] { "due", "later", "sending", "unsure", "sent", "long ago", "dropped", "expired" })
        {
            await desk.Outbox.OweAsync(slot);
        }

        await SetAsync("due", "due_at = @Now - interval '90 seconds'");
        await SetAsync("later", "due_at = @Now + interval '1 hour'");
        await SetAsync("sending", "state = 'sending', leased_by = 'me', lease_until = @Now + interval '1 minute'");
        await SetAsync("unsure", "state = 'unsure', attempted_at = @Now");
        await SetAsync("sent", "state = 'sent', finished_at = @Now - interval '23 hours'");
        await SetAsync("long ago", "state = 'sent', finished_at = @Now - interval '25 hours'");
        await SetAsync("dropped", "state = 'dropped', reason = 'silence', finished_at = @Now");
        await SetAsync("expired", "state = 'dropped', reason = 'expired', finished_at = @Now");

        var all = JsonNode.Parse((await desk.RunAsync("status --json")).Output)!;
        var team = all["workspaces"]!.AsArray().Single(one => one!["team_id"]!.GetValue<string>() == DemoWorkspace.Team)!;

        long N(string name) => team[name]!.GetValue<long>();
        Assert.That((N("due"), N("later"), N("in_flight"), N("unsure"), N("sent"), N("dropped"), N("dead")), Is.EqualTo((2L, 1L, 1L, 1L, 1L, 2L, 0L)), "an unsure one is due too");
        Assert.That(team["oldest_due_seconds"]!.GetValue<double>(), Is.EqualTo(90));
        Assert.That(team["dropped_because"]!.ToJsonString(), Is.EqualTo("""{"silence":1,"expired":1}""").Or.EqualTo("""{"expired":1,"silence":1}"""));
        Assert.That(all["total"]!["due"]!.GetValue<long>(), Is.EqualTo(2));
    }

    [Test]
    public async Task Dead_deliveries_want_a_person()
    {
        var id = await desk.DieAsync("1");

        var said = await desk.RunAsync("status");

        Assert.That(said.Output, Does.Contain("✗ 1 delivery is dead, the newest with \"channel_not_found\"").And.Contain("outbox retry --dead").And.Contain($"newest dead: {id}"));
        Assert.That(said.Code, Is.EqualTo(1));
    }

    [Test]
    public async Task What_has_waited_too_long_wants_a_person_and_what_silence_holds_back_does_not()
    {
        await desk.Outbox.OweAsync("1");
        await SetAsync("1", "due_at = @Now - interval '16 minutes'");

        var late = await desk.RunAsync("status");
        var patient = await desk.RunAsync("status --late 20");
        await SetAsync("1", "class = 2");
        await desk.Bot.ExecuteAsync(
            "insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, 'infinity') on conflict (team_id, user_id) do update set silent_until = 'infinity'", desk.Outbox.Anna);
        var silent = await desk.RunAsync("status");

        Assert.That(late.Output, Does.Contain($"✗ In {DemoWorkspace.Team} something has been due for 16 min, longer than 15 min"));
        Assert.That((late.Code, patient.Code, silent.Code), Is.EqualTo((1, 0, 0)), silent.Output);
    }

    [Test]
    public async Task A_refused_token_wants_a_person_and_a_paused_lane_is_only_shown()
    {
        await desk.Bot.ExecuteAsync("insert into lane (team_id, method, paused_until) values (@TeamId, 'chat.update', @Until)", new { desk.Outbox.Anna.TeamId, Until = desk.Bot.Now.AddSeconds(40) });
        var paused = await desk.RunAsync("status");
        await desk.Bot.ExecuteAsync("insert into lane (team_id, method, paused_until) values (@TeamId, '*', @Until)", new { desk.Outbox.Anna.TeamId, Until = desk.Bot.Now.AddSeconds(40) });
        var refused = await desk.RunAsync("status");

        Assert.That(paused.Output, Does.Contain($"{DemoWorkspace.Team} chat.update until 2026-11-23 06:00:40 UTC (40 s more)"));
        Assert.That(refused.Output, Does.Contain($"✗ Slack refuses the token of {DemoWorkspace.Team}"));
        Assert.That((paused.Code, refused.Code), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task A_token_that_no_key_opens_wants_a_person()
    {
        await desk.Bot.AddCleoAsync();
        await desk.Bot.ExecuteAsync("update installation set token_protected = 'nonsense' where team_id = 'T0OTHER0001'");

        Assert.That((await desk.RunAsync("status")).Output, Does.Contain("✗ The token of T0OTHER0001 cannot be opened"));
        Assert.That((await desk.RunAsync($"status --workspace {DemoWorkspace.Team}")).Code, Is.Zero, "which is another's");
    }

    [Test]
    public async Task Events_that_could_not_be_handled_want_a_person()
    {
        await desk.Bot.ExecuteAsync("""
            insert into inbound_event (id, team_id, event_key, event_type, handler, facts, state, reason, received_at)
            select gen_random_uuid(), @TeamId, 'Ev' || n, 'message', 'test', '{}', case when n = 1 then 'dead' else 'waiting' end, 'broken', @Now - interval '3 minutes'
              from generate_series(1, 3) n
            """, new { desk.Outbox.Anna.TeamId, desk.Bot.Now });

        var said = await desk.RunAsync("status");

        Assert.That(said.Output, Does.Contain("✗ 1 event from Slack could not be handled").And.Contain("✗ An event from Slack has waited for 3 min"));
    }

    [Test]
    public async Task Nobody_at_work_wants_a_person()
    {
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(2));

        Assert.That((await desk.RunAsync("status")).Output, Does.Contain("✗ No copy of the program has checked in"));
    }

    [Test]
    public async Task Learners_are_counted_by_how_they_stand()
    {
        await desk.Bot.ExecuteAsync("""
            insert into learner (team_id, user_id, zone, hour, days, joined_at, paused_until, stopped_at, next_lesson_at)
            values (@TeamId, 'U1', 'Etc/UTC', '08:30', 31, @Now, null, null, @Now), (@TeamId, 'U2', 'Etc/UTC', '08:30', 31, @Now, '2026-12-01', null, @Now),
                   (@TeamId, 'U3', 'Etc/UTC', '08:30', 31, @Now, null, @Now, null), (@TeamId, 'U4', 'Etc/UTC', '08:30', 31, @Now, null, null, @Now);
            insert into contact (team_id, user_id, unreachable, unreachable_at) values (@TeamId, 'U4', 'user_disabled', @Now);
            """, new { desk.Outbox.Anna.TeamId, desk.Bot.Now });

        Assert.That((await desk.RunAsync("status")).Output, Does.Contain("PEOPLE  2 learners, 1 paused, 1 stopped, 1 switched off because Slack cannot deliver to them")
            .And.Contain("1 user_disabled, the newest since 2026-11-23 06:00:00 UTC"));
    }

    [Test]
    public async Task Big_mornings_and_a_restore_are_shown()
    {
        await desk.Bot.ExecuteAsync("""
            insert into morning (team_id, due_at, learners, minutes)
            values (@TeamId, @Now + interval '2 hours', 8200, 28), (@TeamId, @Now + interval '3 hours', 5, 0), (@TeamId, @Now + interval '2 days', 9000, 30);
            insert into restore_mark (looks_from, restored_at) values (@Now, @Now);
            """, new { desk.Outbox.Anna.TeamId, desk.Bot.Now });

        var said = await desk.RunAsync("status");

        Assert.That(said.Output, Does.Contain($"BIG MORNINGS{Environment.NewLine}  {DemoWorkspace.Team} 8,200 lessons from 2026-11-23 08:00:00 UTC on, over 28 min{Environment.NewLine}{Environment.NewLine}")
            .And.Contain("RESTORED  at 2026-11-23 06:00:00 UTC"));
        Assert.That(said.Code, Is.Zero);
    }

    [Test]
    public async Task A_workspace_that_is_not_there_is_said()
    {
        var said = await desk.RunAsync("status --workspace T0NOWHERE");

        Assert.That((said.Code, said.Error), Is.EqualTo((1, said.Error)));
        Assert.That(said.Error, Does.Contain("never installed in workspace T0NOWHERE"));
    }

    [Test]
    public async Task A_schema_of_another_version_is_said()
    {
        await desk.Bot.ExecuteAsync("delete from schema_migration where number = (select max(number) from schema_migration)");

        Assert.That((await desk.RunAsync("status")).Error, Does.Contain("The database lacks 1 migrations of this version"));
    }

    private Task SetAsync(string slot, string assignments) => desk.Bot.ExecuteAsync(
        $"update delivery set {assignments} where kind = 'test.note' and slot = @Slot", new { Slot = slot, desk.Bot.Now });
}
