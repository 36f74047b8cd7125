using NUnit.Framework;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Settings;
using SlackLearningBot.Slack.Web;
using SlackLearningBot.Tests.Features.Lessons;

namespace SlackLearningBot.Tests.Faults;

/// <summary>Slack does what it was asked for and then says nothing, until the bot gives up: after a second here, after fifteen else.</summary>
internal sealed class SilenceTests : FaultFixture
{
    protected override Task<FaultDesk> StartAsync() => FaultDesk.StartAsync(services: services => services.AddSingleton(provider => new SlackClient(
        provider.GetRequiredService<HttpClient>(),
        new SlackClientOptions { BaseUrl = provider.GetRequiredService<SlackSettings>().ApiBaseUrl, Timeout = TimeSpan.FromSeconds(1) })));

    [TestCase("W4", "silence")]
    public async Task A_lesson_whose_answer_never_comes_is_looked_up_and_seen_once(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "chat.postMessage" });

        await Desk.Lessons.OweAsync(learner);
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(FaultDesk.Seen(learner), Has.Count.EqualTo(1));
        Assert.That(await Desk.LessonStateAsync(learner), Is.EqualTo("sent"));
        Assert.That(Bot.Slack.World.Calls.To("chat.postMessage").Count(call => call.Fault is null), Is.Zero, "it was not posted again");
    }

    [TestCase("W4", "silence")]
    public async Task An_answer_counts_although_nothing_comes_back_from_its_response_url(string fault, string variant)
    {
        var learner = await Desk.Lessons.NewLearnerAsync("t");
        var message = await Desk.Lessons.SendAsync(learner);
        await Desk.BreakAsync(new FaultWish(fault) { Variant = variant, At = "response_url" });

        await learner.ClickAsync(message, "Right t-1");
        await Bot.SettleAsync();
        await Desk.RecoverAsync();

        Assert.That(await Desk.Lessons.ReviewsAsync(learner), Is.EqualTo(new[] { "Right t-1 true 3" }));
        Assert.That(LessonDesk.All(message), Does.Contain("✅ Right t-1"));
    }
}
