using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Features.People;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Files that Slack does not take, people it hardly tells of, lists with odd pages.</summary>
internal sealed class DataFaultTests : FaultFixture
{
    [TestCase("W34", "file_upload_size_restricted", null)]
    [TestCase("W34", "file_uploads_disabled", null)]
    [TestCase("W34", "storage_limit_reached", null)]
    [TestCase("W34", "file_not_found", null)]
    [TestCase("W13", "", "files.getUploadURLExternal")]
    public async Task Who_asked_for_their_data_hears_why_it_does_not_come(string fault, string variant, string? at)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = at });

        await learner.CommandAsync("/learn data export");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner).Single().Text, Does.Contain("I could not hand over the file"));
    }

    [TestCase("W34", "address_breaks", null)]
    [TestCase("W1", "", "files.getUploadURLExternal")]
    [TestCase("W6", "", "files.completeUploadExternal")]
    [TestCase("W9", "502", "files.getUploadURLExternal")]
    [TestCase("W10", "empty", "files.getUploadURLExternal")]
    public async Task Their_data_comes_when_Slack_takes_files_again(string fault, string variant, string? at)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = at });

        await learner.CommandAsync("/learn data export");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner).SelectMany(message => message.Files).Count(), Is.EqualTo(1));
    }

    [TestCase("invalid_cursor")]
    [TestCase("limit_required")]
    [TestCase("empty_page")]
    [TestCase("short_page")]
    [TestCase("twice")]
    [Strikes("W27")]
    public async Task Everybody_is_known_however_odd_the_pages_are(string variant)
    {
        await using var bot = await TestBot.StartAsync();
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish("W27") { Variant = variant, At = "users.list" });

        var run = await ConsoleRun.ImportAsync(bot, "email,level\nanna@juniper.example,L1\nkenji@juniper.example,L3");
        if (variant is "invalid_cursor" or "limit_required")
        {
            run = await ConsoleRun.ImportAsync(bot, "email,level\nanna@juniper.example,L1\nkenji@juniper.example,L3"); // refused for good, so the operator tries again
        }

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from person where level is not null"), Is.EqualTo(2));
    }

    [TestCase("sparse")]
    [TestCase("stranger")]
    [TestCase("deleted")]
    [Strikes("W30")]
    public async Task Somebody_Slack_hardly_tells_of_is_welcomed_with_the_usual_proposals(string variant)
    {
        await using var bot = await TestBot.StartAsync();
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish("W30") { Variant = variant, At = "users.info" });

        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();
        await bot.TurnToAsync("2026-11-23T06:00:10Z"); // Home waits a moment for the zone to propose, and then comes without

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Start learning"));
    }

    [TestCase("W22", "users_not_found", "users.info")]
    [TestCase("W22", "user_not_found", "users.info")]
    [TestCase("W9", "502", "users.info")]
    [TestCase("W1", "", "users.info")]
    public async Task Home_needs_no_profile(string fault, string variant, string at)
    {
        await using var bot = await TestBot.StartAsync();
        var (rule, _) = await bot.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, At = at });

        await bot.Erik.OpenHomeAsync();
        await bot.SettleAsync();
        await bot.TurnToAsync("2026-11-23T06:00:10Z");

        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(bot.Erik.Home!.Body.ToJsonString(), Does.Contain("Start learning"));
    }
}
