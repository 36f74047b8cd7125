using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Care;
using SlackLearningBot.Tests.Features.Digest;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>Somebody who allows no messages: nothing says that one comes by itself, and what they put off comes as they were told.</summary>
internal sealed class WithoutMessagesTests
{
    private const string NothingComes = "No lesson comes by itself, because you allow no messages; `/learn today` brings one.";

    [TestCase("In 1 hour", "2026-11-23T08:31:00Z")]
    [TestCase("Tomorrow", "2026-11-24T07:31:00Z")]
    public async Task What_they_put_off_comes_back_when_it_was_promised(string words, string at)
    {
        await using var bot = await TestBot.StartAsync("2026-11-23T07:30:00Z");
        var desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 2);
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await SayAsync(anna, "/learn nudges 0");

        await anna.ClickAsync(message, words);
        await bot.TurnToAsync(at);

        Assert.That(await bot.QueryAsync<string>("select state || coalesce(' ' || reason, '') from delivery where kind = 'lesson.again'"), Is.EqualTo(new[] { "sent" }));
        Assert.That(await bot.QueryAsync<string>("select state from delivery where kind = 'lesson.daily' and slot = '2026-11-24' and state = 'sent'"), Is.Empty);
    }

    [Test]
    public async Task The_week_names_no_time_for_the_next_lesson()
    {
        await using var desk = await DigestDesk.StartAsync();
        var before = await SayAsync(desk.Learner, "/learn digest");
        await SayAsync(desk.Learner, "/learn nudges 0");

        var said = await SayAsync(desk.Learner, "/learn digest");

        Assert.That(before, Does.Contain("tomorrow at 08:30"));
        Assert.That(said, Does.Contain($"Lesson t-1, when you ask for it. {NothingComes}").And.Not.Contain("at 08:30"));
    }

    [Test]
    public async Task The_reply_to_less_often_names_no_time_either()
    {
        await using var desk = await CareDesk.StartAsync();
        await desk.PassAsync(4);
        await SayAsync(desk.Learner, "/learn nudges 0");

        await desk.Learner.ClickAsync(desk.Last(), "Keep it as it is");

        Assert.That(desk.Words(), Does.Contain("*All right, nothing changes.* Your hour is kept: every day at 08:30").And.Contain(NothingComes).And.Not.Contain("next one comes"));
    }

    private static async Task<string> SayAsync(PersonHands person, string command) => LessonDesk.All((await person.CommandAsync(command)).Ephemeral!);
}
