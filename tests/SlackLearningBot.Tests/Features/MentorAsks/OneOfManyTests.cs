using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorAsks;

/// <summary>What goes wrong with one wish keeps no other waiting, and an erasure reaches the words of a question that waits to be changed.</summary>
internal sealed class OneOfManyTests
{
    private const string WordsSql = "select count(*) from delivery where payload::text like '%all-hands%'";

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

    [Test]
    public async Task A_changed_message_keeps_no_words_of_others_once_it_is_changed()
    {
        await DeclineAsync();
        Assert.That(await bot.ScalarAsync<long>(WordsSql), Is.EqualTo(1));

        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>(WordsSql), Is.Zero);
        Assert.That(MentorDesk.Words(bot.Ben.Messages()[^1]), Does.Contain("does not suit you now"));
    }

    [Test]
    public async Task Whoever_is_erased_leaves_no_words_in_what_is_owed_to_others()
    {
        await DeclineAsync();

        await bot.Anna.CommandAsync("/learn data erase");
        await bot.Anna.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = MentorDesk.Typed("ERASE") } });

        Assert.That(await bot.ScalarAsync<long>(WordsSql), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where payload::text like '%' || @UserId || '%'", TestBot.Key(bot.Anna)), Is.Zero);
    }

    private async Task DeclineAsync()
    {
        await MentorDesk.AskAsync(bot.Anna, "sql");
        await bot.SettleAsync();
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Not now");
        await bot.Ben.SubmitAsync();
    }
}
