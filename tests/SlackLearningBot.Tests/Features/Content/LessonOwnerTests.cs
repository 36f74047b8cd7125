using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>A lesson's owner is a person, too: told in the export, forgotten with the rest.</summary>
internal sealed class LessonOwnerTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        await new LessonDesk(bot).AddTrackAsync("t", 3);
        await bot.ExecuteAsync("insert into person (team_id, user_id, email) values (@TeamId, @UserId, 'Anna@juniper.example')", TestBot.Key(bot.Anna));
        await bot.ExecuteAsync(
            """
            update lesson set owner = case lesson_id when 't-1' then @UserId when 't-2' then 'anna@Juniper.example' else @Ben end
            """, new { bot.Anna.UserId, Ben = bot.Ben.UserId });
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task Their_lessons_are_named_in_the_export_by_id_or_email()
    {
        var lessons = await bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().InTransactionAsync(
            transaction => bot.Services.GetServices<IPersonalData>().Single(data => data.Tables.Contains("lesson")).ExportAsync(transaction, TestBot.Key(bot.Anna), CancellationToken.None),
            CancellationToken.None);

        Assert.That(lessons["lesson"]!.AsArray().Select(lesson => (string?)lesson!["lesson_id"]), Is.EqualTo(new[] { "t-1", "t-2" }));
    }

    [Test]
    public async Task Who_is_forgotten_owns_nothing_and_their_lessons_stay()
    {
        await bot.Anna.CommandAsync("/learn data erase");
        await bot.Anna.SubmitAsync(new JsonObject
        {
            ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "ERASE" } },
        });

        var owners = await bot.QueryAsync<string>("select lesson_id || ' ' || coalesce(owner, 'nobody') from lesson order by 1");

        Assert.That(owners, Is.EqualTo(new[] { "t-1 nobody", "t-2 nobody", $"t-3 {bot.Ben.UserId}" }));
        Assert.That(bot.Anna.Modal!.Body.ToJsonString(), Does.Contain("your name on 2 lessons"));
    }
}
