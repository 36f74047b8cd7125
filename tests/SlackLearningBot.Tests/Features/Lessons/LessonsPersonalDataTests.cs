using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

internal sealed class LessonsPersonalDataTests
{
    [TestCase("lesson_turn")]
    [TestCase("review")]
    public async Task What_is_kept_of_a_person_is_exported_and_erased_and_nobody_elses(string table)
    {
        await using var bot = await TestBot.StartAsync();
        var desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 1);
        var (anna, ben) = (await desk.NewLearnerAsync("t"), await desk.NewLearnerAsync("t"));
        foreach (var person in new[] { anna, ben })
        {
            await person.ClickAsync(await desk.SendAsync(person), "Right t-1");
        }

        var data = bot.Services.GetServices<IPersonalData>().Single(data => data.Tables.Contains(table));
        var database = bot.Services.GetRequiredService<NpgsqlDataSource>();
        var export = await database.InTransactionAsync(t => data.ExportAsync(t, TestBot.Key(anna), CancellationToken.None), CancellationToken.None);
        await database.InTransactionAsync(t => data.EraseAsync(t, TestBot.Key(anna), CancellationToken.None), CancellationToken.None);

        Assert.That(export[table]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That((string?)export[table]![0]!["user_id"], Is.EqualTo(anna.UserId));
        Assert.That(await bot.QueryAsync<string>($"select user_id from {table}"), Is.EqualTo(new[] { ben.UserId }));
    }
}
