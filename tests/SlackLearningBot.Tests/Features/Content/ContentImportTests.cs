using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>Importing again and again: what changed is changed, what people did is kept.</summary>
internal sealed class ContentImportTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<ImportReport> ImportAsync(params (string File, string Text)[] files)
    {
        using var content = new TemporaryContent(files);
        var outcome = await bot.Services.GetRequiredService<ContentImporter>().ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<ImportOutcome.Imported>(), (outcome as ImportOutcome.Refused)?.Errors is [var first, ..] ? first.ToString() : null);
        return ((ImportOutcome.Imported)outcome).Report;
    }

    private Task<IReadOnlyList<string>> LessonsAsync() => bot.QueryAsync<string>(
        "select lesson_id || ' v' || version || case when retired_at is null then '' else ' retired' end from lesson order by lesson_id");

    private Task<IReadOnlyList<string>> QuestionsAsync() => bot.QueryAsync<string>(
        "select question_id || ' v' || version || case when retired_at is null then '' else ' retired' end from question order by question_id");

    [Test]
    public async Task A_folder_becomes_tracks_lessons_and_questions()
    {
        var report = await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));

        Assert.That(report, Is.EqualTo(new ImportReport(new(1, 0, 0, 0), new(2, 0, 0, 0), new(2, 0, 0, 0), report.Moved)));
        Assert.That(
            await bot.ScalarAsync<string>("select options::text from question where question_id = 'one-1'"),
            Is.EqualTo("""[{"why": "Because", "text": "This", "right": true}, {"why": "Never", "text": "That", "right": false}]"""));
        Assert.That(
            await bot.QueryAsync<string>("select track_id || ' ' || lesson_id || ' ' || position from track_lesson order by position"),
            Is.EqualTo(new[] { "alpha one 1", "alpha two 2" }));
    }

    [Test]
    public async Task The_same_folder_again_touches_nothing()
    {
        (string, string)[] files = [Track("a", "alpha"), Lesson("a/one.md", "one")];
        await ImportAsync(files);
        var before = await bot.QueryAsync<string>("select xmin::text from lesson union all select xmin::text from question union all select xmin::text from track_lesson");

        var report = await ImportAsync(files);

        Assert.That(report, Is.EqualTo(new ImportReport(new(0, 0, 0, 1), new(0, 0, 0, 1), new(0, 0, 0, 1), report.Moved)));
        Assert.That(
            await bot.QueryAsync<string>("select xmin::text from lesson union all select xmin::text from question union all select xmin::text from track_lesson"),
            Is.EqualTo(before));
    }

    [Test]
    public async Task Changed_words_make_a_new_version_of_their_lesson_alone()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));

        var report = await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one", body: "Better words."), Lesson("a/two.md", "two"));

        Assert.That(report.Lessons, Is.EqualTo(new Changes(0, 1, 0, 1)));
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v2", "two v1" }));
        Assert.That(await QuestionsAsync(), Is.EqualTo(new[] { "one-1 v1", "two-1 v1" }));
    }

    [Test]
    public async Task A_changed_question_is_a_new_version_of_itself_and_keeps_its_answers()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));
        await AnswerAsync("one");

        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one", ask: "What is right today?"));

        Assert.That(await QuestionsAsync(), Is.EqualTo(new[] { "one-1 v2" }));
        Assert.That(await bot.ScalarAsync<string>("select state from lesson_progress where lesson_id = 'one'"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_moved_and_renamed_file_keeps_everybodys_progress()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"), Track("b", "beta"), Lesson("b/three.md", "three"));
        await AnswerAsync("one");

        var report = await ImportAsync(Track("a", "alpha"), Lesson("a/two.md", "two"), Track("z", "beta"), Lesson("z/three.md", "three"), Lesson("z/uno.md", "one"));

        Assert.That(report.Lessons, Is.EqualTo(new Changes(0, 0, 0, 3)));
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v1", "three v1", "two v1" }));
        Assert.That(
            await bot.ScalarAsync<string>("select tl.track_id || ' ' || p.state from track_lesson tl join lesson_progress p using (team_id, lesson_id) where tl.lesson_id = 'one'"),
            Is.EqualTo("beta done"));
    }

    [Test]
    public async Task What_left_its_folder_is_retired_and_comes_back_as_itself()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));
        await AnswerAsync("one");

        var gone = await ImportAsync(Track("a", "alpha"), Lesson("a/two.md", "two"));
        var whileGone = await LessonsAsync();
        var questions = await QuestionsAsync();
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));

        Assert.That((gone.Lessons.Retired, gone.Questions.Retired), Is.EqualTo((1, 1)));
        Assert.That(whileGone, Is.EqualTo(new[] { "one v1 retired", "two v1" }));
        Assert.That(questions, Is.EqualTo(new[] { "one-1 v1 retired", "two-1 v1" }));
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v1", "two v1" }));
        Assert.That(await bot.ScalarAsync<string>("select state from lesson_progress where lesson_id = 'one'"), Is.EqualTo("done"));
    }

    [Test]
    public async Task A_question_added_or_replaced_later_does_not_take_back_that_a_lesson_was_done()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));
        await AnswerAsync("one");
        await AnswerAsync("two", "2026-11-19");
        await bot.TurnToAsync("2026-11-24T06:00:00Z");
        var (file, text) = Lesson("a/one.md", "one");
        const string second = "  - id: one-2\n    type: true-false\n    ask: Is it so?\n    answer: true\n---\n";

        await ImportAsync(
            Track("a", "alpha"), (file, text.Replace("---\nSome", second + "Some", StringComparison.Ordinal)),
            (Lesson("a/two.md", "two").File, Lesson("a/two.md", "two").Text.Replace("id: two-1", "id: two-new", StringComparison.Ordinal)));

        Assert.That(await QuestionsAsync(), Is.EqualTo(new[] { "one-1 v1", "one-2 v1", "two-1 v1 retired", "two-new v1" }));
        Assert.That(await bot.QueryAsync<string>("select lesson_id || ' ' || state from lesson_progress order by 1"), Is.EqualTo(new[] { "one done", "two done" }));
    }

    [Test]
    public async Task A_lesson_of_two_questions_is_done_after_both()
    {
        var (file, text) = Lesson("a/one.md", "one");
        const string second = "  - id: one-2\n    type: true-false\n    ask: Is it so?\n    answer: true\n---\n";
        await ImportAsync(Track("a", "alpha"), (file, text.Replace("---\nSome", second + "Some", StringComparison.Ordinal)));

        await AnswerAsync("one");
        var after = await bot.ScalarAsync<string>("select state from lesson_progress");
        await bot.ExecuteAsync("insert into review select gen_random_uuid(), (r).* from (select team_id, user_id, 'one-2', question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, seconds, answered_on, answered_at from review) r");

        Assert.That(after, Is.EqualTo("open"));
        Assert.That(await bot.ScalarAsync<string>("select state from lesson_progress"), Is.EqualTo("done"));
    }

    [Test]
    public async Task Tracks_that_are_not_in_the_folder_stay_as_they_are()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));

        await ImportAsync(Track("b", "beta"), Lesson("b/two.md", "two"));

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v1", "two v1" }));
        Assert.That(await bot.QueryAsync<string>("select track_id from track where retired_at is null order by position"), Is.EqualTo(new[] { "alpha", "beta" }));
    }

    [Test]
    public async Task A_lesson_that_moves_here_from_another_folder_is_named_and_an_emptied_track_retires()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var report = await ImportAsync(Track("b", "beta"), Lesson("b/one.md", "one"));

        Assert.That(report.Moved, Is.EqualTo(new[] { new MovedLesson("one", "alpha") }));
        Assert.That(await bot.QueryAsync<string>("select track_id from track where retired_at is null"), Is.EqualTo(new[] { "beta" }));
    }

    [Test]
    public async Task Hostile_words_are_kept_as_they_are()
    {
        const string nasty = "<!channel> 'quoted'; drop table lesson; -- *b* _i_ 🦄 <script>";

        await ImportAsync(Track("a", "alpha", $"\"{nasty}\""), Lesson("a/one.md", "one", ask: $"\"{nasty}\\0\"", body: nasty, title: $"\"{nasty}\""));

        Assert.That(await bot.ScalarAsync<string>("select title from track"), Is.EqualTo(nasty));
        Assert.That(await bot.ScalarAsync<string>("select ask from question"), Is.EqualTo(nasty));
        Assert.That(await bot.ScalarAsync<string>("select body from lesson"), Does.StartWith(nasty));
    }

    [Test]
    public async Task Workspaces_have_their_own_content()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one", body: "Other words."));

        await bot.Services.GetRequiredService<ContentImporter>().ImportAsync("T0OTHER0001", content.Root, CancellationToken.None);

        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v1", "one v1" }));
    }

    [Test]
    public async Task Imports_at_the_same_time_come_to_the_same_as_one()
    {
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"));
        var importer = bot.Services.GetRequiredService<ContentImporter>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => importer.ImportAsync(DemoWorkspace.Team, content.Root, CancellationToken.None)));

        Assert.That(outcomes.Cast<ImportOutcome.Imported>().Sum(outcome => outcome.Report.Lessons.Added), Is.EqualTo(2));
        Assert.That(await LessonsAsync(), Is.EqualTo(new[] { "one v1", "two v1" }));
    }

    [Test]
    public async Task All_shared_lessons_are_imported_with_their_licences_and_a_second_time_change_nothing()
    {
        Requires.Shared();
        var folder = Path.Combine(Repository.Shared!, "lessons");
        var importer = bot.Services.GetRequiredService<ContentImporter>();

        var first = (ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, folder, CancellationToken.None);
        var second = (ImportOutcome.Imported)await importer.ImportAsync(DemoWorkspace.Team, folder, CancellationToken.None);

        Assert.That(first.Report.Lessons.Added, Is.GreaterThan(150));
        Assert.That(second.Report.Lessons, Is.EqualTo(new Changes(0, 0, 0, first.Report.Lessons.Added)));
        Assert.That(first.Warnings.Select(warning => warning.Rule), Does.Contain("lesson-too-long"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson where coalesce(source ->> 'licence', '') = ''"), Is.Zero);
    }

    private Task AnswerAsync(string lesson, string day = "2026-11-20") => bot.ExecuteAsync(
        """
        insert into lesson_turn (team_id, user_id, lesson_id, track_id, served_on) values (@TeamId, @UserId, @Lesson, 'alpha', @Day::date);
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
        values (gen_random_uuid(), @TeamId, @UserId, @Lesson || '-1', 1, @Lesson, 'lesson:' || @Lesson, gen_random_uuid(), 0, 'This', true, 3, @Day::date, @Now)
        """,
        new { bot.Anna.Workspace.TeamId, bot.Anna.UserId, Lesson = lesson, Day = day, Now = bot.Now.UtcDateTime });
}
