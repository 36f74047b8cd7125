using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

internal sealed class LearnersPersonalDataTests
{
    [Test]
    public async Task The_rhythm_of_a_person_is_exported_and_erased_and_nobody_elses()
    {
        await using var bot = await TestBot.StartAsync();
        await LearnerTable.AddAsync(bot, bot.Anna, "2026-11-24T07:30:00Z");
        await LearnerTable.AddAsync(bot, bot.Ben, "2026-11-24T08:30:00Z", zone: "Europe/London");
        await bot.ExecuteAsync(
            """
            insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
            values ('T0OTHER0001', @UserId, 'Asia/Tokyo', '09:00', 1, @Now, @Now)
            """, new { bot.Anna.UserId, Now = bot.Now.UtcDateTime });
        var data = bot.Services.GetServices<IPersonalData>().Single(data => data.Tables.Contains("learner"));
        var database = bot.Services.GetRequiredService<NpgsqlDataSource>();

        var export = await database.InTransactionAsync(t => data.ExportAsync(t, TestBot.Key(bot.Anna), CancellationToken.None), CancellationToken.None);
        await database.InTransactionAsync(t => data.EraseAsync(t, TestBot.Key(bot.Anna), CancellationToken.None), CancellationToken.None);

        Assert.That(export.Select(table => table.Key), Is.EqualTo(new[] { "learner" }));
        Assert.That(export["learner"]!.AsArray().Select(row => (string?)row!["zone"]), Is.EqualTo(new[] { "Europe/Stockholm" }));
        Assert.That(await bot.QueryAsync<string>("select zone from learner order by zone"), Is.EqualTo(new[] { "Asia/Tokyo", "Europe/London" }), "the same id in another workspace is another person");
    }
}
