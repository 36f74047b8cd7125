using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.TakeAways;

/// <summary>Whoever said they were somewhere is asked once, a few working days later, what they took away.</summary>
internal sealed class AskingTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await CourseDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<long> AsksAsync() => bot.ScalarAsync<long>("select count(*) from delivery where kind = 'take_away.ask' and state = 'sent'");

    [Test]
    public async Task They_are_asked_on_their_third_working_day_and_once()
    {
        await bot.WasThereAsync(bot.Anna);
        await bot.TurnToAsync("2026-11-25T16:00:00Z");
        Assert.That(await AsksAsync(), Is.Zero);

        await bot.TurnToAsync(TakeAwayDesk.ThirdDay);
        Assert.That(bot.Anna.Messages()[^1].Words(), Does.Contain("You said you did *SQL Conf*").And.Contain("three things you took away").And.Contain("Why this?"));

        await bot.TurnToAsync("2026-12-20T09:00:00Z");
        Assert.That(await AsksAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Holidays_are_no_working_days()
    {
        await bot.ExecuteAsync(
            """
            insert into holiday_calendar (team_id, calendar, title, file_hash, imported_at) values (@TeamId, 'HOME', 'Home', '', @Now);
            insert into holiday (team_id, calendar, day, name) values (@TeamId, 'HOME', '2026-11-25', 'A day off');
            insert into workspace_default (team_id, calendar) values (@TeamId, 'HOME');
            """,
            new { bot.Anna.Workspace.TeamId, Now = bot.Now.UtcDateTime });
        await bot.WasThereAsync(bot.Anna);

        await bot.TurnToAsync(TakeAwayDesk.ThirdDay);
        Assert.That(await AsksAsync(), Is.Zero);
        await bot.TurnToAsync("2026-11-27T08:00:00Z");
        Assert.That(await AsksAsync(), Is.EqualTo(1));
    }

    [TestCase("video", "2026-11-20")]
    [TestCase("article", "2026-11-20")]
    [TestCase("conference", "2026-08-20")]
    public async Task Of_what_others_can_see_for_themselves_and_of_long_ago_nobody_is_asked(string kind, string day)
    {
        await bot.WasThereAsync(bot.Anna, kind: kind, day: day);

        await bot.TurnToAsync("2026-12-10T09:00:00Z");

        Assert.That(await AsksAsync(), Is.Zero);
    }

    [Test]
    public async Task Whoever_takes_it_back_is_not_asked_and_saying_it_again_asks_no_second_time()
    {
        await bot.WasThereAsync(bot.Anna);
        await bot.Anna.ClickAsync(await bot.Anna.ListAsync("mine"), "Not mine any more");
        await bot.TurnToAsync(TakeAwayDesk.ThirdDay);
        Assert.That(await AsksAsync(), Is.Zero);

        await bot.Anna.DidAsync(await bot.Anna.ListAsync(), "2026-11-20");
        await bot.TurnToAsync("2026-12-10T09:00:00Z");

        Assert.That(await AsksAsync(), Is.Zero);
    }

    [Test]
    public async Task Whoever_wrote_before_is_not_asked()
    {
        await bot.WasThereAsync(bot.Anna);
        await bot.Anna.ClickAsync(bot.Anna.Modal!, "Write it down now");
        await bot.Anna.WriteAsync("Indexes read from left to right.");

        await bot.TurnToAsync(TakeAwayDesk.ThirdDay);

        Assert.That(await AsksAsync(), Is.Zero);
        Assert.That(await bot.ScalarAsync<string>("select point1 from take_away"), Is.EqualTo("Indexes read from left to right."));
    }

    [Test]
    public async Task The_answer_stands_where_the_question_stood_for_their_eyes_alone()
    {
        await bot.WasThereAsync(bot.Anna);

        var asked = await bot.AnswerAsync(bot.Anna, " One \n\n two ", "", "Three\0");

        Assert.That(bot.Anna.Dialog(), Does.Contain("Your take-aways from SQL Conf").And.Contain("Post it in a channel").And.Contain("Propose a talk"));
        Assert.That(bot.Anna.Now(asked).Words(), Does.Contain(@"1. One\ntwo").And.Contain("2. Three").And.Contain("Only you see this"));
    }

    [Test]
    public async Task Nothing_written_and_too_much_are_told_at_the_field()
    {
        await bot.WasThereAsync(bot.Anna);
        await bot.TurnToAsync(TakeAwayDesk.ThirdDay);
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "Write them down");

        Assert.That(MentorDesk.Errors(await bot.Anna.WriteAsync(" ", "")), Does.Contain("nothing to keep"));
        Assert.That(MentorDesk.Errors(await bot.Anna.WriteAsync(new string('x', 601))), Does.Contain("601 characters").Or.Contain("600"));
    }

    [Test]
    public async Task Erased_with_the_person()
    {
        await bot.WasThereAsync(bot.Anna);
        await bot.AnswerAsync(bot.Anna, "One");

        await bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(bot.Anna), CancellationToken.None);

        Assert.That(await bot.ScalarAsync<long>("select count(*) from take_away"), Is.Zero);
    }
}
