using System.Text;
using NUnit.Framework;
using SlackLearningBot.Features.Courses;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Courses;

/// <summary>A list of courses comes in as a file: shown first, saved at the owner's word, never refused for one bad row.</summary>
internal sealed class ImportTests
{
    private const string Sheet = """
        title,url,kind,hours,skills
        SQL for everybody,https://example.org/sql,course,1.5,"sql, databases"
        "The conference",https://conf.example,conference,16,
        """;

    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await CourseDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<Message> DropAsync(string text, string name = "courses.csv") => bot.DropAsync(bot.Priya, AuthorDesk.File(name, text));

    private Task<IReadOnlyList<string>> KeptAsync() => bot.QueryAsync<string>("select title || ' ' || url || ' ' || kind || coalesce(' ' || hours, '') || ' ' || skills::text || ' ' || state from course order by title");

    [Test]
    public async Task A_list_is_shown_before_anything_is_saved_and_saved_with_one_click()
    {
        var preview = await DropAsync(Sheet);
        Assert.That(preview.Words(), Does.Contain("2 new, 0 changed, 0 as before").And.Contain("SQL for everybody · The conference"));
        Assert.That(await KeptAsync(), Is.Empty);

        await bot.Priya.ClickAsync(preview, "Save 2");

        Assert.That(await KeptAsync(), Is.EqualTo(new[]
        {
            "SQL for everybody https://example.org/sql course 1.50 {sql,databases} published", "The conference https://conf.example conference 16.00 {} published",
        }));
        Assert.That(bot.Priya.Now(preview).Words(), Does.Contain("Saved from *courses.csv*"));
        Assert.That(await bot.Anna.SeenAsync("databases"), Does.Contain("SQL for everybody"));
    }

    [Test]
    public async Task The_same_file_once_more_changes_nothing_and_says_so()
    {
        await bot.Priya.ClickAsync(await DropAsync(Sheet), "Save 2");
        var before = await bot.QueryAsync<string>("select course::text from course order by course_id");

        var again = await DropAsync(Sheet);

        Assert.That(again.Words(), Does.Contain("stands in the list already, word for word").And.Not.Contain("Discard"));
        Assert.That(await bot.QueryAsync<string>("select course::text from course order by course_id"), Is.EqualTo(before));
    }

    [Test]
    public async Task A_changed_row_changes_its_course_and_brings_back_what_was_taken_out()
    {
        await bot.Priya.ClickAsync(await DropAsync(Sheet), "Save 2");
        await bot.ExecuteAsync("update course set state = 'retired' where url = 'https://conf.example'");

        var preview = await DropAsync(Sheet.Replace("1.5", "2", StringComparison.Ordinal));
        await bot.Priya.ClickAsync(preview, "Save 2");

        Assert.That(preview.Words(), Does.Contain("0 new, 2 changed"));
        Assert.That(await KeptAsync(), Has.Some.Contains("course 2.00").And.Some.Contains("conf.example conference 16.00 {} published"));
    }

    [Test]
    public async Task A_bad_row_is_told_with_its_line_and_the_others_can_be_saved()
    {
        var preview = await DropAsync($"{Sheet}\n,https://example.org/x,course,1,\nNo address,nowhere,course,1,\nOdd,https://example.org/o,game,soon,\nTwice,https://example.org/sql/,course,1,\nBad \"quote,https://example.org/q,course,1,\nNul \0,https://example.org/n,course,1,\nLast,https://example.org/last,video,,");

        Assert.That(preview.Words(), Does.Contain("3 new").And.Contain("6 rows cannot be used").And.Contain("line 4: There is no title").And.Contain("line 5: Found “nowhere”")
            .And.Contain("line 6: Found the kind “game”").And.Contain("line 7: Line 2 has the same address").And.Contain("line 8: Found a quotation mark").And.Contain("line 9: Found a NUL"));
        await bot.Priya.ClickAsync(preview, "Save 3");

        Assert.That(await bot.QueryAsync<string>("select title from course order by title"), Is.EqualTo(new[] { "Last", "SQL for everybody", "The conference" }));
    }

    [Test]
    public async Task Bytes_that_are_no_text_spoil_their_row_alone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Sheet + "\nB"), 0xE4, .. Encoding.UTF8.GetBytes("r,https://example.org/b,course,1,\n")];
        await bot.Priya.ShareFilesAsync(null, [("courses.csv", bytes)]);
        await bot.SettleAsync();

        Assert.That(bot.Priya.Messages()[^1].Words(), Does.Contain("2 new").And.Contain("line 4: Found bytes that are not UTF-8"));
    }

    [Test]
    public async Task Hostile_rows_are_shown_as_they_are()
    {
        var preview = await DropAsync("title;url;kind;hours\n<!channel> *all*;https://example.org/?<!here>;course;1\n<@U0PGBEN0001>;<!everyone>;course;1\n" + new string('x', 5000) + ";https://example.org/l;course;1\n");

        Assert.That(preview.Words(), Does.Contain("&lt;!channel&gt;").And.Contain("line 3").And.Contain("5000 characters").And.Not.Contain("<!").And.Not.Contain("<@"));
    }

    [Test]
    public async Task Lessons_and_a_list_dropped_together_each_find_their_place()
    {
        await bot.Priya.ShareFilesAsync(null, [AuthorDesk.File("lessons.md", AuthorDesk.Lesson), AuthorDesk.File("courses.csv", Sheet)]);
        await bot.SettleAsync();

        var said = string.Concat(bot.Priya.Messages().Select(message => message.Words()));
        Assert.That(said, Does.Contain("Read without an error").And.Contain("2 new, 0 changed"));
    }

    [Test]
    public async Task A_list_alone_leaves_no_draft_of_lessons()
    {
        await DropAsync(Sheet);

        Assert.That(await bot.QueryAsync<string>("select state from draft"), Is.EqualTo(new[] { "discarded" }));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from delivery where kind = 'draft.report'"), Is.Zero);
    }

    [Test]
    public async Task A_sheet_of_lessons_with_links_stays_one_of_lessons()
    {
        var report = await DropAsync("title,url,skills\nRead this,https://example.org/a,sql\n", "lessons.csv");

        Assert.That(report.Words(), Does.Contain("1 lesson"));
        Assert.That(CourseSheet.Recognises("title,url,hours,text"), Is.False);
    }

    [Test]
    public async Task Discarded_nothing_of_it_is_kept()
    {
        var preview = await DropAsync(Sheet);

        await bot.Priya.ClickAsync(preview, "Discard");

        Assert.That(await KeptAsync(), Is.Empty);
        Assert.That(await bot.ScalarAsync<string>("select entries::text from course_import"), Is.EqualTo("[]"));
        Assert.That(bot.Priya.Now(preview).Words(), Does.Contain("is discarded"));
    }

    [Test]
    public async Task Whoever_is_no_owner_brings_nothing_in()
    {
        await bot.Anna.ShareFilesAsync(null, [AuthorDesk.File("courses.csv", Sheet)]);
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_import"), Is.Zero);
    }

    [Test]
    public async Task A_list_nobody_came_back_to_is_forgotten_after_a_month()
    {
        await DropAsync(Sheet);

        await bot.TurnToAsync("2026-12-24T12:00:00Z");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from course_import"), Is.Zero);
    }
}
