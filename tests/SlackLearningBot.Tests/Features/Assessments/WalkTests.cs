using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>More people than one click can give it to: 1,100 whose ids come before Anna's.</summary>
internal sealed class WalkTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task<Message> OfferAsync()
    {
        await desk.AssignAsync([DemoWorkspace.Anna]);
        await Bot.ExecuteAsync(
            "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, waits) select team_id, assignment_id, 'A' || i, '', @Now, true from assessment_assignment, generate_series(1000, 2099) i",
            new { Bot.Now });
        return AssessmentDesk.Last(Bot.Priya);
    }

    private Task<long> WaitingAsync() => Bot.ScalarAsync<long>("select count(*) from assessment_assignee where waits")!;

    private Task<IReadOnlyList<string>> OwedAsync() => Bot.QueryAsync<string>("select recipient from delivery where kind = 'assessment.announce' order by 1");

    [Test]
    public async Task The_click_gives_it_to_the_first_and_says_that_the_others_are_being_told()
    {
        var offer = await OfferAsync();
        var confirm = LessonDesk.Element(offer, "assessment.give");

        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, confirm);
        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, confirm);

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("*SQL basics* is being given to 1,101 people, some at a time: they are being told"));
        Assert.That(await WaitingAsync(), Is.EqualTo(601));
        Assert.That(await OwedAsync(), Has.Count.EqualTo(500).And.Unique);
        Assert.That(await AssessmentDesk.ListAsync(Bot.Anna), Does.Contain("Nobody gave you an assessment"), "her turn has not come");
        await Bot.Priya.CommandAsync("/learn assess status");
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("500 people: 500 not started. More are just being given it."));
        await Bot.SettleAsync();

        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("*SQL basics* is given to 1,101 people. Each is told between 9:00 and 17:00"));
        Assert.That(await WaitingAsync(), Is.Zero);
        Assert.That(await OwedAsync(), Has.Count.EqualTo(1101).And.Unique);
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("has an assessment for you"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'assessment.walk'"), Is.Zero, "where it stood is forgotten");
    }

    [Test]
    public async Task What_breaks_in_the_middle_goes_on_where_it_stood()
    {
        var offer = await OfferAsync();
        await Bot.ExecuteAsync("""
            create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
            create trigger break_it before update on assessment_assignee for each row when (new.user_id = 'A1700') execute function break_it()
            """);
        await Bot.Priya.ClickAsync(offer, "assessment.give");
        await Bot.SettleAsync();
        Assert.That(await WaitingAsync(), Is.EqualTo(601), "the second part was given to none of its people");
        Assert.That(await OwedAsync(), Has.Count.EqualTo(500));

        await Bot.ExecuteAsync("drop trigger break_it on assessment_assignee");
        for (var step = 0; step < 3; step++)
        {
            Bot.Machine.Advance(TimeSpan.FromMinutes(6));
            await Bot.SettleAsync();
        }

        Assert.That(await WaitingAsync(), Is.Zero);
        Assert.That(await OwedAsync(), Has.Count.EqualTo(1101).And.Unique);
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("is given to 1,101 people"));
    }

    [Test]
    public async Task A_walk_whose_process_died_is_taken_up_by_another()
    {
        var offer = await OfferAsync();
        await Bot.Priya.ClickAsync(offer, "assessment.give");
        await Bot.ExecuteAsync(
            "update delivery set state = 'sending', leased_by = 'nobody', lease_until = @Now, attempted_at = @Now where kind = 'assessment.walk'", new { Now = Bot.Machine.GetUtcNow() });
        await Bot.SettleAsync();
        Assert.That(await WaitingAsync(), Is.EqualTo(601));

        Bot.Machine.Advance(TimeSpan.FromMinutes(2));
        var machine = Bot.Machine.GetUtcNow();
        await Bot.Services.GetRequiredService<ClaimStore>().RescueAsync(Bot.Now, machine, machine + Judge.UnsureWait, CancellationToken.None);
        Bot.Machine.Advance(TimeSpan.FromMinutes(6));
        await Bot.SettleAsync();

        Assert.That((await WaitingAsync(), (await OwedAsync()).Count), Is.EqualTo((0, 1101)));
    }

    [Test]
    public async Task Taken_back_in_the_middle_the_others_never_get_it()
    {
        var offer = await OfferAsync();
        await Bot.Priya.ClickAsync(offer, "assessment.give");
        await Bot.Priya.CommandAsync("/learn assess status");
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Details");

        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Take it back…");
        await Bot.SettleAsync();

        Assert.That(await Bot.QueryAsync<string>("select outcome || ' ' || count(*) from assessment_assignee group by outcome"), Is.EqualTo(new[] { "taken_back 500" }));
        Assert.That(await OwedAsync(), Has.Count.EqualTo(500).And.None.EqualTo(DemoWorkspace.Anna));
    }

    [Test]
    public async Task Who_has_it_already_or_joins_the_track_meanwhile_gets_it_once()
    {
        var learner = await desk.Lessons.NewLearnerAsync("sql");
        await desk.GiveAsync([DemoWorkspace.Anna]);
        await desk.AssignAsync(track: "sql");
        var newest = await Bot.ScalarAsync<Guid>("select assignment_id from assessment_assignment where state = 'offered'");
        await Bot.ExecuteAsync(
            "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, waits) select team_id, @Id, 'A' || i, '', @Now, true from assessment_assignment, generate_series(1000, 1499) i where assignment_id = @Id;"
            + "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, waits) select team_id, @Id, @Anna, '', @Now, true from assessment_assignment where assignment_id = @Id",
            new { Id = newest, Bot.Now, DemoWorkspace.Anna });
        var late = await desk.Lessons.NewLearnerAsync("sql"); // after everybody was found, and without anybody hearing of it

        await Bot.Priya.ClickAsync(AssessmentDesk.Last(Bot.Priya), "assessment.give");
        var soon = await desk.Lessons.NewLearnerAsync();
        await soon.CommandAsync("/learn join sql");
        await Bot.SettleAsync();

        Assert.That(
            await Bot.QueryAsync<string>("select user_id || ' ' || via from assessment_assignee where assignment_id = @Id and user_id like 'U%' and not waits order by 1", new { Id = newest }),
            Is.EqualTo(new[] { learner, late, soon }.Select(person => $"{person.UserId} track")));
        Assert.That(await OwedAsync(), Is.Unique.And.Count.EqualTo(504));
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("is given to 503 people, and to whoever joins Track sql"));
    }
}
