using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>The database was put back to an earlier state: what people have seen since is not sent again.</summary>
internal sealed class RestoreTests
{
    private OutboxDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await OutboxDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private Task BackUpAsync() => desk.Bot.ExecuteAsync("create table delivery_then as table delivery; create table contact_then as table contact;");

    private async Task RestoreAsync()
    {
        await desk.Bot.ExecuteAsync("""
            delete from delivery; delete from contact;
            insert into delivery select * from delivery_then;
            insert into contact select * from contact_then;
            """);
        await desk.Bot.Services.GetRequiredService<RestoreMark>().SetAsync(desk.Bot.Now, CancellationToken.None);
    }

    [Test]
    public async Task What_was_owed_then_and_what_is_owed_again_since_is_seen_once()
    {
        await desk.OweAsync("sent before");
        await desk.Bot.SettleAsync();
        await desk.OweAsync("owed then");
        await BackUpAsync();
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T07:00:00Z");
        await desk.OweAsync("forgotten", DeliveryClass.Appointment);
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T08:00:00Z");

        await RestoreAsync();
        await desk.OweAsync("forgotten", DeliveryClass.Appointment); // the same fact leads to it again, under a new id
        await desk.OweAsync("new", DeliveryClass.Appointment);
        await desk.Bot.SettleAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note sent before", "note owed then", "note forgotten", "note new" }));
        Assert.That(await desk.StatesAsync(), Is.All.EqualTo("sent"));
        Assert.That(await desk.Bot.QueryAsync<string>("select ts from delivery where kind = 'test.note' order by ts"), Is.EqualTo(desk.Bot.Anna.Messages().TakeLast(4).Select(message => message.Ts)));
    }

    [Test]
    public async Task A_restart_in_the_middle_forgets_neither_the_restore_nor_where_the_forgotten_time_began()
    {
        await desk.OweAsync("owed then");
        await BackUpAsync();
        await desk.Bot.SettleAsync();
        await desk.Bot.TurnToAsync("2026-11-23T08:00:00Z");
        await RestoreAsync();
        await desk.OweAsync("other", DeliveryClass.Appointment);
        await desk.Bot.Services.GetRequiredService<RestoreMark>().SetAsync(desk.Bot.Now, CancellationToken.None);

        await desk.Bot.SettleAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note owed then", "note other" }));
        Assert.That(await desk.Bot.ScalarAsync<bool>("select looks_from < restored_at from restore_mark"), Is.True);
    }

    [Test]
    public async Task Whoever_asks_for_something_after_it_gets_it_without_a_look()
    {
        await RestoreNothingAsync();
        await desk.Bot.TurnToAsync("2026-11-23T06:01:00Z");
        await desk.OweAsync("asked");
        await desk.Bot.SettleAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note asked" }));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.history"), Is.Empty);
    }

    [Test]
    public async Task Hours_later_nothing_is_looked_up_any_more()
    {
        await RestoreNothingAsync();
        await desk.Bot.TurnToAsync("2026-11-23T09:00:00Z");
        await desk.OweAsync("later", DeliveryClass.Appointment);
        await desk.Bot.SettleAsync();

        Assert.That(desk.Seen(), Is.EqualTo(new[] { "note later" }));
        Assert.That(desk.Bot.Slack.World.Calls.To("conversations.history"), Is.Empty);
    }

    private async Task RestoreNothingAsync()
    {
        await BackUpAsync();
        await RestoreAsync();
    }
}
