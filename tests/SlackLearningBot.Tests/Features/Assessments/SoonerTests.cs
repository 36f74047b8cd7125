using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>An assessment that ends before the time one was told is told anew; one that ends later is not. It is due on Friday.</summary>
internal sealed class SoonerTests
{
    private const string Word = "ends at another time than I told you";

    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
        await desk.GiveAsync([DemoWorkspace.Anna]);
        await Bot.TurnToAsync("2026-11-23T10:00:00Z");
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private int Told() => Bot.Anna.Messages().Count(message => LessonDesk.All(message).Contains(Word, StringComparison.Ordinal));

    private async Task MoveAsync(string deadline)
    {
        var assignments = await Bot.QueryAsync<Guid>("select assignment_id from assessment_assignment");
        await Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => Bot.Services.GetRequiredService<IAssessments>().MoveAsync(transaction, Bot.Anna.Workspace.TeamId, assignments, TestBot.Instant(deadline), CancellationToken.None),
            CancellationToken.None);
        await Bot.SettleAsync();
        await Bot.TickAsync();
    }

    [Test]
    public async Task A_nearer_deadline_is_told_once_and_counts_as_no_reminder()
    {
        await MoveAsync("2026-11-25T16:00:00Z");
        await Bot.TickAsync();

        Assert.That(Told(), Is.EqualTo(1));
        Assert.That(LessonDesk.All(Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains(Word, StringComparison.Ordinal))), Does.Contain("Wednesday at 17:00").And.Contain("Begin"));
        Assert.That(await Bot.ScalarAsync<int>("select reminded::int from assessment_assignee"), Is.Zero);
    }

    [Test]
    public async Task A_later_deadline_is_no_reason_for_a_word()
    {
        await MoveAsync("2026-12-03T16:00:00Z");

        Assert.That(Told(), Is.Zero);
    }

    [Test]
    public async Task Taken_back_after_that_the_word_says_so()
    {
        await MoveAsync("2026-11-25T16:00:00Z");
        Assert.That(Told(), Is.EqualTo(1));

        var assignments = await Bot.QueryAsync<Guid>("select assignment_id from assessment_assignment");
        await Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => Bot.Services.GetRequiredService<IAssessments>().TakeBackAsync(transaction, Bot.Anna.Workspace.TeamId, assignments, [Bot.Anna.UserId], CancellationToken.None),
            CancellationToken.None);
        await Bot.SettleAsync();

        Assert.That(Told(), Is.Zero);
    }
}
