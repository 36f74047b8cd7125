using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Health;

/// <summary>Questions that should be looked at. It is Monday 23 November 2026, 07:00 in Stockholm; Priya owns the programme and works in Stockholm, too.</summary>
internal sealed class HealthTests
{
    private const string FlagsSql = "select question_id || ' ' || question_version || ' ' || array_to_string(reasons, ',') from question_flag order by 1";

    private TestBot bot = null!;
    private LessonDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        desk = new LessonDesk(bot);
        await desk.AddTrackAsync("t", 6);
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { bot.Priya.Workspace.TeamId, bot.Priya.UserId, bot.Now });
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task AnswerAsync(int person, string question, bool isRight, int version = 1, int seconds = 20, string at = "2026-11-01T09:00:00Z") => bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, seconds,
                            answered_on, answered_at, learning_on, counts, model_version)
        select gen_random_uuid(), q.team_id, @User, q.question_id, @Version, q.lesson_id, 'test:' || gen_random_uuid(), gen_random_uuid(), 0, 'x', @IsRight, case when @IsRight then 3 else 1 end, @Seconds,
               @At::timestamptz::date, @At::timestamptz, @At::timestamptz::date, true, 6
          from question q where q.team_id = @TeamId and q.question_id = @Question
        """, new { bot.Anna.Workspace.TeamId, User = $"U{person:000}", Question = question, IsRight = isRight, Version = version, Seconds = seconds, At = at });

    /// <summary>Twenty-four people: half know the track, half do not. They tell the first three questions apart; the fourth only those who do not know get right, and the fifth is never missed.</summary>
    private async Task AnswerAllAsync()
    {
        for (var person = 0; person < 24; person++)
        {
            var knows = person % 2 == 0;
            await AnswerAsync(person, "t-1-q", knows || person % 3 == 0);
            await AnswerAsync(person, "t-2-q", knows || person % 5 == 0);
            await AnswerAsync(person, "t-3-q", knows);
            await AnswerAsync(person, "t-4-q", !knows, seconds: 60);
            await AnswerAsync(person, "t-5-q", true);
        }
    }

    private async Task<string> SayAsync(string words) => LessonDesk.All((await bot.Priya.CommandAsync(words)).Ephemeral!);

    private static IEnumerable<string> Notes(PersonHands person) => person.Messages().Select(LessonDesk.All).Where(text => text.Contains("should be looked at", StringComparison.Ordinal));

    [Test]
    public async Task A_track_shows_its_figures_and_what_should_be_looked_at_first()
    {
        await AnswerAllAsync();

        var said = await SayAsync("/learn questions t");

        Assert.That(said, Does.Contain("2 of 6 questions should be looked at").And.Contain("Those who know more do not get it right more often").And.Contain("It is as good as never missed"));
        Assert.That(said, Does.Contain("24 answers of 24 people, 50 of 100 right, told apart −").And.Contain("half answer within 60 s").And.Contain("100 of 100 right, not enough people").Or.Contain("half answer within 60 s"));
        Assert.That(said, Does.Contain("answered by fewer than 5 people"), "the sixth nobody answered");
        Assert.That(said.IndexOf("t-4-q", StringComparison.Ordinal), Is.LessThan(said.IndexOf("t-5-q", StringComparison.Ordinal)).And.LessThan(said.IndexOf("t-1-q", StringComparison.Ordinal)));
    }

    [Test]
    public async Task Owners_are_told_once_at_a_decent_hour_and_a_corrected_question_begins_anew()
    {
        await AnswerAllAsync();
        await bot.TickAsync();
        var early = Notes(bot.Priya).Count();
        await bot.TurnToAsync("2026-11-23T10:30:00Z");
        var monday = Notes(bot.Priya).ToList();
        await bot.TurnToAsync("2026-11-30T10:30:00Z");

        Assert.That((early, monday.Count, Notes(bot.Priya).Count()), Is.EqualTo((0, 1, 1)), "not at seven, once, and not again a week later");
        Assert.That(monday[0], Does.Contain("2 of your questions should be looked at").And.Contain("t-4-q").And.Contain("t-5-q").And.Contain("the answers given before stay"));
        Assert.That(await bot.QueryAsync<string>(FlagsSql), Is.EqualTo(new[] { "t-4-q 1 Ambiguous", "t-5-q 1 NeverMissed" }));
        Assert.That(await SayAsync("/learn questions"), Does.Contain("2 questions should be looked at"));
        Assert.That(await SayAsync("/learn why"), Does.Contain("the note about questions that should be looked at").And.Contain("you own this workspace's learning"));

        await bot.ExecuteAsync("update question set version = 2 where question_id = 't-4-q'");
        await bot.TurnToAsync("2026-12-07T10:30:00Z");

        Assert.That(await bot.QueryAsync<string>(FlagsSql), Is.EqualTo(new[] { "t-5-q 1 NeverMissed" }));
        Assert.That(await SayAsync("/learn questions t"), Does.Contain("version 2: answered by fewer than 5 people").And.Contain("version 1, before it was corrected: 24 answers of 24 people, 50 of 100 right"));
    }

    [Test]
    public async Task What_the_days_budget_held_back_waits_in_App_Home()
    {
        await AnswerAllAsync();
        await bot.ExecuteAsync(
            "insert into contact (team_id, user_id, nudges_a_day) values (@TeamId, @UserId, 0) on conflict (team_id, user_id) do update set nudges_a_day = 0", TestBot.Key(bot.Priya));

        await bot.TickAsync();
        await bot.TurnToAsync("2026-11-23T10:30:00Z");
        await bot.Priya.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(Notes(bot.Priya), Is.Empty);
        Assert.That(bot.Priya.Home!.Body.ToJsonString(), Does.Contain("Questions of yours that should be looked at"));
    }

    [Test]
    public async Task The_lessons_owner_hears_and_the_others_do_not()
    {
        await AnswerAllAsync();
        await bot.ExecuteAsync(
            """
            insert into person (team_id, user_id, email, zone) values (@TeamId, @UserId, 'Ben@example.com', 'Europe/London')
                on conflict (team_id, user_id) do update set email = excluded.email;
            update lesson set owner = 'ben@EXAMPLE.com' where lesson_id in ('t-4', 't-5');
            """, TestBot.Key(bot.Ben));

        await bot.TickAsync();
        await bot.TurnToAsync("2026-11-23T10:30:00Z");

        Assert.That(Notes(bot.Ben).Count(), Is.EqualTo(1));
        Assert.That(Notes(bot.Priya), Is.Empty);
    }

    [Test]
    public async Task A_learner_says_once_that_a_question_is_unclear_and_the_answer_stays()
    {
        var anna = await desk.NewLearnerAsync("t");
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Wrong t-1");

        await anna.ClickAsync(message, "Unclear question");
        var first = LessonDesk.Remark(anna);
        await anna.ClickAsync(message, "Unclear question");

        Assert.That(first, Does.Contain("Thank you, it is noted").And.Contain("without names"));
        Assert.That(LessonDesk.Remark(anna), Does.Contain("You had said so already"));
        Assert.That(await bot.QueryAsync<string>("select user_id || ' ' || question_id || ' ' || question_version from unclear"), Is.EqualTo(new[] { $"{anna.UserId} t-1-q 1" }));
        Assert.That(await desk.ReviewsAsync(anna), Is.EqualTo(new[] { "Wrong t-1 false 1" }));
    }

    [Test]
    public async Task Somebody_elses_button_notes_nothing()
    {
        var (anna, ben) = (await desk.NewLearnerAsync("t"), await desk.NewLearnerAsync("t"));
        var message = await desk.SendAsync(anna);
        await anna.ClickAsync(message, "Right t-1");

        await desk.ClickOldAsync(ben, message, LessonDesk.Element(message, "Unclear question"));

        Assert.That(LessonDesk.Remark(ben), Does.Contain("sent to somebody else"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from unclear"), Is.Zero);
    }

    [Test]
    public async Task What_several_call_unclear_should_be_looked_at()
    {
        for (var person = 0; person < 8; person++)
        {
            await AnswerAsync(person, "t-1-q", person % 2 == 0);
        }

        await bot.ExecuteAsync(
            "insert into unclear (team_id, user_id, question_id, question_version, said_at) select @TeamId, 'U00' || n, 't-1-q', 1, @Now from generate_series(0, 2) n",
            new { bot.Anna.Workspace.TeamId, bot.Now });

        Assert.That(await SayAsync("/learn questions t"), Does.Contain("Several people say that it is unclear.").And.Contain("3 people say it is unclear"));
    }

    [Test]
    public async Task Figures_stand_until_five_people_have_answered_since()
    {
        for (var person = 0; person < 6; person++)
        {
            await AnswerAsync(person, "t-1-q", isRight: true);
            await AnswerAsync(person, "t-2-q", isRight: person < 4);
        }

        var first = await SayAsync("/learn questions t");
        await bot.TurnToAsync("2026-11-25T10:00:00Z");
        for (var person = 10; person < 14; person++)
        {
            await AnswerAsync(person, "t-1-q", isRight: false, at: "2026-11-24T09:00:00Z");
        }

        var second = await SayAsync("/learn questions t");
        await bot.TurnToAsync("2026-11-26T10:00:00Z");
        await AnswerAsync(0, "t-1-q", isRight: false, at: "2026-11-26T09:00:00Z");
        var third = await SayAsync("/learn questions t");

        Assert.That(first, Does.Contain("6 answers of 6 people, 100 of 100 right").And.Contain("(as of 23 November)"));
        Assert.That(second, Does.Contain("6 answers of 6 people, 100 of 100 right").And.Not.Contain("10 people").And.Not.Contain("25 November"));
        Assert.That(third, Does.Contain("11 answers of 10 people, 55 of 100 right").And.Contain("(as of 26 November)").And.Contain("6 answers of 6 people, 67 of 100 right").And.Contain("(as of 23 November)"));
    }

    [Test]
    public async Task What_this_weeks_look_found_is_said_of_figures_that_still_stand()
    {
        for (var person = 0; person < 8; person++)
        {
            await AnswerAsync(person, "t-1-q", person % 2 == 0);
        }

        var before = await SayAsync("/learn questions t");
        await bot.ExecuteAsync(
            "insert into unclear (team_id, user_id, question_id, question_version, said_at) select @TeamId, 'U00' || n, 't-1-q', 1, @Now from generate_series(0, 2) n",
            new { bot.Anna.Workspace.TeamId, bot.Now });
        await bot.TickAsync();

        Assert.That(before, Does.Contain("0 of 6 questions should be looked at"));
        Assert.That(await SayAsync("/learn questions t"), Does.Contain("1 of 6 questions should be looked at").And.Contain("Several people say that it is unclear.").And.Not.Contain("3 people say it is unclear"));
    }

    [Test]
    public async Task Only_owners_see_it_and_only_their_workspace()
    {
        await AnswerAllAsync();
        await bot.TickAsync();
        var cleo = await bot.AddCleoAsync();
        await bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { cleo.Workspace.TeamId, cleo.UserId, bot.Now });

        Assert.That((await bot.Anna.CommandAsync("/learn questions")).Ephemeral!.Text, Does.Contain("for the owners"));
        Assert.That((await cleo.CommandAsync("/learn questions")).Ephemeral!.Text, Does.Contain("No question needs a look"));
        Assert.That((await cleo.CommandAsync("/learn questions t")).Ephemeral!.Text, Does.Contain("I found no track called “t”"));
    }

    [Test]
    public async Task With_nothing_wrong_there_is_nothing_to_say()
    {
        await bot.TickAsync();
        await bot.TurnToAsync("2026-11-23T10:30:00Z");

        Assert.That(Notes(bot.Priya), Is.Empty);
        Assert.That(await SayAsync("/learn questions"), Does.Contain("No question needs a look, as of this week."));
        Assert.That(await bot.ScalarAsync<DateOnly>("select looked_on from health_pass"), Is.EqualTo(new DateOnly(2026, 11, 23)));
    }
}
