using NUnit.Framework;
using SlackLearningBot.Tests.Features.TakeAways;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Courses;

/// <summary>Whoever proposed something sees what became of it; whoever wrote take-aways is not promised a question about them.</summary>
internal sealed class ProposedTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await CourseDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task Everybody_sees_their_own_proposals_and_what_became_of_them()
    {
        Assert.That(await bot.Anna.SeenAsync("proposed"), Does.Contain("You have proposed nothing yet"));
        await bot.Anna.AddAsync("Proposed before", "https://example.org/before");
        await bot.Anna.AddAsync("SQL for everybody");
        await bot.Ben.AddAsync("Of somebody else", "https://example.org/else");

        var waiting = await bot.Anna.SeenAsync("proposed");
        Assert.That(waiting, Does.Contain("SQL for everybody").And.Contain("It waits for an owner.").And.Not.Contain("Of somebody else"));
        Assert.That(waiting.IndexOf("SQL for everybody", StringComparison.Ordinal), Is.LessThan(waiting.IndexOf("Proposed before", StringComparison.Ordinal)), "the newest first");
        await bot.ExecuteAsync("update course set state = 'declined', decided_at = @Now where title = 'SQL for everybody'", new { Now = bot.Now.UtcDateTime });

        Assert.That(await bot.Anna.SeenAsync("proposed"), Does.Contain("The owners leave it out of the list for now."));
        Assert.That(await bot.Priya.SeenAsync("proposed"), Does.Contain("These wait for an owner").And.Contain("Of somebody else").And.Contain("Publish it"));
    }

    [Test]
    public async Task Whoever_wrote_their_take_aways_is_promised_no_question_when_they_change_the_day()
    {
        await bot.WasThereAsync(bot.Maria, "SQL Conf");
        Assert.That(bot.Maria.Dialog(), Does.Contain("In a few working days I ask you once."));
        await bot.Maria.ClickAsync(bot.Maria.Modal!, "Write it down now");
        await bot.Maria.WriteAsync("Measure before you tune.");

        await bot.Maria.ClickAsync(await bot.Maria.ListAsync(), "Change what I said");
        await bot.Maria.SubmitAsync(CourseDesk.Done("2026-11-19"));

        Assert.That(bot.Maria.Dialog(), Does.Contain("What you took away is written down.").And.Contain("My take-aways").And.Not.Contain("I ask you once"));
    }
}
