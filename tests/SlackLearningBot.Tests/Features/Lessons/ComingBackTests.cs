using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>The morning on which a lesson comes back is the morning of the day's lesson, too: one of them is enough.</summary>
internal sealed class ComingBackTests
{
    private const string Later = "2026-11-24T07:30:00Z";

    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private PersonHands anna = null!;
    private Message first = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync("2026-11-23T07:30:00Z");
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("a", 3);
        await desk.AddTrackAsync("b", 3);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task PutOffAsync(string words, params string[] tracks)
    {
        anna = await desk.NewLearnerAsync(tracks);
        await bot.ExecuteAsync("update learner set next_lesson_at = @Later::timestamptz", new { Later });
        first = await desk.SendAsync(anna);
        await anna.ClickAsync(first, words);
    }

    [TestCase(0, 1)]
    [TestCase(1, 0)]
    public async Task What_was_put_off_until_tomorrow_is_tomorrows_lesson_whichever_of_the_two_goes_first(int ofDay, int again)
    {
        await PutOffAsync("Tomorrow", "a", "b");
        await bot.Services.GetRequiredService<SlackLearningBot.Features.Learners.DueLearners>().EnqueueDueAsync(CancellationToken.None);
        await bot.Slack.TurnClockAsync(TestBot.Instant(Later));
        await bot.Services.GetRequiredService<SlackLearningBot.Features.Learners.DueLearners>().EnqueueDueAsync(CancellationToken.None);
        await bot.ExecuteAsync(
            "update delivery set value = case kind when 'lesson.daily' then @OfDay else @Again end where state = 'waiting'", new { OfDay = ofDay, Again = again });

        await bot.SettleAsync();

        Assert.That(Titles(), Is.EqualTo(new[] { "Read: Lesson a-1", "Read: Lesson a-1" }));
    }

    [Test]
    public async Task It_is_todays_lesson_in_App_Home_and_for_the_command()
    {
        await PutOffAsync("Tomorrow", "a");
        await bot.TurnToAsync(Later);

        await anna.CommandAsync("/learn today");
        await anna.OpenHomeAsync();
        await bot.SettleAsync();

        var came = anna.Messages().Last(message => message.EphemeralTo is null);
        Assert.That(Titles(), Has.Count.EqualTo(2));
        Assert.That(LessonDesk.Remark(anna), Does.Contain("Here is today's lesson").And.Contain($"p{came.Ts.Replace(".", "", StringComparison.Ordinal)}|Lesson a-1"));
        Assert.That(anna.Home!.Body.ToJsonString(), Does.Contain("|Lesson a-1"));
    }

    [Test]
    public async Task Ignored_once_more_it_is_the_next_days_lesson()
    {
        await PutOffAsync("Tomorrow", "a");
        await bot.TurnToAsync(Later);

        await bot.TurnToAsync("2026-11-25T07:30:00Z");

        Assert.That(Titles(), Has.Count.EqualTo(3).And.All.EqualTo("Read: Lesson a-1"));
    }

    [Test]
    public async Task Answered_before_it_came_back_the_day_has_its_next_lesson()
    {
        await PutOffAsync("Tomorrow", "a");
        await anna.ClickAsync(first, "Show it now");
        await anna.ClickAsync(first, "Right a-1");

        await bot.TurnToAsync(Later);

        Assert.That(Titles()[^1], Is.EqualTo("Read: Lesson a-2"));
    }

    private List<string> Titles() =>
        [.. anna.Messages().Where(message => message.EphemeralTo is null).Select(message => message.Versions[0].Text.Split('.')[0])];
}
