using NUnit.Framework;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorAsks;

/// <summary>What goes wrong with one wish keeps no other waiting.</summary>
internal sealed class OneOfManyTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync("2026-11-23T09:00:00Z");
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task A_wish_that_breaks_is_put_off_and_the_others_go_on()
    {
        await MentorDesk.OfferAsync(bot.Maria, "cooking");
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await MentorDesk.AskAsync(bot.Erik, "cooking");
        await bot.SettleAsync();
        await bot.ExecuteAsync("create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$");
        await bot.ExecuteAsync($"create trigger broken before update on mentor_choice for each row when (old.mentor_id = '{bot.Ben.UserId}') execute function break_it()");

        await bot.TurnToAsync("2026-11-28T09:00:00Z");
        Assert.That(await bot.QueryAsync<string>("select mentor_id || ' ' || state from mentor_choice order by state"), Is.EqualTo(new[] { $"{bot.Ben.UserId} asked", $"{bot.Maria.UserId} silent" }));

        await bot.ExecuteAsync("drop trigger broken on mentor_choice");
        await bot.TurnToAsync("2026-11-28T11:00:00Z");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from mentor_choice where state = 'asked'"), Is.Zero);
    }
}
