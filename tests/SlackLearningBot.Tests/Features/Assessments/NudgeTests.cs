using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>People are told at a decent hour of theirs and reminded twice at most, never after it is done or over.</summary>
internal sealed class NudgeTests
{
    private const string NextThursday = "2026-12-03T16:00:00Z";

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

    private static int Told(PersonHands person) => person.Messages().Count(message => LessonDesk.All(message).Contains("has an assessment for you", StringComparison.Ordinal));

    private static int Reminded(PersonHands person) => person.Messages().Count(message => LessonDesk.All(message).Contains("is still ahead of you", StringComparison.Ordinal));

    private async Task EveryHourUntilAsync(string from, string until)
    {
        for (var at = TestBot.Instant(from); at <= TestBot.Instant(until); at = at.AddHours(2))
        {
            await Bot.TurnToAsync(at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Test]
    public async Task Each_is_told_between_nine_and_five_of_their_own_clock()
    {
        await desk.GiveAsync(channel: DemoWorkspace.EngineeringChannel);

        // 08:30 UTC: 09:30 in Stockholm, 08:30 in London, 03:30 in New York, 17:30 in Tokyo.
        Assert.That((Told(Bot.Anna), Told(Bot.Ben), Told(Bot.Maria), Told(Bot.Kenji)), Is.EqualTo((1, 0, 0, 0)));
        await Bot.TurnToAsync("2026-11-23T09:00:00Z");
        Assert.That((Told(Bot.Ben), Told(Bot.Maria)), Is.EqualTo((1, 0)));
        await Bot.TurnToAsync("2026-11-23T14:00:00Z");
        await Bot.TurnToAsync("2026-11-24T00:00:00Z");
        Assert.That((Told(Bot.Maria), Told(Bot.Kenji)), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task They_are_reminded_twice_in_the_morning_three_days_and_one_day_before()
    {
        await desk.GiveAsync(deadline: NextThursday);

        await Bot.TurnToAsync("2026-11-30T07:59:00Z");
        Assert.That((Told(Bot.Anna), Reminded(Bot.Anna)), Is.EqualTo((1, 0)));
        await Bot.TurnToAsync("2026-11-30T08:00:00Z");
        Assert.That(Reminded(Bot.Anna), Is.EqualTo(1));
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("*SQL basics* is still ahead of you: 4 questions, open until Thursday at 17:00.").And.Contain("Why this?"));
        await EveryHourUntilAsync("2026-11-30T10:00:00Z", "2026-12-05T12:00:00Z");

        Assert.That((Told(Bot.Anna), Reminded(Bot.Anna)), Is.EqualTo((1, 2)));
        Assert.That(await Bot.QueryAsync<int>("select reminded::int from assessment_assignee"), Is.EqualTo(new[] { 2 }));
    }

    [Test]
    public async Task Never_after_it_is_passed()
    {
        await desk.GiveAsync(deadline: NextThursday);
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);

        await EveryHourUntilAsync("2026-11-30T08:00:00Z", "2026-12-05T12:00:00Z");

        Assert.That(Reminded(Bot.Anna), Is.Zero);
        Assert.That(await Bot.QueryAsync<string>("select distinct reason from delivery where kind = 'assessment.remind'"), Is.EqualTo(new[] { "the assessment is done or over" }));
    }

    [Test]
    public async Task Who_found_it_before_they_were_told_is_not_told_and_is_reminded()
    {
        await desk.GiveAsync([DemoWorkspace.Ben], deadline: NextThursday); // it is 08:30 in London: he is told at nine
        await Bot.Ben.ClickAsync((await Bot.Ben.CommandAsync("/learn assessments")).Ephemeral!, "assessment.brief");
        await Bot.Ben.SubmitAsync();
        await Bot.SettleAsync();

        await EveryHourUntilAsync("2026-11-23T10:00:00Z", "2026-11-23T16:00:00Z");
        Assert.That(Told(Bot.Ben), Is.Zero);
        await EveryHourUntilAsync("2026-11-30T09:00:00Z", "2026-12-05T12:00:00Z");

        Assert.That(Bot.Ben.Messages().Count(message => LessonDesk.All(message).Contains("You have begun *SQL basics* and not finished it.", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task Never_after_all_attempts_are_used()
    {
        await desk.MakeAsync("Once", attempts: "1");
        await desk.GiveAsync(deadline: NextThursday);
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 0, wrong: 4);

        await EveryHourUntilAsync("2026-11-30T08:00:00Z", "2026-12-05T12:00:00Z");

        Assert.That(await Bot.QueryAsync<string>("select distinct state || ': ' || reason from delivery where kind = 'assessment.remind'"), Is.EqualTo(new[] { "dropped: the assessment is done or over" }));
    }

    [Test]
    public async Task Who_began_is_reminded_of_that_and_who_may_try_again_of_that()
    {
        await desk.GiveAsync([DemoWorkspace.Anna, DemoWorkspace.Erik], deadline: NextThursday);
        await AssessmentDesk.BeginAsync(Bot.Anna);
        await AssessmentDesk.TakeAsync(Bot.Erik, right: 0, wrong: 4);

        await Bot.TurnToAsync("2026-11-30T08:00:00Z");

        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("You have begun *SQL basics* and not finished it.").And.Contain("Go on"));
        Assert.That(AssessmentDesk.Words(Bot.Erik), Does.Contain("You have not passed *SQL basics* yet, and have one attempt left."));
        await Bot.Anna.ClickAsync(AssessmentDesk.Last(Bot.Anna), "Go on");
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("question 1 of 4"));
    }

    [Test]
    public async Task Who_said_stop_hears_nothing_and_the_owner_knows_that_before()
    {
        await desk.Lessons.EnrolAsync(Bot.Anna);
        await Bot.Anna.CommandAsync("/learn stop");
        await Bot.SettleAsync();
        var before = Bot.Anna.Messages().Count;

        await desk.AssignAsync([DemoWorkspace.Anna], deadline: NextThursday);
        Assert.That(AssessmentDesk.Words(Bot.Priya), Does.Contain("1 person said stop and gets no message"));
        await Bot.Priya.ClickAsync(AssessmentDesk.Last(Bot.Priya), "assessment.give");
        await EveryHourUntilAsync("2026-11-30T08:00:00Z", "2026-12-03T18:00:00Z");

        Assert.That((Told(Bot.Anna), Bot.Anna.Messages().Count - before), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_pause_holds_it_back_and_the_deadline_ends_it()
    {
        await desk.Lessons.EnrolAsync(Bot.Anna);
        await Bot.Anna.CommandAsync("/learn pause 2w");
        await Bot.SettleAsync();

        await desk.GiveAsync(deadline: NextThursday);
        await EveryHourUntilAsync("2026-11-30T08:00:00Z", "2026-12-03T18:00:00Z");

        Assert.That((Told(Bot.Anna), Reminded(Bot.Anna)), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task App_Home_shows_it_as_soon_as_it_is_given_and_no_more_once_it_is_done()
    {
        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Not.Contain("SQL basics"));

        await desk.GiveAsync();
        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("SQL basics").And.Contain("4 questions, until Friday at 17:00"));
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        await Bot.SettleAsync();

        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Not.Contain("SQL basics"));
    }

    [TestCase("1", 2, 9)]
    [TestCase("2", 2, 11)]
    public async Task Who_wants_one_message_a_day_is_reminded_in_place_of_the_lesson_and_others_get_both(string nudges, int reminders, int lessons)
    {
        await desk.Lessons.AddTrackAsync("long", 30);
        await desk.Lessons.EnrolAsync(Bot.Anna, "long");
        await Bot.Anna.CommandAsync($"/learn nudges {nudges}");
        await Bot.ExecuteAsync("update learner set hour = '07:00', next_lesson_at = '2026-11-24T06:00Z'");
        await desk.GiveAsync(deadline: NextThursday);

        for (var day = TestBot.Instant("2026-11-24T06:01:00Z"); day < TestBot.Instant("2026-12-05T00:00:00Z"); day = day.AddDays(1))
        {
            await Bot.TurnToAsync(day.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            await Bot.TurnToAsync(day.AddHours(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
            await Bot.ExecuteAsync("update sign_of_life set seen_at = @Now", new { Now = Bot.Now.UtcDateTime });
        }

        Assert.That((Told(Bot.Anna), Reminded(Bot.Anna)), Is.EqualTo((1, reminders)));
        Assert.That(Bot.Anna.Messages().Count(message => LessonDesk.All(message).Contains("Lesson long-", StringComparison.Ordinal)), Is.EqualTo(lessons));
    }

    [Test]
    public async Task Why_this_knows_it()
    {
        await desk.GiveAsync();

        var why = LessonDesk.All((await Bot.Anna.CommandAsync("/learn why")).Ephemeral!);

        Assert.That(why, Does.Contain("The assessment SQL basics").And.Contain("gave it to you. If you leave it alone, I remind you twice at most, and after the deadline it counts as not done."));
    }

    [Test]
    public async Task What_the_days_budget_holds_back_waits_in_App_Home_with_its_button()
    {
        await desk.Lessons.EnrolAsync(Bot.Anna);
        await Bot.Anna.CommandAsync("/learn nudges 0");
        await desk.GiveAsync();
        Assert.That(Told(Bot.Anna), Is.Zero);

        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();

        Assert.That(Bot.Anna.Home!.Body.ToJsonString(), Does.Contain("Waiting for you").And.Contain("The assessment SQL basics"));
    }
}
