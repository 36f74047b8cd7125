using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Learning.Cadence;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Steps that the day's budget held back, in App Home.</summary>
internal sealed class ProgrammeWaitingTests
{
    [Test]
    public async Task Held_back_steps_are_shown_although_somebody_is_being_planned_and_not_those_that_are_done()
    {
        await using var desk = await ProgrammeDesk.StartAsync();
        var bot = desk.Bot;
        await desk.ManageAsync(bot.Anna, bot.Ben);
        await desk.BeginAsync(bot.Anna);
        foreach (var moment in new[] { "2026-11-27T09:30:00Z", "2026-11-30T09:30:00Z", "2026-12-04T09:30:00Z" })
        {
            await bot.TurnToAsync(moment);
        }

        await bot.Anna.ClickAsync(ProgrammeDesk.Find(bot.Anna, "*Joins*"), "programme.done");
        await bot.ExecuteAsync(
            "update delivery set state = 'dropped', reason = @Reason, finished_at = @Now where kind = 'programme.step' and state = 'sent'",
            new { Reason = NudgeGate.NameOf(QuietReason.Budget), Now = bot.Now.UtcDateTime });
        await using var holder = await bot.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        await using var held = await holder.BeginTransactionAsync();
        await using (var hold = new NpgsqlCommand("select from programme_member for no key update; select from programme_step_state for no key update", holder, held))
        {
            await hold.ExecuteNonQueryAsync();
        }

        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();
        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Why an index is fast, of SQL for analysts").And.Not.Contain("Joins, of SQL for analysts"));

        await bot.Ben.OpenHomeAsync();
        await bot.SettleAsync();
        Assert.That(bot.Ben.Home!.Body.ToJsonString(), Does.Contain("of SQL for analysts"));
    }
}
