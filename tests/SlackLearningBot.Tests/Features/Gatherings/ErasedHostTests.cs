using NUnit.Framework;
using SlackLearningBot.Features.PersonalData;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>A speaker has everything erased.</summary>
internal sealed class ErasedHostTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_announcement_names_them_no_longer_and_whoever_planned_it_hears_that_nobody_speaks()
    {
        Assert.That(LessonDesk.All(room.Board()), Does.Contain(Bot.Ben.UserId));

        await EraseAsync(Bot.Ben);

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("How we deploy").And.Not.Contain(Bot.Ben.UserId));
        Assert.That(GatheringRoom.Count(Bot.Priya, "nobody speaks there any more"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_announcement_of_what_is_over_names_them_no_longer_either()
    {
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");

        await EraseAsync(Bot.Ben);

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("is over").And.Not.Contain(Bot.Ben.UserId));
    }

    [Test]
    public async Task Their_export_has_what_their_talk_leaves()
    {
        await room.LogAsync(Bot.Ben, "Indexes that help", recording: "https://video.example/1", takeAways: ["Measure first."]);

        var data = Bot.Services.GetServices<IPersonalData>().Single(one => one.Tables.Contains("gathering_host"));
        await using var connection = await Bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var export = (await data.ExportAsync(transaction, TestBot.Key(Bot.Ben), CancellationToken.None)).ToJsonString();

        Assert.That(export, Does.Contain("https://video.example/1").And.Contain("Measure first."));
    }

    private async Task EraseAsync(PersonHands person)
    {
        await Bot.Services.GetRequiredService<Eraser>().EraseAsync(TestBot.Key(person), CancellationToken.None);
        await Bot.TickAsync();
    }
}
