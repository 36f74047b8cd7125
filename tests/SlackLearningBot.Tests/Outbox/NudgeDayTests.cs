using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What a person sees of three features that think of something on the same day. Anna learns in Stockholm, Mondays to Fridays.</summary>
internal sealed class NudgeDayTests
{
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    private async Task StartAsync(string at)
    {
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(at, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, services =>
        {
            network.Use(services);
            foreach (var kind in new[] { "test.one", "test.two", "test.three" })
            {
                services.AddSingleton<IWork>(new Thought(kind));
            }
        });
        await LearnerTable.AddAsync(bot, bot.Anna, "2099-01-01T07:30:00Z");
        await WriteAsync(transaction => Contacts.SaveDaysAsync(transaction, TestBot.Key(bot.Anna), "Europe/Stockholm", 31, CancellationToken.None));
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    [Test]
    public async Task Two_of_three_come_and_the_third_the_next_morning_or_with_its_reason_never()
    {
        await StartAsync("2026-11-23T09:00:00Z");
        await OweAsync("test.one", "lesson", NudgeValue.Lesson);
        await OweAsync("test.two", "wish", NudgeValue.WishAsk);
        await OweAsync("test.three", "invitation", NudgeValue.Invitation);
        await OweAsync("test.three", "short", NudgeValue.WishOffer, hours: 10);
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "lesson", "invitation" }));
        Assert.That(await bot.QueryAsync<string>("select slot || ' ' || state || ': ' || reason from delivery where state <> 'sent' and kind like 'test.%' order by slot"), Is.EqualTo(new[]
        {
            "short dropped: over the day's nudges", "wish waiting: over the day's nudges",
        }));
        await bot.TurnToAsync("2026-11-24T06:59:00Z");
        Assert.That(Seen(), Has.Count.EqualTo(2), "not before eight");
        await bot.TurnToAsync("2026-11-24T07:00:00Z");
        Assert.That(Seen(), Is.EqualTo(new[] { "lesson", "invitation", "wish" }));
    }

    [TestCase("2027-03-27T20:00:00Z", "2027-03-29T05:59:00Z", "2027-03-29T06:00:00Z", Description = "over the weekend on which clocks go forward")]
    [TestCase("2027-10-30T20:00:00Z", "2027-11-01T06:59:00Z", "2027-11-01T07:00:00Z", Description = "and back")]
    [TestCase("2026-11-23T18:00:00Z", "2026-11-24T06:59:00Z", "2026-11-24T07:00:00Z", Description = "a night")]
    public async Task What_the_bot_thought_of_at_night_comes_at_eight_on_a_day_of_theirs(string night, string before, string morning)
    {
        await StartAsync(night);
        await OweAsync("test.one", "thought", 0);
        await bot.SettleAsync();

        await bot.TurnToAsync(before);
        Assert.That(Seen(), Is.Empty);
        await bot.TurnToAsync(morning);
        Assert.That(Seen(), Is.EqualTo(new[] { "thought" }));
    }

    [Test]
    public async Task Of_what_a_dead_process_had_admitted_none_comes_beyond_the_two()
    {
        await StartAsync("2026-11-23T09:00:00Z");
        await OweAsync("test.one", "first", 3);
        await OweAsync("test.two", "second", 2);
        var claimed = await bot.QueryAsync<Delivery>(
            """
            update delivery set state = 'sending', leased_by = 'dead', lease_until = @Until, attempts = 1, attempted_at = @Now where kind in ('test.one', 'test.two')
            returning id, team_id, recipient, kind, slot, class, timing, value, payload::text as payload, due_at, expires_at, attempts, lease_until, attempted_at, false as unsure
            """,
            new { bot.Now, Until = bot.Machine.GetUtcNow() });
        await bot.Services.GetRequiredService<NudgeGate>().AdmitAsync([.. claimed], CancellationToken.None);

        await OweAsync("test.three", "third", 9);
        await bot.SettleAsync();
        Assert.That(Seen(), Is.Empty, "the two places are taken, whatever became of them");
        await bot.ExecuteAsync("update delivery set state = 'unsure', leased_by = null, lease_until = null where state = 'sending'");
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EquivalentTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task A_pause_that_ends_early_lets_what_it_held_come_at_once()
    {
        await StartAsync("2026-11-23T09:00:00Z");
        await bot.Anna.CommandAsync("/learn pause 5d");
        await OweAsync("test.one", "thought", 0);
        await bot.SettleAsync();
        await bot.TurnToAsync("2026-11-24T09:00:00Z");
        Assert.That(Seen(), Is.Empty);

        await bot.Anna.CommandAsync("/learn pause off");
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "thought" }));
    }

    [Test]
    public async Task A_pause_drops_what_waits_but_not_what_the_person_wants_to_see_after_it()
    {
        await StartAsync("2026-11-23T09:00:00Z");
        await OweAsync("test.one", "during", 0, due: bot.Now.AddDays(1), timing: Timing.TheirMoment);
        await OweAsync("test.two", "after", 0, due: bot.Now.AddDays(9), timing: Timing.TheirMoment);
        await bot.Anna.CommandAsync("/learn pause 5d");

        await bot.TurnToAsync("2026-12-02T09:00:00Z");

        Assert.That(Seen(), Is.EqualTo(new[] { "after" }));
        Assert.That(await bot.ScalarAsync<string>("select state || ' ' || reason from delivery where slot = 'during'"), Is.EqualTo("dropped paused"));
    }

    [Test]
    public async Task A_stop_ends_what_waits_and_whatever_is_thought_of_later()
    {
        await StartAsync("2026-11-23T19:00:00Z");
        await OweAsync("test.one", "held by the night", 0);
        await bot.SettleAsync();
        await bot.Anna.CommandAsync("/learn stop");
        await OweAsync("test.two", "thought of later", 0);
        await bot.SettleAsync();

        await bot.TurnToAsync("2026-11-24T09:00:00Z");

        Assert.That(Seen(), Is.Empty);
        Assert.That(await bot.QueryAsync<string>("select state || ' ' || reason from delivery where kind like 'test.%' order by slot"), Is.EqualTo(new[] { "dropped stopped", "dropped the person wants silence" }));
    }

    [Test]
    public async Task A_stop_reaches_what_waits_behind_a_slow_call_too()
    {
        await StartAsync("2026-11-23T09:00:00Z");
        await OweAsync("test.one", "first", 2);
        await OweAsync("test.two", "second", 1);
        network.Meanwhile("chat.postMessage", async () =>
        {
            await bot.Anna.CommandAsync("/learn stop");
            await bot.Slack.TurnClockAsync(bot.Now.AddSeconds(15));
        });
        await bot.SettleAsync();

        Assert.That(Seen(), Is.EqualTo(new[] { "first" }));
        Assert.That(await bot.ScalarAsync<string>("select state || ' ' || reason from delivery where slot = 'second'"), Is.EqualTo("dropped the person wants silence"));
    }

    private List<string> Seen() => [.. bot.Anna.Messages().Where(message => message.Text.StartsWith("thought: ", StringComparison.Ordinal)).Select(message => message.Text[9..])];

    private Task WriteAsync(Func<NpgsqlTransaction, Task> write) => bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(write, CancellationToken.None);

    private Task OweAsync(string kind, string slot, float value, int? hours = null, DateTimeOffset? due = null, Timing timing = Timing.Free) => WriteAsync(
        transaction => bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction,
            NewDelivery.To(TestBot.Key(bot.Anna), kind, slot, DeliveryClass.Nudge, due ?? bot.Services.GetRequiredService<CalendarClock>().Now) with
            {
                Value = value,
                Timing = timing,
                ExpiresAt = hours is { } later ? bot.Now.AddHours(later) : null,
            },
            CancellationToken.None));

    private sealed class Thought(string kind) : IMessageWork
    {
        public string Kind => kind;

        public Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel) =>
            Task.FromResult<Rendering>(new Rendering.Post(new SlackMessage(Mrkdwn.Of($"thought: {delivery.Slot}"))));
    }
}
