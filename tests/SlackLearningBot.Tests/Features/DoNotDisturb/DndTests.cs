using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.DoNotDisturb;

/// <summary>What Slack says of people's do-not-disturb is heard, asked for before a lesson, and kept of nobody else.</summary>
internal sealed class DndTests
{
    private const string KeptSql = """
        select user_id || coalesce(' ' || to_char(dnd_from at time zone 'utc', 'DD HH24:MI') || '-' || to_char(dnd_until at time zone 'utc', 'DD HH24:MI'), '')
          from contact where dnd_read_at is not null order by user_id
        """;

    [Test]
    public async Task A_change_is_heard_of_people_the_bot_writes_to_and_of_nobody_else()
    {
        await using var bot = await TestBot.StartAsync();
        await KnowAsync(bot, bot.Anna.UserId);

        await bot.Anna.SetQuietHoursAsync(new QuietHours(new(22, 0), new(7, 30)));
        await bot.Ben.SetQuietHoursAsync(new QuietHours(new(22, 0), new(7, 30)));
        await bot.SettleAsync();

        // It is 07:00 in Stockholm: the night of 22:00 to 07:30 is under way.
        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { $"{bot.Anna.UserId} 22 21:00-23 06:30" }));
        await bot.Anna.SnoozeAsync(120);
        await bot.SettleAsync();
        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { $"{bot.Anna.UserId} 23 06:00-23 08:00" }), "a pause on top of the night");
        await bot.Anna.SnoozeAsync(0);
        await bot.Anna.SetQuietHoursAsync(null);
        await bot.SettleAsync();
        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { bot.Anna.UserId }), "none, and that is known");
    }

    [Test]
    public async Task Of_changes_that_come_late_or_twice_the_last_one_stays()
    {
        await using var bot = await TestBot.StartAsync();
        await KnowAsync(bot, bot.Anna.UserId);
        var handler = bot.Services.GetServices<IEventHandler>().Single(one => one.EventType == "dnd_updated_user");

        await handler.HandleAsync(Told("1795413600.000002", "2026-11-23T09:00:00Z"), CancellationToken.None);
        await handler.HandleAsync(Told("1795413600.000001", "2026-11-23T12:00:00Z"), CancellationToken.None);
        await handler.HandleAsync(Told("1795413600.000002", "2026-11-23T09:00:00Z"), CancellationToken.None);
        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { $"{bot.Anna.UserId} 23 06:00-23 09:00" }));
        await handler.HandleAsync(Told("9795413600.000002", "2026-11-23T10:00:00Z"), CancellationToken.None);
        Assert.That(await bot.ScalarAsync<bool>("select dnd_read_at < '2027-01-01' from contact"), Is.True, "a time of nobody's clock keeps nothing out");

        EventFacts Told(string ts, string until) => new(
            "dnd_updated_user", bot.Anna.Workspace.TeamId, "Ev1", bot.Now, bot.Anna.UserId, null, ts, new Dictionary<string, string> { ["pause"] = until });
    }

    [Test]
    public async Task Before_a_lesson_it_is_asked_for_fifty_people_at_once_and_not_again()
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 120, "2026-11-23T06:55:00Z");
        await LearnerTable.AddAsync(bot, bot.Ben, "2026-11-23T07:05:00Z");
        await KnowAsync(bot, bot.Ben.UserId);
        await bot.Slack.PutPersonAsync(bot.Anna.Workspace, bot.Anna.Me with { Id = "U0MANY001", Quiet = new QuietHours(new(22, 0), new(9, 0)) });

        await bot.TickAsync();

        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo").Select(call => ((string)call.Arguments["users"]!).Split(',').Length), Is.EqualTo(new[] { 50, 50, 20 }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from contact where dnd_read_at is not null"), Is.EqualTo(120), "also of those whom Slack does not know; Ben's lesson is too far");
        Assert.That(await bot.QueryAsync<string>($"{KeptSql.Replace("where", "where dnd_from is not null and", StringComparison.Ordinal)}"), Is.EqualTo(new[] { "U0MANY001 22 21:00-23 08:00" }));
        await bot.TickAsync();
        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(3), "all of it is known");
    }

    [TestCase("2026-11-23T17:50:00Z", 0, Description = "known for less than twelve hours")]
    [TestCase("2026-11-23T18:10:00Z", 1)]
    public async Task What_is_old_is_asked_for_again(string at, int calls)
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 1, "2026-11-23T06:30:00Z");
        await bot.TickAsync();
        bot.Slack.World.Calls.Clear();
        await bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T18:30Z'");

        await bot.TurnToAsync(at);

        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(calls));
    }

    [Test]
    public async Task What_is_over_is_asked_for_again_because_the_next_night_is_not_known()
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 1, "2026-11-23T08:30:00Z");
        await bot.ExecuteAsync("update contact set dnd_from = '2026-11-22T21:00Z', dnd_until = '2026-11-23T07:40Z', dnd_read_at = '2026-11-23T06:00Z'");

        await bot.TurnToAsync("2026-11-23T07:35:00Z");
        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Is.Empty);
        await bot.TurnToAsync("2026-11-23T07:40:00Z");
        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_workspace_that_did_not_give_the_scope_is_not_asked_at_every_tick_and_its_lessons_come()
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 1, "2026-11-23T06:55:00Z");
        bot.Anna.Workspace.Scopes.Remove("dnd:read");

        await bot.TickAsync();
        await bot.TickAsync();

        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(1));
        Assert.That(await bot.QueryAsync<string>("select state || ' ' || reason from delivery where kind = 'dnd.read'"), Is.EqualTo(new[] { "dropped missing_scope" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from contact where dnd_until is null and dnd_read_at is not null"), Is.EqualTo(1));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task What_an_event_told_stays_until_it_ends_when_Slack_does_not_answer_about_somebody(bool isRefused)
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 2, "2026-11-23T06:55:00Z");
        await bot.ExecuteAsync(
            """
            update contact
               set dnd_from = '2026-11-22T21:00Z', dnd_read_at = '2026-11-22T12:00Z',
                   dnd_until = case user_id when 'U0MANY001' then timestamptz '2026-11-23T08:30Z' else timestamptz '2026-11-23T05:00Z' end
            """);
        if (isRefused)
        {
            bot.Anna.Workspace.Scopes.Remove("dnd:read");
        }

        await bot.TickAsync();
        await bot.TickAsync();

        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { "U0MANY001 22 21:00-23 08:30", "U0MANY002" }), "and what has ended is gone");
        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(1), "not at every tick");
    }

    [TestCase(-30, true, Description = "heard while Slack was asked, and Slack's clock goes behind ours")]
    [TestCase(0, true)]
    [TestCase(-30, false, Description = "what was asked is stored first")]
    [TestCase(0, false)]
    public async Task A_change_that_is_heard_while_Slack_is_asked_stays(int seconds, bool isHeardFirst)
    {
        using var network = new FaultyNetwork();
        await using var bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?>(), network.Use);
        await ManyAsync(bot, 1, "2026-11-23T06:30:00Z");
        await bot.Slack.PutPersonAsync(bot.Anna.Workspace, bot.Anna.Me with { Id = "U0MANY001", Quiet = new QuietHours(new(22, 0), new(9, 0)) });
        var handler = bot.Services.GetServices<IEventHandler>().Single(one => one.EventType == "dnd_updated_user");
        var heard = new EventFacts(
            "dnd_updated_user", bot.Anna.Workspace.TeamId, "Ev1", bot.Now, "U0MANY001", null, $"{bot.Now.AddSeconds(seconds).ToUnixTimeSeconds()}.000001",
            new Dictionary<string, string> { ["pause"] = "2026-11-23T12:00:00Z" });
        if (isHeardFirst)
        {
            network.Meanwhile("dnd.teamInfo", () => handler.HandleAsync(heard, CancellationToken.None));
        }

        await bot.TickAsync();
        if (!isHeardFirst)
        {
            await handler.HandleAsync(heard, CancellationToken.None);
        }

        Assert.That(bot.Slack.World.Calls.To("dnd.teamInfo"), Has.Count.EqualTo(1));
        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { "U0MANY001 23 06:00-23 12:00" }));
    }

    [Test]
    public async Task A_change_of_long_before_that_comes_late_does_not_replace_what_Slack_was_asked_since()
    {
        await using var bot = await TestBot.StartAsync();
        await ManyAsync(bot, 1, "2026-11-23T06:30:00Z");
        await bot.Slack.PutPersonAsync(bot.Anna.Workspace, bot.Anna.Me with { Id = "U0MANY001", Quiet = new QuietHours(new(22, 0), new(9, 0)) });
        await bot.TickAsync();
        var handler = bot.Services.GetServices<IEventHandler>().Single(one => one.EventType == "dnd_updated_user");

        await handler.HandleAsync(
            new EventFacts(
                "dnd_updated_user", bot.Anna.Workspace.TeamId, "Ev1", bot.Now, "U0MANY001", null, $"{bot.Now.AddMinutes(-5).ToUnixTimeSeconds()}.000001",
                new Dictionary<string, string> { ["pause"] = "2026-11-23T12:00:00Z" }),
            CancellationToken.None);

        Assert.That(await bot.QueryAsync<string>(KeptSql), Is.EqualTo(new[] { "U0MANY001 22 21:00-23 08:00" }));
    }

    private static Task KnowAsync(TestBot bot, string userId) => bot.ExecuteAsync(
        "insert into contact (team_id, user_id, zone, days) values (@Team, @User, 'Europe/Stockholm', 31)", new { Team = bot.Anna.Workspace.TeamId, User = userId });

    private static Task ManyAsync(TestBot bot, int count, string next) => bot.ExecuteAsync(
        """
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select @Team, 'U0MANY' || lpad(n::text, 3, '0'), 'Europe/Stockholm', '08:30', 31, '2026-01-01T00:00Z', @Next::timestamptz from generate_series(1, @Count) n;
        insert into contact (team_id, user_id, zone, days) select team_id, user_id, zone, days from learner;
        """,
        new { Team = bot.Anna.Workspace.TeamId, Count = count, Next = next });
}
