using NUnit.Framework;
using SlackLearningBot.Tests.Features.Assessments;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Whoever waits for a file hears when it does not come.</summary>
internal sealed class FileHandoverTests
{
    private FaultyNetwork network = null!;

    [SetUp]
    public void Start() => network = new FaultyNetwork();

    [TearDown]
    public void Stop() => network.Dispose();

    [TestCase("files.getUploadURLExternal", "missing_scope")]
    [TestCase("files.completeUploadExternal", "channel_not_found")]
    public async Task Names_that_Slack_refuses_are_told_of_with_what_to_do(string method, string error)
    {
        await using var desk = await AssessmentDesk.StartAsync(network);
        await desk.MakeAsync();
        await desk.GiveAsync();
        var owner = desk.Bot.Priya;
        await owner.CommandAsync("/learn assess status");
        await owner.ClickAsync(owner.Modal!, "Details");
        network.Answer(method, 200, $$"""{"ok":false,"error":"{{error}}"}""");

        await owner.ClickAsync(owner.Modal!, "Names as CSV");
        await desk.Bot.SettleAsync();

        var told = owner.Messages().Single(message => message.Text.Contains("could not hand over", StringComparison.Ordinal));
        Assert.That(told.Text, Does.Contain("the file with who stands where").And.Contain(error).And.Contain("doctor").And.Contain("Names as CSV").And.Contain("/learn assess status"));
        Assert.That(await desk.Bot.ScalarAsync<string>("select state || ' ' || reason from delivery where kind = 'assessment.file'"), Is.EqualTo($"dropped {error}"));
    }

    [Test]
    public async Task So_is_a_template()
    {
        await using var bot = await AuthorDesk.StartAsync(network);
        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("quiz.gift", "x"));
        network.Answer("files.completeUploadExternal", 200, """{"ok":false,"error":"missing_scope"}""");

        await bot.Priya.ClickAsync(report, "CSV template");
        await bot.SettleAsync();

        Assert.That(bot.Priya.Messages()[^1].Text, Does.Contain("I could not hand over the CSV template").And.Contain("missing_scope"));
        Assert.That(bot.Priya.Messages().SelectMany(message => message.Files), Has.None.Property("Name").EqualTo("lessons-template.csv"));
    }

    [Test]
    public async Task Whoever_is_erased_while_it_is_handed_over_gets_no_file()
    {
        await using var desk = await AssessmentDesk.StartAsync(network);
        await desk.MakeAsync();
        await desk.GiveAsync();
        var owner = desk.Bot.Priya;
        await owner.CommandAsync("/learn assess status");
        await owner.ClickAsync(owner.Modal!, "Details");
        await owner.ClickAsync(owner.Modal!, "Names as CSV");
        network.Meanwhile("files.getUploadURLExternal", () => desk.Bot.ExecuteAsync("delete from delivery where kind = 'assessment.file'"));

        await desk.Bot.SettleAsync();

        Assert.That(owner.Messages().SelectMany(message => message.Files), Is.Empty);
    }
}
