using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>What is over owes thanks and questions, also when the database could not do it in that minute.</summary>
internal sealed class EndTests
{
    private const string Thursday = "2026-11-26T15:00:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedForAsync(Thursday);
        await room.ComeAsync(Bot.Anna);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task After_a_deadlock_everybody_is_thanked_and_asked_in_the_next_minute()
    {
        await Bot.ExecuteAsync("create function break_it() returns trigger language plpgsql as $$ begin raise exception 'deadlock detected' using errcode = '40P01'; end $$");
        await Bot.ExecuteAsync("create trigger broken before insert on delivery for each row when (new.kind = 'gathering.after') execute function break_it()");
        try
        {
            await Bot.TurnToAsync("2026-11-26T15:46:00Z");
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            // the minute ends there, as it does for whoever runs it
        }

        Assert.That(await Bot.ScalarAsync<string>("select state from gathering"), Is.EqualTo("planned"), "nothing was done by halves");
        await Bot.ExecuteAsync("drop trigger broken on delivery");
        await Bot.TurnToAsync("2026-11-26T15:48:00Z");

        Assert.That(await Bot.ScalarAsync<string>("select state from gathering"), Is.EqualTo("held"));
        Assert.That(await Bot.QueryAsync<string>("select recipient from delivery where kind = 'gathering.after'"), Is.EqualTo(new[] { Bot.Anna.UserId }));
    }
}
