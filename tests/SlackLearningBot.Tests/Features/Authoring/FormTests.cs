using NUnit.Framework;

namespace SlackLearningBot.Tests.Features.Authoring;

/// <summary>/learn new: one lesson and its question.</summary>
internal sealed class FormTests
{
    [Test]
    public async Task Only_owners_write_lessons()
    {
        await using var bot = await AuthorDesk.StartAsync();

        var answer = await bot.Anna.CommandAsync("/learn new");

        Assert.That(answer.Ephemeral!.Text, Does.Contain("for the owners"));
        Assert.That(bot.Anna.Modal, Is.Null);
    }

    [Test]
    public async Task A_lesson_is_written_sent_to_its_author_first_and_published()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("track", "+");

        await bot.Priya.SubmitAsync(FormDesk.Of(
            ("title", "Small changes"), ("track_title", "Reviews"), ("text", "Send **small** changes."), ("skills", "Review, Good Habits"),
            ("ask", "Which are read?"), ("right", "Small ones"), ("why", "So it is"), ("wrong1", "Large ones"), ("why1", "Nobody does")));
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("has no error").And.Contain("New: 1 lesson"));

        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Send it to me first");
        await bot.SettleAsync();
        var trial = bot.Priya.Messages()[^1];
        Assert.That(trial.Words(), Does.Contain("Preview.").And.Contain("Nothing you press in it counts").And.Contain("Which are read?").And.Contain("Large ones"));
        await bot.Priya.ClickAsync(trial, "Small ones");
        Assert.That(await bot.ScalarAsync<long>("select count(*) from review"), Is.Zero);
        Assert.That(await bot.LessonsAsync(), Is.Empty);

        await bot.Priya.ClickAsync(trial, "Publish");

        Assert.That(bot.Priya.Now(trial).Text, Does.Contain("Published"));
        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "reviews/small-changes" }));
        Assert.That(await bot.ScalarAsync<string>("select array_to_string(skills, ' ') || ': ' || body from lesson"), Is.EqualTo("review good-habits: Send **small** changes."));
        Assert.That(await bot.ScalarAsync<string>("select options->0->>'why' || ' / ' || (options->1->>'text') from question"), Is.EqualTo("So it is / Large ones"));
    }

    [Test]
    public async Task What_the_check_finds_stands_at_its_field()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");

        await bot.Priya.ChooseAsync("track", "+");
        var result = await bot.Priya.SubmitAsync(FormDesk.Of(
            ("title", "T"), ("track_title", "!!!"), ("skills", "SQL, fünf"), ("ask", "Q?"), ("right", "Same"), ("wrong1", "same")));

        var errors = result.Errors!;
        Assert.That(errors["track_title"]!.ToString(), Does.Contain("at least one letter"));
        Assert.That(errors["text"]!.ToString(), Does.Contain("Write a text"));
        Assert.That(errors["skills"]!.ToString(), Does.Contain("fünf"));
        Assert.That(errors["wrong1"]!.ToString(), Does.Contain("twice"));
    }

    [TestCase("multiple", new[] { "right_many", "A | yes\nB", "wrong_many", "C | no" }, "multiple")]
    [TestCase("true-false", new string[0], "true-false")]
    [TestCase("typed", new[] { "accept", "nit\nnitpick", "wrong_many", "gnat | an insect" }, "typed")]
    [TestCase("numeric", new[] { "answer", "200", "tolerance", "5%", "unit", "lines" }, "numeric")]
    [TestCase("numeric", new[] { "answer", "1 … 5" }, "numeric")]
    [TestCase("matching", new[] { "pairs", "France = Paris\nItaly = Rome", "decoys", "Bonn" }, "matching")]
    [TestCase("ordering", new[] { "items", "Read\nTry\nApprove" }, "ordering")]
    public async Task Every_type_of_question_has_its_fields(string type, string[] typed, string stored)
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("track", "+", ("title", "Kept while the fields change"));
        await bot.Priya.ChooseAsync("type", type);

        await bot.Priya.SubmitAsync(FormDesk.Of([("track_title", "T"), ("text", "x"), ("ask", "Q?"), .. typed.Chunk(2).Select(pair => (pair[0], pair[1]))]));
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("“Kept while the fields change” has no error"));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Publish");

        Assert.That(await bot.ScalarAsync<string>("select type from question"), Is.EqualTo(stored));
    }

    [Test]
    public async Task A_form_that_was_closed_goes_on_where_it_was_left()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("type", "ordering", ("title", "Half a lesson"), ("text", "Some words"));
        await bot.Priya.CloseAsync();

        await bot.Priya.CommandAsync("/learn new");

        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("You began this earlier").And.Contain("Half a lesson").And.Contain("Some words").And.Contain("in the right order"));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Begin anew");
        Assert.That(bot.Priya.Modal!.Words(), Does.Not.Contain("Half a lesson"));
    }

    [Test]
    public async Task Closing_keeps_what_Slack_tells_of_the_form_and_forgets_nothing_it_does_not_tell()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("type", "none", ("title", "Kept title"));
        var draft = await bot.ScalarAsync<Guid>("select draft_id from draft");
        var closing = bot.Services.GetServices<SlackLearningBot.Slack.Handlers.IViewClosedHandler>().Single(one => one.CallbackId == "lesson.new");

        foreach (var text in new[] { "\"The text as it was\"", "null" })
        {
            const string payload = """
                {"type":"view_closed","team":{"id":"T0PGJUNIPER"},"user":{"id":"U0PGPRIYA01","team_id":"T0PGJUNIPER"},
                 "view":{"id":"V1","type":"modal","callback_id":"lesson.new","private_metadata":"DRAFT",
                         "state":{"values":{"text":{"lesson.new_field:text":{"type":"plain_text_input","value":TEXT}}}}}}
                """;
            await closing.HandleAsync(
                (SlackLearningBot.Slack.Inbound.ViewClosed)SlackLearningBot.Slack.Inbound.Interaction.Parse(payload.Replace("DRAFT", $"{draft:N}").Replace("TEXT", text)), default);
        }

        Assert.That(await bot.ScalarAsync<string>("select form->>'title' || ': ' || (form->>'text') from draft"), Is.EqualTo("Kept title: The text as it was"));
    }

    [Test]
    public async Task What_was_found_wanting_can_be_changed_without_typing_it_again()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("track", "+");
        await bot.Priya.ChooseAsync("type", "none");
        await bot.Priya.SubmitAsync(FormDesk.Of(("title", "T"), ("track_title", "Reviews"), ("text", "Words")));

        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Change it");
        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("Words"));
        await bot.Priya.SubmitAsync(FormDesk.Of(("text", "Other words")));
        await bot.Priya.ClickAsync(bot.Priya.Modal!, "Publish");

        Assert.That(await bot.ScalarAsync<string>("select body from lesson"), Is.EqualTo("Other words"));
    }

    [Test]
    public async Task A_new_lesson_never_takes_the_place_of_another_of_the_same_title()
    {
        await using var bot = await AuthorDesk.StartAsync();
        for (var number = 0; number < 2; number++)
        {
            await bot.Priya.CommandAsync("/learn new");
            await bot.Priya.ChooseAsync("track", "+");
            await bot.Priya.ChooseAsync("type", "none");
            await bot.Priya.SubmitAsync(FormDesk.Of(("title", "Same"), ("track_title", "Reviews"), ("text", $"Words {number}")));
            await bot.Priya.ClickAsync(bot.Priya.Modal!, "Publish");
            await bot.Priya.CloseAsync();
        }

        Assert.That(await bot.LessonsAsync(), Is.EqualTo(new[] { "reviews/same", "reviews/same-2" }));
    }

    [Test]
    public async Task Somebody_elses_form_cannot_be_sent()
    {
        await using var bot = await AuthorDesk.StartAsync();
        await bot.Priya.CommandAsync("/learn new");
        await bot.Priya.ChooseAsync("track", "+");
        await bot.ExecuteAsync("update draft set user_id = 'U0PGMARIA01'");

        await bot.Priya.SubmitAsync(FormDesk.Of(("title", "T"), ("track_title", "x"), ("ask", "Q"), ("right", "a"), ("wrong1", "b")));

        Assert.That(bot.Priya.Modal!.Words(), Does.Contain("no longer there"));
    }
}
