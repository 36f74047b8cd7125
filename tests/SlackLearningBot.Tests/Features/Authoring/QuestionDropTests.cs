using NUnit.Framework;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>An owner drops question files of other systems: the same report, preview and publication as for lessons.</summary>
internal sealed class QuestionDropTests
{
    private const string Gift = """
        $CATEGORY: $course$/top/Joins

        // [tag:sql]
        ::Left join::[html]<p>Which rows does a <b>left join</b> keep?</p>{
            =all of the left table#<p>Matched or not.</p>
            ~only those that match
            ~all of both#That is a full join.
        }

        ::Broken::Which one?{=this ~that

        ::Essay::Tell of your first join.{}

        ::Rows::How many rows has a cross join of 3 and 4 rows?{#12}

        ::Gap::A join without a condition is a {=cross =cartesian} join.
        """;

    [Test]
    public async Task A_gift_file_is_reported_on_with_its_lines_previewed_and_published()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("joins.gift", Gift));

        Assert.That(report.Text, Does.Contain("Read without an error:* 1 lesson with 3 questions in 1 track"));
        Assert.That(report.Words(), Does.Contain("`joins.gift:10` _gift-braces_").And.Contain("`joins.gift:12` _gift-essay_ – Left out:"));
        await bot.Priya.ClickAsync(report, "A new track…");
        await bot.Priya.SubmitAsync(Fields.Of(("track_title", "track_title", "SQL")));
        await bot.SettleAsync();
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Preview");
        Assert.That(bot.Priya.Now(report).Words(), Does.Contain("Which rows does a left join keep?").And.Contain("A join without a condition is a _____ join."));
        await bot.Priya.ClickAsync(bot.Priya.Now(report), "Publish");

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "sql/joins-1" }));
        Assert.That(await bot.QueryAsync<string>("select question_id || ' ' || type from question order by position"), Is.EqualTo(new[] { "joins-left-join single", "joins-rows numeric", "joins-gap typed" }));
        Assert.That(await bot.ScalarAsync<string>("select title || ' ' || array_to_string(skills, ',') from lesson"), Is.EqualTo("Joins sql"));
        Assert.That(await bot.ScalarAsync<string>("select options->0->>'why' from question where question_id = 'joins-left-join'"), Is.EqualTo("Matched or not."));
    }

    [Test]
    public async Task Weights_are_published_and_nobody_is_warned_of_them()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, ("sql.zip", Zip.Of(("sql/part.gift", "// [id:port-1]\nPort of HTTPS?{=443 ~%50%8443#Often ~%-25%80}\n\n// [id:year-1]\nWhen?{#=1974 =%50%1974:2}\n"))));
        Assert.That(report.Words(), Does.Contain("1 lesson with 2 questions").And.Not.Contain("gift-"));
        await bot.Priya.ClickAsync(report, "Publish");

        Assert.That(
            await bot.QueryAsync<string>("select question_id || ' ' || coalesce(jsonb_path_query_array(options, '$[*].weight')::text, '') || ' ' || coalesce(detail -> 'wrong_numbers' -> 0 ->> 'weight', '-') from question order by 1"),
            Is.EqualTo(new[] { "port-1 [0.5, -0.25] -", "year-1 [] 0.5" }));
    }

    [Test]
    public async Task A_corrected_file_dropped_again_adds_what_was_left_out_and_keeps_the_rest()
    {
        await using var bot = await AuthorDesk.StartAsync();
        var zip = ("sql.zip", Zip.Of(("sql/joins.gift", Gift)));
        await bot.PublishAsync(bot.Priya, zip);

        var report = await bot.DropAsync(bot.Priya, ("sql.zip", Zip.Of(("sql/joins.gift", Gift.Replace("~that", "~that}")))));

        Assert.That(report.Words(), Does.Contain("Questions: 1 new, 2 changed, 0 retired"));
    }

    [Test]
    public async Task A_text_is_known_by_what_is_in_it()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var aiken = await bot.DropAsync(bot.Priya, AuthorDesk.File("quiz.txt", "Which is a fruit?\nA. Carrot\nB. Apple\nANSWER: B\n\nWhich is none?\nA. Apple\nANSWER: A\n"));
        var gift = await bot.DropAsync(bot.Priya, AuthorDesk.File("more.txt", "Ice is cold.{TRUE}\n"));
        var note = await bot.DropAsync(bot.Priya, AuthorDesk.File("note.txt", "Buy milk {soon}.\n"));

        Assert.That(aiken.Words(), Does.Contain("1 lesson with 1 question").And.Contain("`quiz.txt:6` _aiken-options_"));
        Assert.That(gift.Text, Does.Contain("1 lesson with 1 question"));
        Assert.That(note.Words(), Does.Contain("txt-no-questions").And.Contain("Aiken"));
    }

    [Test]
    public async Task A_workbook_of_questions_is_published_into_the_track_it_names()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, ("Quiz.xlsx", Workbook.Of(("Quiz", [["Question", "A", "B", "Correct answer", "Track"], ["Is ice cold?", "yes", "no", "A", "Physics"], ["What?", "x", "y", "Q", "Physics"]]))));
        Assert.That(report.Words(), Does.Contain("`Quiz.xlsx:3` _question-right-count_").And.Not.Contain("\"Publish\""));
        await bot.PublishAsync(bot.Priya, ("Quiz.xlsx", Workbook.Of(("Quiz", [["Question", "A", "B", "Correct answer", "Track"], ["Is ice cold?", "yes", "no", "A", "Physics"]]))));

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "physics/physics-1" }));
        Assert.That(await bot.ScalarAsync<string>("select question_id || ' ' || ask from question"), Is.EqualTo("quiz-is-ice-cold Is ice cold?"));
    }

    [Test]
    public async Task A_file_of_which_nothing_can_be_asked_says_why()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var report = await bot.DropAsync(bot.Priya, AuthorDesk.File("essays.gift", "Write.{}\n\nOpen{=a"));

        Assert.That(report.Text, Does.Contain("*3 things to correct*"));
        Assert.That(report.Words(), Does.Contain("gift-essay").And.Contain("gift-braces").And.Contain("no-question").And.Not.Contain("\"Publish\""));
    }
}
