using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>What was sent is never sent again: not by an edit, an import, a session that moves, or people who come and go. Looked at in what Slack received.</summary>
internal sealed class ProgrammeOnceTests
{
    private const string Yaml = """
        id: sql
        title: SQL for analysts
        steps:
          - { id: goal, kind: do, days: -13, for: manager, title: Ask for a goal, text: Two minutes in your next 1:1. }
          - { id: index, kind: watch, days: -10, title: Why an index is fast, link: "https://example.com/video", or: [ { kind: read, link: "https://example.com/paper" } ] }
          - { id: hear, kind: listen, days: -9, title: A podcast, link: "https://example.com/podcast" }
          - { id: game, kind: play, days: -8, title: A game, link: "https://example.com/game" }
          - { id: paper, kind: read, days: -7, title: Joins, link: "https://example.com/joins" }
          - { id: bite, kind: lesson, days: -6, title: One bite, lesson: sql-1 }
          - { id: call, kind: join, days: -3, title: Questions live, link: "https://example.com/call" }
          - { id: check, kind: assessment, days: -2, title: A check, assessment: "SQL, the basics" }
          - { id: try, kind: do, days: -1, title: Try it, text: Try a query. }
          - { id: workshop, kind: session, title: Workshop, minutes: 90, place: Room 4 }
          - { id: recap, kind: recap, days: 1, title: What we saw, link: "https://example.com/notes" }
          - { id: how, kind: do, days: 1, for: manager, title: Ask how it was, text: In your next 1:1. }
          - { id: keep, kind: questions, days: 4, title: Keep it, track: sql, weeks: 6 }
          - { id: show, kind: do, days: 7, title: Show a colleague, text: Show a colleague a query. }
        """;

    private static readonly string[] Before = ["2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];
    private static readonly string[] After = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-11", "2026-12-14", "2026-12-17", "2026-12-18"];

    private static readonly string[] EarlySteps = ["Why an index is fast", "A podcast", "A game", "Joins", "One bite"];
    private static readonly string[] AllSteps = [.. EarlySteps, "Questions live", "Try it", "What we saw", "Keep it", "Show a colleague"];
    private static readonly string[] ManagersSteps = ["Ask for a goal", "Ask how it was"];

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync(saved: false);
        await desk.Lessons.AddTrackAsync("sql", 2);
        await Bot.ExecuteAsync(
            """
            insert into assessment (team_id, assessment_id, title, questions, pass_mark, attempts, certificate, author_id, created_at)
            values (@TeamId, '00000000-0000-7000-8000-000000000001', 'SQL, the basics', 1, 50, 1, false, @UserId, @Now);
            insert into assessment_track (team_id, assessment_id, track_id) values (@TeamId, '00000000-0000-7000-8000-000000000001', 'sql')
            """, new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Now = Bot.Now.UtcDateTime });
        await desk.SaveAsync(Yaml);
        await desk.ManageAsync(Bot.Anna, Bot.Ben);
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task PassAsync(params string[] days)
    {
        foreach (var day in days)
        {
            await Bot.TurnToAsync(day + "T09:30:00Z");
        }
    }

    [Test]
    public async Task Unchanged_every_step_comes_once_to_whom_it_is_for()
    {
        await PassAsync([.. Before, .. After]);

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps));
        await AssertAroundThemAsync();
    }

    [Test]
    public async Task An_edit_of_what_came_sends_nothing_again()
    {
        await PassAsync(Before);
        (string What, string From, string To)[] edits =
        [
            ("a title", "title: Joins,", "title: Joins and more,"),
            ("a link", "example.com/podcast", "example.com/other-podcast"),
            ("a manager's text", "Two minutes in your next 1:1.", "Three minutes in your next 1:1."),
            ("a later day", "kind: lesson, days: -6", "kind: lesson, days: -5"),
            ("an earlier day", "kind: do, days: -13", "kind: do, days: -14"),
            ("a day that is still ahead", "kind: read, days: -7, title: Joins, link: \"https://example.com/joins\" }\n  - { id: bite, kind: lesson, days: -6", "kind: read, days: -4, title: Joins, link: \"https://example.com/joins\" }\n  - { id: bite, kind: lesson, days: -4"),
            ("another form", ", or: [ { kind: read, link: \"https://example.com/paper\" } ]", ""),
            ("another kind", "id: game, kind: play", "id: game, kind: watch"),
            ("an assessment instead", "id: hear, kind: listen, days: -9, title: A podcast, link: \"https://example.com/podcast\"", "id: hear, kind: assessment, days: -9, title: A podcast, assessment: \"SQL, the basics\""),
            ("for the manager", "id: game, kind: play,", "id: game, for: manager, kind: play,"),
            ("for the participant", "days: -13, for: manager,", "days: -13,"),
            ("another id of the session", "id: workshop", "id: workshop-2"),
            ("the programme's title", "title: SQL for analysts", "title: SQL for everybody"),
            ("a step that is gone", "  - { id: paper, kind: read, days: -7, title: Joins, link: \"https://example.com/joins\" }\n", ""),
        ];
        foreach (var (what, from, to) in edits)
        {
            Assert.That(Yaml.ReplaceLineEndings("\n"), Does.Contain(from), what);
            await desk.SaveAsync(Yaml.ReplaceLineEndings("\n").Replace(from, to, StringComparison.Ordinal));
            await Bot.TickAsync();
            await Bot.TickAsync();

            Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(EarlySteps), what);
            Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps.Take(1)), what);
            Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee"), Is.Zero, what);
        }

        await desk.SaveAsync(Yaml);
        await PassAsync(After);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps));
        await AssertAroundThemAsync();
    }

    [Test]
    public async Task The_same_file_again_sends_nothing_and_offers_nothing_to_save()
    {
        await PassAsync(Before);

        for (var times = 0; times < 2; times++)
        {
            Assert.That((await desk.DropAsync(Yaml)).Words(), Does.Contain("the same as version 1").And.Not.Contain("programme.save"));
            await Bot.TickAsync();
        }

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(EarlySteps));
        await PassAsync(After);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        await AssertAroundThemAsync();
    }

    [Test]
    public async Task A_step_that_goes_and_comes_back_comes_once_or_never()
    {
        await PassAsync(Before);
        var without = string.Join('\n', Yaml.ReplaceLineEndings("\n").Split('\n').Where(line => !line.Contains("id: bite", StringComparison.Ordinal) && !line.Contains("id: show", StringComparison.Ordinal) && !line.Contains("id: check", StringComparison.Ordinal)));

        await desk.SaveAsync(without);
        await Bot.TickAsync();
        await PassAsync(After[0]);
        await desk.SaveAsync(Yaml);
        await Bot.TickAsync();
        await PassAsync(After[1..]);

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps), "what came once stays once, what had not come comes");
        await AssertAroundThemAsync();
    }

    [Test]
    public async Task Whoever_leaves_and_comes_back_goes_on_where_they_were()
    {
        await PassAsync(Before);
        for (var times = 0; times < 2; times++)
        {
            await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, times == 0 ? "enrolled you in" : "You are in the programme"), "programme.leave");
            await Bot.TickAsync();
            await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
            await Bot.SettleAsync();
            await Bot.TickAsync();
        }

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(EarlySteps));
        await PassAsync(After);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), Is.Zero, "it became “You are in the programme again”, and no other came");
        Assert.That(ProgrammeDesk.Shown(ProgrammeDesk.Find(Bot.Anna, "You are in the programme")), Does.Contain("Its session is on").And.Contain("programme.calendar"));
    }

    [Test]
    public async Task Whoever_changes_to_another_group_gets_only_what_they_did_not_have()
    {
        await PassAsync(Before);
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");

        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        await PassAsync(After);

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps), "those they had stay in the group they left");
        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), Is.EqualTo(1), "the new group says what it is");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "You have left the programme"), "programme.come_back");
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member where left_at is null"), Is.EqualTo(1), "nobody is in it twice");
    }

    [Test]
    public async Task People_who_are_added_catch_up_and_the_others_get_nothing_again()
    {
        await PassAsync(Before);
        await desk.AddAsync(Bot.Anna, Bot.Erik);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EqualTo(EarlySteps));
        Assert.That((ProgrammeDesk.Count(Bot.Erik, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "enrolled you in")), Is.EqualTo((1, 1)));
        await PassAsync(After);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        Assert.That(ProgrammeDesk.Steps(Bot.Erik), Is.Unique.And.Contain("Why an index is fast").And.Contain("What we saw"));
        Assert.That(await Bot.ScalarAsync<long>("select count(distinct cohort_id) from programme_member"), Is.EqualTo(1), "it is one group");
    }

    [Test]
    public async Task Whoever_left_is_not_asked_again_by_adding_people()
    {
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "enrolled you in"), "programme.leave");

        await desk.AddAsync(Bot.Anna);

        Assert.That(desk.CardWords(), Does.Contain("that is nobody I could ask"));
    }

    [TestCase("2026-12-17T13:00:00Z")]
    [TestCase("2026-12-08T13:00:00Z")]
    public async Task A_session_that_moves_later_or_earlier_brings_nothing_again(string moved)
    {
        await PassAsync(Before);

        await MoveAsync(moved);
        await MoveAsync("2026-12-11T13:00:00Z");
        await MoveAsync("2026-12-10T13:00:00Z");
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.SupersetOf(EarlySteps).And.Unique);
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:* Workshop"), Is.EqualTo(3), "each time is told once");

        await PassAsync(After[..2]);
        await Bot.TurnToAsync("2026-12-08T15:00:00Z"); // what was owed for the session that was to be today says nothing, today
        await PassAsync(After[2..]);
        Assert.That(ProgrammeDesk.Steps(Bot.Anna), Is.EquivalentTo(AllSteps));
        Assert.That(ProgrammeDesk.Steps(Bot.Ben), Is.EqualTo(ManagersSteps));
        Assert.That((ProgrammeDesk.Count(Bot.Anna, "Were you at"), await Bot.ScalarAsync<long>("select count(*) from assessment_assignee")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Two_groups_that_are_found_at_once_enrol_nobody_twice()
    {
        await desk.ChooseAsync([Bot.Erik]);
        var first = desk.Card();
        await desk.ChooseAsync([Bot.Erik, Bot.Kenji]);
        var second = desk.Card();

        await Bot.Priya.ClickAsync(first, "programme.ask");
        await Bot.Priya.ClickAsync(second, "programme.ask");
        await Bot.SettleAsync();
        await PassAsync(Before);

        Assert.That(ProgrammeDesk.Steps(Bot.Erik), Is.EqualTo(EarlySteps));
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "enrolled you in"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Count(Bot.Kenji, "enrolled you in"), Is.EqualTo(1));
    }

    private async Task MoveAsync(string session)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        var result = await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 4"));
        Assert.That(result.Ok, Is.True, $"{result.Errors}");
        await Bot.TickAsync();
        await Bot.TickAsync();
    }

    /// <summary>What is not a step's card: first word, invitation, assessment and the question after the session.</summary>
    private async Task AssertAroundThemAsync()
    {
        Assert.That(
            (ProgrammeDesk.Count(Bot.Anna, "enrolled you in"), ProgrammeDesk.Count(Bot.Anna, "📅 *Workshop*"), ProgrammeDesk.Count(Bot.Anna, "Were you at"), ProgrammeDesk.Count(Bot.Anna, "*Changed:*")),
            Is.EqualTo((1, 1, 1, 0)));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignment"), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignee"), Is.EqualTo(1));
    }
}
