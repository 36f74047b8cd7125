using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A programme from pre-work to follow-up, with the clock turned.</summary>
internal sealed class ProgrammeFlowTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task From_pre_work_to_follow_up_each_step_comes_once_at_its_time()
    {
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.ChooseAsync([Bot.Anna]);
        Assert.That(desk.CardWords(), Does.Contain("you chose 1 person by name; that is 1 person to enrol. Shall I enrol this person?").And.Contain("1 step goes to managers, who are known of 1."));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "SQL for analysts"), Is.Zero, "nobody is told before the yes");

        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in *SQL for analysts*: 4 steps, with a session on"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("📅 *Workshop*").And.Contain("Room 4"), "the session is told at once");

        await Bot.TurnToAsync("2026-11-27T09:30:00Z");
        Assert.That(ProgrammeDesk.Words(Bot.Ben), Does.Contain($"Ask <@{Bot.Anna.UserId}> what they want").And.Contain("you are their manager"), "a Saturday twelve days before is the Friday");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Why an index is fast*"), Is.Zero);

        await Bot.TurnToAsync("2026-11-30T08:01:00Z");
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("*Why an index is fast*").And.Contain("step 1 of 4").And.Contain("Watch · 8 min").And.Contain("Read · 12 min"));

        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        var joins = ProgrammeDesk.Last(Bot.Anna);
        Assert.That(joins.Words(), Does.Contain("*Joins*").And.Contain("example.com/joins"));
        var done = LessonDesk.Element(joins, "programme.done");
        await desk.Lessons.ClickOldAsync(Bot.Anna, joins, done);
        await desk.Lessons.ClickOldAsync(Bot.Anna, joins, done);
        Assert.That(Bot.Anna.Now(joins).Words(), Does.Contain("✅ *Joins*").And.Contain("Next: _What we saw_"));

        await Bot.TurnToAsync("2026-12-10T12:46:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "starts at"), Is.EqualTo(1));

        await Bot.TurnToAsync("2026-12-10T14:31:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "Were you at *Workshop*"), "programme.there");

        await Bot.TurnToAsync("2026-12-11T08:01:00Z");
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("*What we saw*"));
        await Bot.TurnToAsync("2026-12-17T08:01:00Z");
        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("*Show a colleague*").And.Contain("Show a colleague a query."));

        Assert.That(await desk.StatesAsync(Bot.Anna), Is.EqualTo(new[] { "goal owed", "index owed", "paper done", "workshop owed", "recap owed", "show owed" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'programme.step' and state = 'sent'"), Is.EqualTo(5));
    }

    [Test]
    public async Task Doubled_and_late_ticks_send_nothing_twice()
    {
        await desk.BeginAsync(Bot.Anna, Bot.Erik);

        await Bot.TurnToAsync("2026-11-30T08:01:00Z");
        await Bot.TickAsync();
        await Bot.TickAsync();
        await Bot.ExecuteAsync("update programme_member set waits = true; update programme_cohort set walking = true");
        await Bot.TurnToAsync("2026-11-30T23:30:00Z");

        foreach (var person in new[] { Bot.Anna, Bot.Erik })
        {
            Assert.That((ProgrammeDesk.Count(person, "enrolled you in"), ProgrammeDesk.Count(person, "📅 *Workshop*"), ProgrammeDesk.Count(person, "*Why an index is fast*")), Is.EqualTo((1, 1, 1)));
        }
    }

    [Test]
    public async Task A_channel_and_a_group_are_counted_before_anybody_is_asked()
    {
        await desk.ChooseAsync(channel: DemoWorkspace.EngineeringChannel, group: "@design");

        Assert.That(desk.CardWords(), Does.Contain($"you chose <#{DemoWorkspace.EngineeringChannel}> and @design; that is 5 people to enrol. Shall I enrol them?").And.Contain("Enrol 5 people"));
    }

    [Test]
    public async Task A_group_nobody_knows_is_told_with_what_to_type()
    {
        await desk.ChooseAsync([Bot.Anna], group: "@nosuch");

        Assert.That(desk.CardWords(), Does.Contain("you chose 1 person by name and @nosuch; that is 1 person to enrol. Shall I enrol this person?"));
        Assert.That(desk.CardWords(), Does.Contain("@nosuch: I found no user group with this handle. Type it as people mention the group").And.Not.Contain("list Slack shows"));
    }

    [Test]
    public async Task Who_is_in_it_already_or_said_stop_is_left_out()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.Ben.CommandAsync("/learn stop");

        await desk.ChooseAsync([Bot.Anna, Bot.Ben, Bot.Erik]);

        Assert.That(desk.CardWords(), Does.Contain("3 people by name; that is 1 person to enrol."));
    }

    [Test]
    public async Task Whoever_leaves_gets_nothing_more_and_neither_does_their_manager()
    {
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");
        await Bot.TurnToAsync("2026-12-17T10:00:00Z");

        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("📅 *Workshop*").Or.Contain("You have left the programme"));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Why an index is fast*"), Is.Zero);
        Assert.That(ProgrammeDesk.Count(Bot.Ben, "what they want"), Is.Zero);
    }

    [Test]
    public async Task Who_joins_late_catches_up_before_the_session_within_their_two_messages_a_day()
    {
        await Bot.TurnToAsync("2026-12-08T09:00:00Z");
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        Assert.That(await desk.StatesAsync(Bot.Anna), Is.EqualTo(new[] { "goal left_out", "index owed", "paper owed", "workshop owed", "recap waiting", "show waiting" }));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in") + ProgrammeDesk.Count(Bot.Anna, "🎒"), Is.EqualTo(2), "the day's two");
        await Bot.TurnToAsync("2026-12-09T09:00:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Joins*"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_waits_for_a_manager_is_not_told_to_the_person_it_is_about()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("  - { id: recap", "  - { id: ask, kind: do, days: 0, for: manager, title: \"Ask {name} how it was\", text: Ask. }\n  - { id: recap", StringComparison.Ordinal));
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-30T08:01:00Z");
        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Joins*"), "programme.done");

        Assert.That(ProgrammeDesk.Words(Bot.Anna), Does.Contain("Next: _What we saw_"));
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        await Bot.TurnToAsync("2026-12-12T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "how it was"), Is.Zero);
    }

    [Test]
    public async Task A_learner_gets_steps_at_their_own_hour()
    {
        await desk.Lessons.EnrolAsync(Bot.Anna);
        await desk.BeginAsync(Bot.Anna);

        await Bot.TurnToAsync("2026-11-30T07:29:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Why an index is fast*"), Is.Zero);
        await Bot.TurnToAsync("2026-11-30T07:31:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Why an index is fast*"), Is.EqualTo(1), "half past eight in Stockholm");
    }

    [Test]
    public async Task App_Home_shows_what_is_open_and_opens_it()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-30T08:01:00Z");

        await Bot.Anna.OpenHomeAsync();
        await Bot.SettleAsync();
        var home = Bot.Anna.Home!.Body.ToJsonString();
        Assert.That(home, Does.Contain("SQL for analysts").And.Contain("Why an index is fast").And.Contain("programme.open"));

        Assert.That(LessonDesk.All((await Bot.Anna.CommandAsync("/learn why")).Ephemeral!), Does.Contain("10 days before the session").And.Contain("programme.leave"));
    }

    [Test]
    public async Task Another_persons_step_and_another_workspace_change_nothing()
    {
        var cleo = await Bot.AddCleoAsync();
        await desk.BeginAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        var joins = ProgrammeDesk.Last(Bot.Anna);

        await desk.Lessons.ClickOldAsync(Bot.Erik, joins, LessonDesk.Element(joins, "programme.done"));
        await desk.Lessons.ClickOldAsync(cleo, joins, LessonDesk.Element(joins, "programme.done"));

        Assert.That(await desk.StatesAsync(Bot.Anna), Does.Contain("paper owed"));
    }

    [Test]
    public async Task How_many_did_a_step_is_told_of_five_people_at_least()
    {
        var people = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => desk.Lessons.NewLearnerAsync()));
        await desk.BeginAsync(people);
        await Bot.TurnToAsync("2026-12-05T07:31:00Z");
        foreach (var person in people.Take(4))
        {
            await person.ClickAsync(ProgrammeDesk.Find(person, "*Joins*"), "programme.done");
        }

        await desk.ClickAsync("programme.show");
        Assert.That(desk.CardWords(), Does.Contain("Joins: came to 6").And.Not.Contain("did it"));
    }
}
