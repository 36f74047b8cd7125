using NUnit.Framework;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>An owner drops files into the direct message: report, preview, publication.</summary>
internal sealed class DropTests
{
    private const string Track = "id: sql\ntitle: SQL in small bites\n";

    [Test]
    public async Task A_zip_of_a_folder_is_reported_on_and_published_with_one_click()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, ("Bites.zip", Zip.Of(("sql/track.yaml", Track), ("sql/01.md", AuthorDesk.Lesson))));

        Assert.That(report.Text, Does.Contain("Read without an error:* 1 lesson with 1 question in 1 track"));
        Assert.That(report.Words(), Does.Contain("New: 1 lesson: “An index reads from left”"));
        Assert.That(await bot.LessonsAsync(), Is.Empty, "nothing is changed before the click");

        await bot.Priya.ClickAsync(report, "Publish");

        Assert.That(bot.Priya.Now(report).Text, Does.Contain("Published.").And.Contain("An index reads from left"));
        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "sql/sql-index" }));
        Assert.That(await bot.ScalarAsync<string>("select title from track"), Is.EqualTo("SQL in small bites"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft_file"), Is.Zero, "what is published is not kept twice");
    }

    [Test]
    public async Task A_second_click_and_another_owners_click_publish_once()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, ("sql.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson))));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => bot.Priya.ClickAsync(report, "Publish")));

        Assert.That(bot.Priya.Now(report).Text, Does.Contain("Published"));
        Assert.That(await bot.QueryAsync<string>("select state from draft"), Is.EqualTo(new[] { "published" }));
        Assert.That(await bot.QueryAsync<int>("select version from lesson"), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public async Task Every_error_is_told_with_file_and_line_and_rule_and_nothing_can_be_published()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(
            bot.Priya,
            ("x.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson), ("sql/02.md", "---\nid: BAD id\ntitle: T\nformat: reed\n---\nx"))),
            AuthorDesk.File("quiz.gift", "::Q:: x {T"),
            ("cat.png", [1, 2, 3]));

        Assert.That(report.Text, Does.Contain("❌ *5 things to correct*"));
        Assert.That(report.Words(), Does.Contain("sql/02.md`:2 _lesson-id-shape_").Or.Contain("`sql/02.md:2` _lesson-id-shape_"));
        Assert.That(report.Words(), Does.Contain("lesson-format-unknown").And.Contain("Did you mean 'read'").And.Contain("gift-braces").And.Contain("no question that can be asked").And.Contain("cat.png"));
        Assert.That(report.Words(), Does.Not.Contain("\"Publish\""));
        Assert.That(await bot.LessonsAsync(), Is.Empty);
    }

    [Test]
    public async Task A_long_report_is_read_in_pages()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var bad = Enumerable.Range(1, 25).Select(number => ($"sql/{number:00}.md", $"---\nid: l{number}\ntitle: T\nformat: nonsense\n---\nx")).ToArray();
        var report = await bot.DropAsync(bot.Priya, ("x.zip", Zip.Of(bad)));

        await bot.Priya.ClickAsync(report, "All 50 remarks");
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("sql/01.md:4").And.Contain("Page 1 of 3").And.Not.Contain("sql/21.md"));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Next ▶");

        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("sql/21.md:4").And.Contain("Page 2 of 3").And.Contain("◀ Previous"));
    }

    [Test]
    public async Task A_file_by_itself_goes_into_the_track_that_is_chosen_and_leaves_its_neighbours_alone()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.PublishAsync(bot.Priya, ("sql.zip", Zip.Of(("sql/track.yaml", Track + "description: About SQL\nskills: [sql]\n"), ("sql/01.md", AuthorDesk.Lesson))));

        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("join.md", "---\nid: sql-join\ntitle: Join\n---\nText"));
        Assert.That(report.Words(), Does.Contain("Which track").And.Not.Contain("\"Publish\""));
        await bot.Priya.ClickAsync(report, "SQL in small bites");
        Assert.That(bot.Priya.Now(report).Words(), Does.Contain("New: 1 lesson: “Join”").And.Not.Contain("Retired"));
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Publish");

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "sql/sql-index", "sql/sql-join" }));
        Assert.That(await bot.ScalarAsync<string>("select title || ' ' || description || ' ' || skills[1] from track"), Is.EqualTo("SQL in small bites About SQL sql"));
    }

    [Test]
    public async Task A_file_by_itself_may_begin_a_new_track()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("lesson.md", AuthorDesk.Lesson));

        await bot.Priya.ClickAsync(report, "A new track…");
        await bot.Priya.SubmitAsync(Fields.Of(("track_title", "track_title", "!!!")));
        Assert.That(bot.Priya.Modal, Is.Not.Null, "a title without a letter is refused at its field");
        await bot.Priya.SubmitAsync(Fields.Of(("track_title", "track_title", "Für alle: SQL")));
        await bot.SettleAsync();
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Publish");

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "f-r-alle-sql/sql-index" }));
        Assert.That(await bot.ScalarAsync<string>("select title from track"), Is.EqualTo("Für alle: SQL"));
    }

    [Test]
    public async Task A_sheet_names_its_tracks_by_title_and_makes_those_that_are_not_there()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.PublishAsync(bot.Priya, ("sql.zip", Zip.Of(("sql/track.yaml", Track), ("sql/01.md", AuthorDesk.Lesson))));

        await bot.PublishAsync(bot.Priya, AuthorDesk.File("more.csv", "\ufefftitle;track;text;question;type;right\r\nJoin;sql in SMALL bites;x;Really?;true-false;true\r\nRebase;Git for all;y;;;\r\n"));

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "git-for-all/rebase", "sql/sql-index", "sql/join" }));
        Assert.That(await bot.ScalarAsync<string>("select question_id from question where lesson_id = 'join'"), Is.EqualTo("join-1"));
    }

    [Test]
    public async Task What_would_be_retired_or_moved_is_told_before()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var join = "---\nid: sql-join\ntitle: Join\n---\nText";
        await bot.PublishAsync(bot.Priya, ("a.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson), ("sql/02.md", join), ("git/01.md", "---\nid: g\ntitle: Git\n---\nx"))));

        var report = await bot.DropAsync(bot.Priya, ("b.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson.Replace("**text**", "new text")), ("sql/03.md", "---\nid: g\ntitle: Git\n---\nx"))));

        Assert.That(report.Words(), Does.Contain("Changed: 1 lesson: “An index reads from left”").And.Contain("Retired: 1 lesson: “Join”").And.Contain("Moved here: 1 place: “Git” from “Git”").And.Contain("Unchanged: 1 lesson"));
        Assert.That(report.Words(), Does.Contain("Publish and retire?"));
        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "git/g", "sql/sql-index", "sql/sql-join" }), "a plan changes nothing");
    }

    [Test]
    public async Task What_changed_meanwhile_is_said_and_not_published_over()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var first = await bot.DropAsync(bot.Priya, ("a.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson))));
        await bot.PublishAsync(bot.Maria, ("b.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson.Replace("**text**", "other text")))));

        await bot.Priya.ClickAsync(first, "Publish");

        Assert.That(bot.Priya.Now(first).Words(), Does.Contain("Changed meanwhile").And.Contain("Changed: 1 lesson"));
        Assert.That(await bot.ScalarAsync<string>("select body from lesson"), Does.Contain("other text"));

        await bot.Priya.ClickAsync(bot.Priya.Now(first), "Publish");
        Assert.That(await bot.ScalarAsync<string>("select body from lesson"), Does.Contain("**text**"));
    }

    [Test]
    public async Task Discarded_files_are_forgotten_and_cannot_be_published_by_an_old_button()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, ("a.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson))));
        await bot.Priya.ClickAsync(report, "Discard");

        Assert.That(bot.Priya.Now(report).Text, Does.Contain("Discarded"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft_file"), Is.Zero);
        Assert.That(await bot.LessonsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_preview_shows_each_lesson_as_learners_see_it()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, ("a.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson), ("sql/02.md", "---\nid: sql-join\ntitle: Join\n---\nSecond"))));

        await bot.Priya.ClickAsync(report, "Preview");
        Assert.That(bot.Priya.Now(report).Words(), Does.Contain("lesson 1 of 2").And.Contain("An index reads from left").And.Contain("It reads from left."));
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "True");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from review"), Is.Zero, "nothing counts");
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Next ▶");
        Assert.That(bot.Priya.Now(report).Words(), Does.Contain("lesson 2 of 2").And.Contain("Second").And.Contain("◀ Previous").And.Not.Contain("Next ▶"));
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Back to the report");

        Assert.That(bot.Priya.Now(report).Text, Does.Contain("2 lessons"));
    }

    [Test]
    public async Task Who_is_not_an_owner_is_told_who_is_and_nothing_is_fetched()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var answer = await bot.DropAsync(bot.Anna, AuthorDesk.File("lesson.md", AuthorDesk.Lesson));

        Assert.That(answer.Text, Does.Contain("Thank you!").And.Contain("<@U0PGPRIYA01>").And.Contain("<@U0PGMARIA01>"));
        Assert.That(bot.Slack.World.Calls.To("files.info"), Is.Empty);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft"), Is.Zero);
    }

    [Test]
    public async Task A_learner_cannot_press_what_only_owners_may()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, ("a.zip", Zip.Of(("sql/01.md", AuthorDesk.Lesson))));
        await bot.ExecuteAsync("delete from role_grant where user_id = @UserId", new { bot.Priya.UserId });

        var remark = await bot.Priya.RemarkAsync(report, "Publish");

        Assert.That(remark, Does.Contain("Only an owner"));
        Assert.That(await bot.LessonsAsync(), Is.Empty);
    }

    [Test]
    public async Task Several_files_in_one_message_are_one_draft_with_one_report()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.ShareFilesAsync(null, [AuthorDesk.File("lesson.md", AuthorDesk.Lesson), AuthorDesk.File("two.md", "---\nid: two\ntitle: Two\n---\nx")]);

        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft"), Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft_file"), Is.EqualTo(2));
        Assert.That(bot.Priya.Messages().Count(message => message.Text.Contains("Read without an error")), Is.EqualTo(1));
    }

    [Test]
    public async Task A_draft_nobody_comes_back_to_goes_after_thirty_days()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("lesson.md", AuthorDesk.Lesson));

        await bot.TurnToAsync("2026-12-24T08:00:00Z");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft"), Is.Zero);
        Assert.That(await bot.Priya.RemarkAsync(report, "Discard"), Does.Contain("30 days"));
    }

    [Test]
    public async Task Without_the_permission_to_read_files_the_report_says_whom_to_ask()
    {
        await using var bot = await AuthorDesk.StartAsync();
        bot.Priya.Workspace.Scopes.Remove("files:read");

        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("lesson.md", AuthorDesk.Lesson));

        Assert.That(report.Words(), Does.Contain("files:read").And.Contain("install me again"));
    }

    [Test]
    public async Task A_large_draft_is_reported_on_and_published()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var files = Enumerable.Range(0, 500).Select(number => ($"t{number % 20:00}/{number:0000}.md", AuthorDesk.Lesson.Replace("sql-index", $"l{number}"))).ToArray();

        await bot.PublishAsync(bot.Priya, ("all.zip", Zip.Of(files)));

        // A click that takes longer than Slack waits is finished all the same.
        for (var tries = 0; tries < 2400 && await bot.ScalarAsync<long>("select count(*) from lesson") == 0; tries++)
        {
            await Task.Delay(50);
        }

        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson"), Is.EqualTo(500));
    }

    [Test]
    public async Task Erased_in_the_middle_an_owner_leaves_no_file_behind()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.DropAsync(bot.Priya, AuthorDesk.File("lesson.md", AuthorDesk.Lesson));
        await bot.Priya.ShareFilesAsync(null, [AuthorDesk.File("two.md", AuthorDesk.Lesson)]);

        await bot.Priya.CommandAsync("/learn data erase");
        await bot.Priya.SubmitAsync(Fields.Of(("data.erase.word", "data.erase.word", "ERASE")));
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft_file"), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from draft"), Is.Zero);
    }

    [Test]
    public async Task Words_in_a_file_that_would_ping_people_are_only_words()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, ("<!channel>.zip", Zip.Of(("<!here>/`x`.md", "---\nid: a\ntitle: <!channel> *x*\nformat: <@U0PGANNA001>\n---\nx"))));

        Assert.That(report.Words(), Does.Not.Contain("<!").And.Not.Contain("<@").And.Contain("&lt;@U0PGANNA001&gt;"));
    }

    [Test]
    public async Task The_template_comes_as_a_file_that_can_be_dropped_back()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("quiz.gift", "x"));
        await bot.Priya.ClickAsync(report, "CSV template");
        await bot.SettleAsync();
        var template = bot.Priya.Messages().SelectMany(message => message.Files).Single(file => file.Name == "lessons-template.csv");

        var again = await bot.DropAsync(bot.Priya, (template.Name, template.Bytes!));

        Assert.That(again.Text, Does.Contain("Read without an error:* 3 lessons with 7 questions in 1 track"));
    }
}
