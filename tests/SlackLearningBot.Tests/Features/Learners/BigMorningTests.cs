using NUnit.Framework;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>When many are due at once their lessons are spread over ten minutes or more, and people are told. In these tests a thousand go out at once.</summary>
internal sealed class BigMorningTests
{
    private const string At = "2026-11-23T07:30:00Z";
    private const string SpreadSql = "select count(*) || ' from ' || to_char(min(due_at at time zone 'utc'), 'HH24:MI:SS') || ' to ' || to_char(max(due_at at time zone 'utc'), 'HH24:MI:SS') from delivery where kind = 'lesson.daily'";

    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task As_many_as_go_out_at_once_come_at_their_minute()
    {
        await AddAsync(1000);

        await TickAsync(At);

        Assert.That(await bot.ScalarAsync<string>(SpreadSql), Is.EqualTo("1000 from 07:30:00 to 07:30:00"));
        Assert.That(await bot.QueryAsync<string>("select due_at || ' ' || learners || ' ' || minutes from morning"), Is.EqualTo(new[] { "2026-11-24 07:30:00+00 1000 0" }));
    }

    [Test]
    public async Task More_are_spread_over_ten_minutes_however_often_the_clock_ticks()
    {
        await AddAsync(2500);
        var due = bot.Services.GetRequiredService<DueLearners>();
        await bot.Slack.TurnClockAsync(TestBot.Instant(At));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => due.EnqueueDueAsync(CancellationToken.None))));
        var planned = await bot.QueryAsync<string>("select recipient || due_at from delivery where kind = 'lesson.daily' order by 1");
        await TickAsync("2026-11-23T07:31:00Z");

        Assert.That(await bot.ScalarAsync<string>(SpreadSql), Does.Match("2500 from 07:30:0. to 07:39:5."));
        Assert.That(await bot.QueryAsync<string>("select recipient || due_at from delivery where kind = 'lesson.daily' order by 1"), Is.EqualTo(planned));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where expires_at < '2026-11-23T19:00Z'"), Is.Zero);
        Assert.That(await bot.QueryAsync<string>("select learners || ' ' || minutes from morning"), Is.EqualTo(new[] { "2500 10" }));
    }

    [Test]
    public async Task The_next_day_somebody_else_is_first()
    {
        await AddAsync(1001);

        await TickAsync(At);
        await TickAsync("2026-11-24T07:30:00Z");

        var firsts = await bot.QueryAsync<string>("select distinct on (slot) recipient from delivery where kind = 'lesson.daily' order by slot, due_at");
        Assert.That(firsts.Distinct().ToList(), Has.Count.EqualTo(2));
        Assert.That(await bot.ScalarAsync<double>(
            "select corr(extract(epoch from a.due_at), extract(epoch from b.due_at)) from delivery a join delivery b using (team_id, recipient, kind) where a.slot < b.slot"),
            Is.InRange(-0.15, 0.15));
    }

    [Test]
    public async Task A_bot_that_was_away_spreads_from_now_on_whatever_their_hours_were()
    {
        await AddAsync(1500, "timestamptz '2026-11-23T05:00Z' + n % 100 * interval '1 minute'");

        await TickAsync("2026-11-23T11:00:00Z");

        Assert.That(await bot.ScalarAsync<string>(SpreadSql), Does.Match("1500 from 11:00:0. to 11:09:5."));
    }

    [Test]
    public async Task Back_shortly_before_the_end_of_the_day_it_spreads_over_what_is_left_of_it()
    {
        await AddAsync(1500);

        await TickAsync("2026-11-23T18:54:00Z");

        Assert.That(await bot.ScalarAsync<string>(SpreadSql), Does.Match("1500 from 18:54:0. to 18:58:5."));
    }

    [Test]
    public async Task A_late_hour_is_spread_and_its_lessons_expire_after_the_last()
    {
        await AddAsync(1500, "'2026-11-23T21:00Z'", "22:00");

        await TickAsync("2026-11-23T21:00:00Z");

        Assert.That(await bot.ScalarAsync<string>(SpreadSql), Does.Match("1500 from 21:00:0. to 21:09:5."));
        Assert.That(await bot.ScalarAsync<DateTime>("select min(expires_at) from delivery"), Is.EqualTo(TestBot.Instant("2026-11-23T22:00:00Z").UtcDateTime));
    }

    [Test]
    public async Task People_are_told_between_which_times_and_then_the_minute()
    {
        await new LessonDesk(bot).AddTrackAsync("a", 3);
        await AddAsync(1000);
        await SignUpAsync(bot.Ben, "a");
        await TickAsync(At);
        var ben = "delivery where recipient = '" + bot.Ben.UserId + "' and kind = 'lesson.daily'";
        var minute = await bot.ScalarAsync<string>($"select to_char(due_at at time zone 'Europe/Stockholm', 'HH24:MI') from {ben}");

        Assert.That((minute, await SayAsync(bot.Ben, "/learn")).Item2, Does.Contain($"comes today at {minute}"), "it is on its way");
        await bot.Ben.OpenHomeAsync();
        await bot.ExecuteAsync("delete from delivery where kind = 'lesson.daily' and recipient <> @UserId", new { bot.Ben.UserId });
        await bot.SettleAsync();
        Assert.That(bot.Ben.Home!.Shown(), Does.Contain($"Your next lesson comes today at {minute}.").And.Not.Contain("tomorrow"));

        await bot.TurnToAsync("2026-11-23T07:40:00Z");
        await bot.Ben.ClickAsync(bot.Ben.Messages()[^1], "Right a-1");
        await bot.SettleAsync();
        Assert.That(LessonDesk.All(bot.Ben.Messages()[^1]), Does.Contain("Your next lesson comes tomorrow between 08:30 and 08:40."));
        Assert.That(bot.Ben.Home!.Shown(), Does.Contain("Your next lesson comes tomorrow between 08:30 and 08:40."));
        Assert.That(await SayAsync(bot.Ben, "/learn"), Does.Contain("comes tomorrow between 08:30 and 08:40."));
        Assert.That(await SayAsync(bot.Ben, "/learn time 08:31"), Does.Contain("comes tomorrow at 08:31."), "nobody else then");
        Assert.That(await SayAsync(bot.Ben, "/learn time 08:30"), Does.Contain("comes tomorrow between 08:30 and 08:40."));
        Assert.That(await SayAsync(bot.Ben, "/learn pause 3d"), Does.Contain("comes on Thursday at 08:30."));
        Assert.That(await bot.ScalarAsync<int>("select learners from morning where due_at = '2026-11-24T07:30Z'"), Is.EqualTo(1000), "counted in and out again");
    }

    [Test]
    public async Task Who_makes_a_morning_big_is_told_so_and_who_joins_a_small_one_is_not()
    {
        await AddAsync(999, "'2026-11-22T07:30Z'");
        await TickAsync(TestBot.MondayMorning);

        Assert.That(await SignUpAsync(bot.Anna), Does.Contain("Your first lesson then comes today at 08:30."));
        Assert.That(await SignUpAsync(bot.Kenji), Does.Contain("comes today between 08:30 and 08:40."));
        Assert.That(await SayAsync(bot.Anna, "/learn"), Does.Contain("comes today between 08:30 and 08:40."));
    }

    private Task AddAsync(int count, string next = "'2026-11-23T07:30Z'", string hour = "08:30") => bot.ExecuteAsync(
        $"""
        insert into learner (team_id, user_id, zone, hour, days, joined_at, next_lesson_at)
        select @TeamId, 'UMANY' || n, 'Europe/Stockholm', '{hour}', 127, '2026-01-01T00:00Z', {next} from generate_series(1, @Count) n
        """,
        new { bot.Anna.Workspace.TeamId, Count = count });

    private async Task TickAsync(string at)
    {
        await bot.Slack.TurnClockAsync(TestBot.Instant(at));
        await bot.Services.GetRequiredService<DueLearners>().EnqueueDueAsync(CancellationToken.None);
    }

    private async Task<string> SignUpAsync(PersonHands person, params string[] tracks)
    {
        await bot.ExecuteAsync( // met before: so the form does not wait for their profile
            "insert into person (team_id, user_id, refreshed_at) values (@TeamId, @UserId, @Now)", new { person.Workspace.TeamId, person.UserId, bot.Now });
        await person.CommandAsync("/learn");
        await person.SubmitAsync(LearnerTable.Form("08:30", zone: "Europe/Stockholm", eachDay: ["1", "2", "4", "8", "16", "32", "64"], tracks: tracks));
        return person.Modal!.Body.ToJsonString();
    }

    private static async Task<string> SayAsync(PersonHands person, string words) => LessonDesk.All((await person.CommandAsync(words)).Ephemeral!);
}
