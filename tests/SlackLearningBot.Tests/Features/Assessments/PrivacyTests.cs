using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Learners;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Assessments;

/// <summary>What owners, managers and colleagues see: as much as learners were told before they began, and no more.</summary>
internal sealed partial class PrivacyTests
{
    private AssessmentDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await AssessmentDesk.StartAsync();
        await desk.MakeAsync(attempts: "1");
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task ChooseAsync(string results)
    {
        await Bot.Priya.CommandAsync("/learn defaults");
        var saved = await Bot.Priya.SubmitAsync(new JsonObject().With("defaults_results", "defaults.results", results));
        Assert.That(saved.Ok, Is.True, $"{saved.Message}{saved.Errors}");
        await Bot.SettleAsync();
    }

    private async Task<string> StatusAsync(bool details = true)
    {
        await Bot.Priya.CommandAsync("/learn assess status");
        if (details)
        {
            await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Details");
        }

        return AssessmentDesk.Modal(Bot.Priya);
    }

    /// <summary>So many learners who were told at once.</summary>
    private async Task<IReadOnlyList<PersonHands>> GiveToAsync(int people)
    {
        var learners = new List<PersonHands>();
        for (var at = 0; at < people; at++)
        {
            learners.Add(await desk.Lessons.NewLearnerAsync());
        }

        await desk.GiveAsync([.. learners.Select(learner => learner.UserId)]);
        return learners;
    }

    [Test]
    public async Task By_default_owners_see_who_has_not_started_passed_and_failed()
    {
        var people = await GiveToAsync(4);
        await AssessmentDesk.TakeAsync(people[0], right: 4, wrong: 0);
        await AssessmentDesk.TakeAsync(people[1], right: 0, wrong: 4);
        await AssessmentDesk.BeginAsync(people[2]);

        Assert.That(await StatusAsync(details: false), Does.Contain("4 people: 1 not started, 1 under way, 1 passed, 1 not passed."));
        var details = await StatusAsync();

        Assert.That(details, Does.Contain($"*Passed:* <@{people[0].UserId}>").And.Contain($"*Not passed:* <@{people[1].UserId}>").And.Contain($"*Under way:* <@{people[2].UserId}>").And.Contain($"*Not started:* <@{people[3].UserId}>"));
        Assert.That(details, Does.Contain("shows here once 5 or more people answered it").And.Not.Contain("100 %"));
        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "Back to all");
        Assert.That(AssessmentDesk.Modal(Bot.Priya), Does.Contain("Details"));
    }

    [Test]
    public async Task With_counts_only_nobody_is_named_and_learners_are_told_so_before()
    {
        await ChooseAsync("counts");
        var people = await GiveToAsync(6);
        Assert.That(AssessmentDesk.Words(people[0]), Does.Contain("see how many passed, without names"));
        for (var at = 0; at < 4; at++)
        {
            await AssessmentDesk.TakeAsync(people[at], right: at < 2 ? 4 : 0, wrong: at < 2 ? 0 : 4);
        }

        var early = await StatusAsync();
        Assert.That(early, Does.Contain("6 people: 4 have begun. This workspace shows no names, and results only when 5 or more passed and 5 or more did not."));
        Assert.That(early, Does.Contain("It ends for everybody who is not through with it.").And.Not.Contain("people are not through with it"), "beside those who have begun it would tell who passed");
        Assert.That(people.Any(person => early.Contains(person.UserId, StringComparison.Ordinal)), Is.False);
        await ResultsAsync(passed: 3, failed: 3);

        var late = await StatusAsync();
        Assert.That(late, Does.Contain("12 people: 10 have begun, about 5 passed, about 5 did not pass. This workspace shows no names, and results in steps of 5."));
        Assert.That(people.Any(person => late.Contains(person.UserId, StringComparison.Ordinal)), Is.False);

        await AssessmentDesk.TakeAsync(people[4], right: 4, wrong: 0);
        Assert.That(await StatusAsync(), Does.Contain("12 people: 11 have begun, about 5 passed, about 5 did not pass."), "one more is not seen to have passed");
        await ResultsAsync(passed: 4, failed: 0);
        Assert.That(await StatusAsync(details: false), Does.Contain("16 people: 15 have begun, about 10 passed, about 5 did not pass."));
    }

    private Task ResultsAsync(int passed, int failed) => Bot.ExecuteAsync(
        """
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, attempts, outcome, done_at)
        select team_id, assignment_id, 'V' || gen_random_uuid(), '', @Now, 1, case when n <= @Passed then 'passed' else 'failed' end, @Now
          from assessment_assignment, generate_series(1, @Passed + @Failed) n
        """,
        new { Bot.Now, Passed = passed, Failed = failed });

    [Test]
    public async Task What_was_given_without_names_stays_so_and_what_was_given_with_them_can_become_so()
    {
        await ChooseAsync("counts");
        await desk.GiveAsync([DemoWorkspace.Anna]);
        await ChooseAsync("names");
        Assert.That(await StatusAsync(), Does.Contain("shows no names").And.Not.Contain($"<@{DemoWorkspace.Anna}>"));

        await Bot.TurnToAsync("2026-11-23T08:31:00Z"); // the newest stands first
        await desk.MakeAsync("Named");
        await desk.GiveAsync([DemoWorkspace.Anna]);
        Assert.That(await StatusAsync(), Does.Contain($"*Not started:* <@{DemoWorkspace.Anna}>"));
        await ChooseAsync("counts");
        Assert.That(await StatusAsync(), Does.Not.Contain($"<@{DemoWorkspace.Anna}>"));
    }

    [Test]
    public async Task Questions_are_told_apart_once_five_answered_them()
    {
        var people = await GiveToAsync(5);
        for (var at = 0; at < 5; at++)
        {
            await AssessmentDesk.TakeAsync(people[at], right: at, wrong: 4 - at);
        }

        var details = await StatusAsync();

        Assert.That(details, Does.Contain("*How the questions do in people's first attempts*, the hardest first").And.Contain("5 answers").And.Contain("s in the median").And.Contain("% right, tells"));
    }

    [Test]
    public async Task One_persons_answers_are_not_found_by_taking_one_look_from_the_next()
    {
        var people = await GiveToAsync(10);
        for (var at = 0; at < 5; at++)
        {
            await AssessmentDesk.TakeAsync(people[at], right: at, wrong: 4 - at);
        }

        var first = await StatusAsync();
        Assert.That(Items(first), Has.Count.EqualTo(4).And.All.Contains(" 5 answers"));
        await Bot.TurnToAsync("2026-11-23T08:31:00Z");
        for (var at = 5; at < 9; at++)
        {
            await AssessmentDesk.TakeAsync(people[at], right: 4, wrong: 0);
            Assert.That(Items(await StatusAsync()), Is.EqualTo(Items(first)), $"{at + 1}");
        }

        await AssessmentDesk.TakeAsync(people[9], right: 4, wrong: 0);
        Assert.That(Items(await StatusAsync()), Has.Count.EqualTo(4).And.All.Contains(" 10 answers"));
    }

    private static IReadOnlyList<string> Items(string details) => [.. FigureWords().Matches(details).Select(match => match.Value)];

    [GeneratedRegex("\\d+ % right, tells[^\"]*answers")]
    private static partial Regex FigureWords();

    [Test]
    public async Task A_manager_sees_who_has_done_it_and_nothing_of_how()
    {
        await Bot.ExecuteAsync(
            "insert into person (team_id, user_id, manager_id) select @TeamId, id, @Maria from unnest(array[@Anna, @Ben]) as them (id) on conflict (team_id, user_id) do update set manager_id = excluded.manager_id",
            new { TeamId = DemoWorkspace.Team, DemoWorkspace.Maria, DemoWorkspace.Anna, DemoWorkspace.Ben });
        await desk.GiveAsync([DemoWorkspace.Anna, DemoWorkspace.Ben, DemoWorkspace.Erik]);
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 0, wrong: 4);

        var list = await AssessmentDesk.ListAsync(Bot.Maria);

        Assert.That(list, Does.Contain("*Your team*: who has done what. How it went is theirs.").And.Contain($"Done: <@{DemoWorkspace.Anna}>  ·  not yet: <@{DemoWorkspace.Ben}>"));
        Assert.That(list, Does.Not.Contain("passed").And.Not.Contain("%").And.Not.Contain(DemoWorkspace.Erik));
        Assert.That(await AssessmentDesk.ListAsync(Bot.Kenji), Does.Not.Contain("Your team"));
    }

    [Test]
    public async Task A_certificate_is_found_by_its_code_by_anybody_of_the_workspace_and_by_nobody_else()
    {
        await desk.GiveAsync();
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        await Bot.SettleAsync();
        var code = await Bot.ScalarAsync<string>("select code from assessment_certificate");
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("*Certificate*").And.Contain($"<@{DemoWorkspace.Anna}>").And.Contain("passed *SQL basics* on 23 November 2026.").And.Contain($"`{code}`"));

        Assert.That(await VerifyAsync(Bot.Erik, code!), Does.Contain("✅ This certificate is genuine").And.Contain($"<@{DemoWorkspace.Anna}>").And.Contain("*SQL basics*").And.Contain("23 November 2026"));
        Assert.That(await VerifyAsync(Bot.Erik, code!.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)), Does.Contain("✅"));
        Assert.That(await VerifyAsync(Bot.Erik, (code[0] == '0' ? "1" : "0") + code[1..]), Does.Contain("❌ This workspace has no certificate with the code"));
        Assert.That(await VerifyAsync(await Bot.AddCleoAsync(), code), Does.Contain("❌ This workspace has no certificate"));
        Assert.That(await VerifyAsync(Bot.Erik, ""), Does.Contain("Which certificate?"));

        static async Task<string> VerifyAsync(PersonHands person, string code) => LessonDesk.All((await person.CommandAsync($"/learn verify {code}")).Ephemeral!);
    }

    [Test]
    public async Task Without_certificates_or_without_passing_there_is_none()
    {
        await desk.GiveAsync();
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 2, wrong: 2);
        await desk.MakeAsync("Bare", certificate: false);
        await desk.GiveAsync();
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        await Bot.SettleAsync();

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_certificate"), Is.Zero);
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("*Passed: Bare.*").And.Not.Contain("certificate"));
    }

    [Test]
    public async Task Who_erases_everything_leaves_no_trace_and_others_keep_theirs()
    {
        await desk.GiveAsync([DemoWorkspace.Anna, DemoWorkspace.Erik]);
        var message = await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        var code = await Bot.ScalarAsync<string>("select code from assessment_certificate");
        await AssessmentDesk.BeginAsync(Bot.Erik);
        var mistakes = LessonDesk.Element(AssessmentDesk.Last(Bot.Erik), "Finish now");

        await Bot.Anna.CommandAsync("/learn data erase");
        await Bot.Anna.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "ERASE" } } });
        await Bot.SettleAsync();

        foreach (var table in new[] { "assessment_assignee", "assessment_attempt", "assessment_answer", "assessment_certificate" })
        {
            Assert.That(await Bot.ScalarAsync<long>($"select count(*) from {table} where user_id = '{DemoWorkspace.Anna}'"), Is.Zero, table);
        }

        Assert.That(await desk.AttemptsAsync(Bot.Erik), Is.EqualTo(new[] { "1 open" }));
        Assert.That(LessonDesk.All((await Bot.Erik.CommandAsync($"/learn verify {code}")).Ephemeral!), Does.Contain("❌"));
        await desk.Lessons.ClickOldAsync(Bot.Anna, message, mistakes);
        Assert.That(LessonDesk.Remark(Bot.Anna), Does.Contain("not yours").Or.Contain("know nothing"));
    }

    [Test]
    public async Task An_owner_who_erases_everything_takes_nothing_from_others()
    {
        await desk.GiveAsync();

        await Bot.Priya.CommandAsync("/learn data erase");
        await Bot.Priya.SubmitAsync(new JsonObject { ["data.erase.word"] = new JsonObject { ["data.erase.word"] = new JsonObject { ["type"] = "plain_text_input", ["value"] = "ERASE" } } });
        await Bot.SettleAsync();

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from assessment_assignment where author_id = 'erased'"), Is.EqualTo(1));
        await AssessmentDesk.TakeAsync(Bot.Anna, right: 4, wrong: 0);
        Assert.That(AssessmentDesk.Words(Bot.Anna), Does.Contain("*Passed: SQL basics.*").Or.Contain("*Certificate*"));
        Assert.That(LessonDesk.All((await Bot.Anna.CommandAsync("/learn why")).Ephemeral!), Does.Contain("A colleague gave it to you").And.Not.Contain(DemoWorkspace.Priya));
    }

    [Test]
    public async Task An_export_tells_no_answers_of_an_attempt_under_way()
    {
        await desk.GiveAsync();
        var message = await AssessmentDesk.BeginAsync(Bot.Anna);
        await AssessmentDesk.AnswerAsync(Bot.Anna, message, "Wrong");

        var export = await Bot.Services.GetServices<Seams.IPersonalData>().First(data => data.Tables.Contains("assessment_answer")).ExportOfAsync(Bot);

        Assert.That(export, Does.Contain("Wrong sql-").And.Not.Contain("Right sql-"));
        var answers = JsonNode.Parse(export)!["assessment_answer"]!.AsArray();
        Assert.That(answers, Has.Count.EqualTo(1), "what is asked next is not told either");
    }
}

internal static class Exports
{
    public static Task<string> ExportOfAsync(this Seams.IPersonalData data, TestBot bot) =>
        SlackLearningBot.Data.Database.InTransactionAsync(
            bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>(),
            async transaction => (await data.ExportAsync(transaction, TestBot.Key(bot.Anna), CancellationToken.None)).ToJsonString(),
            CancellationToken.None);
}
