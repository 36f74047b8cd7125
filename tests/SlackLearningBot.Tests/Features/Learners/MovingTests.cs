using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>Somebody travels and takes their lessons along: on each date of their own at most one, and none left out without a reason.</summary>
internal sealed class MovingTests
{
    private TestBot bot = null!;
    private LessonDesk desk = null!;
    private PersonHands anna = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync("2026-11-23T00:00:00Z");
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 20);
        anna = await desk.NewLearnerAsync("t");
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    // Monday is 23 November; lessons come at 08:30 every day. What is expected: the local days that had their lesson, and when.
    [TestCase("Asia/Tokyo", "2026-11-23T23:30:00Z", "Pacific/Honolulu", "2026-11-24T02:00:00Z", "24 23:30; 25 18:30; 26 18:30", Description = "west over the date line: the 24th was had in Tokyo")]
    [TestCase("Asia/Tokyo", "2026-11-23T23:30:00Z", "America/Los_Angeles", "2026-11-24T12:00:00Z", "24 23:30; 25 16:30; 26 16:30", Description = "the 24th again before its hour, and it was had")]
    [TestCase("Pacific/Honolulu", "2026-11-23T18:30:00Z", "Asia/Tokyo", "2026-11-24T05:00:00Z", "23 18:30; 25 23:30; 26 23:30", Description = "east: the 24th's hour is over on arrival")]
    [TestCase("Pacific/Honolulu", "2026-11-23T18:30:00Z", "Asia/Tokyo", "2026-11-23T22:00:00Z", "23 18:30; 24 23:30; 25 23:30", Description = "east, and the 24th's hour is still to come")]
    [TestCase("Europe/Stockholm", "2026-11-23T07:30:00Z", "America/New_York", "2026-11-23T12:00:00Z", "23 07:30; 24 13:30; 25 13:30", Description = "the same day's hour comes again, its lesson does not")]
    [TestCase("America/New_York", "2026-11-23T13:30:00Z", "Europe/Stockholm", "2026-11-23T10:00:00Z", "24 07:30; 25 07:30; 26 07:30", Description = "moved before the lesson: its hour is over there")]
    [TestCase("Pacific/Kiritimati", "2026-11-23T18:30:00Z", "Pacific/Niue", "2026-11-23T19:00:00Z", "24 18:30; 25 19:30; 26 19:30", Description = "25 hours apart")]
    public async Task A_flight_gives_no_day_two_lessons_and_leaves_none_out_without_a_reason(string from, string next, string to, string moved, string expected)
    {
        await bot.ExecuteAsync("update learner set zone = @From, next_lesson_at = @Next::timestamptz", new { From = from, Next = next });
        var told = "";
        for (var moment = bot.Now; moment < TestBot.Instant("2026-11-26T23:59:00Z"); moment += TimeSpan.FromMinutes(30))
        {
            await bot.TurnToAsync(moment.ToString("O"));
            if (moment == TestBot.Instant(moved))
            {
                await bot.ExecuteAsync("insert into person (team_id, user_id, zone, refreshed_at) values (@TeamId, @UserId, @To, @Now)", new { anna.Workspace.TeamId, anna.UserId, To = to, bot.Now });
                await anna.OpenHomeAsync();
                await bot.SettleAsync();
                await anna.ClickAsync(anna.Home!, "settings.zone");
                told = LessonDesk.All((await anna.CommandAsync("/learn")).Ephemeral!);
            }
        }

        var came = await bot.QueryAsync<string>("select slot || ' ' || to_char(due_at at time zone 'utc', 'HH24:MI') from delivery where kind = 'lesson.daily' and state = 'sent' order by due_at");
        Assert.That(string.Join("; ", came.Take(3).Select(one => one[8..])), Is.EqualTo(expected));
        Assert.That(await bot.QueryAsync<string>("select slot from delivery where kind = 'lesson.daily' and state <> 'sent'"), Is.Empty);
        var first = await bot.ScalarAsync<DateTimeOffset>("select min(due_at) from delivery where kind = 'lesson.daily' and due_at > @Moved::timestamptz", new { Moved = moved });
        Assert.That(told, Does.Contain($"comes {LessonCardMoments.Words(first, TestBot.Instant(moved), to)}."), "and they were told when");
    }

    [Test]
    public async Task Pause_and_leaving_end_the_reminders_of_an_ignored_lesson_and_counting_goes_on_afterwards()
    {
        await bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-23T07:30Z'");
        await bot.TurnToAsync("2026-11-23T07:30:00Z");
        await anna.CommandAsync("/learn pause 3d");
        foreach (var day in (string[])["24", "25", "26", "27", "28"])
        {
            await bot.TurnToAsync($"2026-11-{day}T07:30:00Z");
        }

        Assert.That(await bot.QueryAsync<string>("select slot from delivery where kind = 'lesson.daily' and state = 'sent' order by slot"), Is.EqualTo(new[] { "2026-11-23", "2026-11-26", "2026-11-27", "2026-11-28" }));
        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || times from lesson_turn order by served_on"), Is.EqualTo(new[] { "t-1 3", "t-2 1" }), "the days of the pause were no reminders");

        await anna.CommandAsync("/learn leave t");
        await bot.TurnToAsync("2026-11-29T07:30:00Z");
        await anna.CommandAsync("/learn stop");
        await bot.TurnToAsync("2026-11-30T07:30:00Z");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'lesson.daily' and state = 'sent'"), Is.EqualTo(4));
    }
}
