using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>Nobody and nothing is out of an owner's reach, however much there is; and where they see numbers only, no name.</summary>
internal sealed class StatusTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync(attempts: "1");
        await desk.GiveAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private string Modal => AssessmentDesk.Modal(Bot.Priya);

    private Task AddAsync(int people) => Bot.ExecuteAsync(
        "insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at) select team_id, assignment_id, 'V' || i, '', @Now from assessment_assignment, generate_series(1000, @Last) i",
        new { Bot.Now, Last = 999 + people });

    private async Task OpenAsync()
    {
        await Bot.Priya.CommandAsync("/learn assess status");
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Details");
    }

    private Task ClickAsync(string words) => Bot.Priya.ClickAsync(Bot.Priya.Modal!, words);

    private static int Named(string text) => Enumerable.Range(1000, 1000).Count(id => text.Contains($"<@V{id}>", StringComparison.Ordinal));

    [Test]
    public async Task Names_beyond_the_first_sixty_are_a_click_away()
    {
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        await AddAsync(75);
        await OpenAsync();
        Assert.That(Modal, Does.Contain("76 people: 75 not started, 1 passed.").And.Contain("and 15 more").And.Contain($"*Passed:* <@{DemoWorkspace.Anna}>"));
        Assert.That(Named(Modal), Is.EqualTo(60));

        await ClickAsync("All 75");

        Assert.That(Named(Modal), Is.EqualTo(75));
        Assert.That(Modal, Does.Contain("not started: 75").And.Not.Contain(DemoWorkspace.Anna).And.Not.Contain("Next"));
        await ClickAsync("Back");
        Assert.That(Modal, Does.Contain("76 people"));
    }

    [Test]
    public async Task Of_very_many_they_stand_on_pages()
    {
        await AddAsync(950);
        await OpenAsync();
        await ClickAsync("All 951");
        Assert.That(Modal, Does.Contain("not started: 951  ·  page 1 of 3").And.Not.Contain("Previous"));
        Assert.That(Named(Modal), Is.EqualTo(399), "and Anna");

        await ClickAsync("Next");
        Assert.That(Named(Modal), Is.EqualTo(400));
        await ClickAsync("Next");
        Assert.That(Named(Modal), Is.EqualTo(151));
        Assert.That(Modal, Does.Contain("page 3 of 3").And.Not.Contain("Next"));
        await ClickAsync("Previous");
        Assert.That(Modal, Does.Contain("page 2 of 3").And.Contain("<@V1399>").And.Not.Contain("<@V1398>"));
    }

    [Test]
    public async Task Older_assessments_stand_on_further_pages()
    {
        await Bot.ExecuteAsync("""
            insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, audience, results, state, created_at)
            select team_id, md5('a' || i)::uuid, assessment_id, author_id, deadline, audience, results, 'open', created_at - i * interval '1 day' from assessment_assignment, generate_series(1, 21) i
            """);
        await Bot.Priya.CommandAsync("/learn assess status");
        Assert.That(Sections(), Is.EqualTo(10));
        Assert.That(Modal, Does.Contain("Older").And.Not.Contain("Newer").And.Contain("1 person: 1 not started."));

        await ClickAsync("Older");
        Assert.That(Sections(), Is.EqualTo(10));
        await ClickAsync("Older");
        Assert.That(Sections(), Is.EqualTo(2));
        Assert.That(Modal, Does.Contain("Newer").And.Not.Contain("Older"));
        await ClickAsync("Newer");
        Assert.That(Sections(), Is.EqualTo(10));

        int Sections() => Bot.Priya.Modal!.Body["blocks"]!.AsArray().Count(block => (string?)block!["type"] == "section");
    }

    [Test]
    public async Task All_names_come_as_a_file()
    {
        await AddAsync(2);
        await Bot.ExecuteAsync("insert into person (team_id, user_id, real_name) values (@Team, 'V1000', '=cmd, \"x\"') on conflict (team_id, user_id) do update set real_name = excluded.real_name", new { DemoWorkspace.Team });
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 0, wrong: 4);
        await OpenAsync();

        await ClickAsync("Names as CSV");
        await Bot.SettleAsync();

        var file = Bot.Priya.Messages().SelectMany(message => message.Files).Single();
        Assert.That(file.Name, Is.EqualTo("assessment-2026-11-23.csv"));
        var lines = Encoding.UTF8.GetString(file.Bytes!).Split("\r\n");
        Assert.That(lines[0], Is.EqualTo("\ufeffuser,name,standing"));
        Assert.That(lines[1], Does.StartWith($"{DemoWorkspace.Anna},").And.EndWith(",not passed"));
        Assert.That(lines[2..], Is.EqualTo(new[] { "V1000,\"'=cmd, \"\"x\"\"\",not started", "V1001,,not started", "" }));
    }

    [Test]
    public async Task Where_owners_see_numbers_only_there_is_no_file_and_no_page_of_names()
    {
        await AddAsync(75);
        await OpenAsync();
        var (all, details) = (Bot.Priya.Modal!.Body.ToJsonString(), Bot.Priya.Modal!);
        Assert.That(all, Does.Contain("All 76"));
        await Bot.Priya.CommandAsync("/learn defaults");
        await Bot.Priya.SubmitAsync(new JsonObject().With("defaults_results", "defaults.results", "counts"));
        await Bot.SettleAsync();

        await Bot.Priya.ClickAsync(details, "Names as CSV");
        await Bot.SettleAsync();
        await Bot.Priya.ClickAsync(details, "All 76");

        Assert.That(Named(Modal), Is.Zero);
        Assert.That(Bot.Priya.Messages().SelectMany(message => message.Files), Is.Empty);
        await OpenAsync();
        Assert.That(Modal, Does.Contain("76 people: 0 have begun.").And.Not.Contain("Names as CSV").And.Not.Contain("All 76"));
    }

    [Test]
    public async Task Who_is_no_owner_any_more_sees_and_gets_nothing()
    {
        await AddAsync(75);
        await OpenAsync();
        var details = Bot.Priya.Modal!;
        await Bot.ExecuteAsync("delete from role_grant");

        foreach (var words in new[] { "Names as CSV", "All 76", "Back to all" })
        {
            await Bot.Priya.ClickAsync(details, words);
            Assert.That(Modal, Does.Not.Contain("<@V").And.Not.Contain("not started"), words);
        }

        await Bot.SettleAsync();
        Assert.That(Bot.Priya.Messages().SelectMany(message => message.Files), Is.Empty);
    }

    // By hand: a is 1 1 1 0 0 0 against the means of b and c, 1 1 .5 .5 0 0: 1 / sqrt(1.5 × 1) = 0.82. b is the same as a, c is 1 1 0 1 0 0.
    [Test]
    public async Task Figures_of_questions_are_of_the_first_attempts_and_right_to_the_digit()
    {
        await AddAsync(7);
        await Bot.ExecuteAsync("""
            insert into assessment_attempt (team_id, attempt_id, assignment_id, user_id, number, seed, started_at, ends_at, ended_at, ended_by, percent, passed)
            select p.team_id, md5(p.user_id || n)::uuid, p.assignment_id, p.user_id, n, 's', @Now, @Now, @Now, 'answered', 0, false
              from assessment_assignee p, generate_series(1, 2) n where p.user_id like 'V%';
            insert into assessment_answer (team_id, attempt_id, place, user_id, question_id, question_version, lesson_id, type, ask, options, detail, answered_at, answer, answer_text, is_right, credit, seconds)
            select t.team_id, t.attempt_id, q.place, t.user_id, 'sql-' || q.place || '-q', 1, 'sql-' || q.place, 'single', 'Ask ' || q.place, '[]', '{}', @Now, '{}', '', false,
                   case when t.number = 2 then 0 else substr(q.credits, right(t.user_id, 1)::int + 1, 1)::int end, (right(t.user_id, 1)::int + 1) * 10
              from assessment_attempt t, (values (1, '111000'), (2, '111000'), (3, '110100')) q (place, credits)
             where t.user_id between 'V1000' and 'V1005'
            """, new { Bot.Now });

        await OpenAsync();

        Assert.That(Modal, Does.Contain("Ask 1\\n50 % right, tells 0.82, 35 s in the median, 6 answers").And.Contain("Ask 2\\n50 % right, tells 0.82").And.Contain("Ask 3\\n50 % right, tells 0.33"));
    }
}
