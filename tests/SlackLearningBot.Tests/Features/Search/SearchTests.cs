using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Content;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Search;

/// <summary><c>/learn search</c> as people type it.</summary>
internal sealed class SearchTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync();
        await ImportAsync(
            DemoWorkspace.Team,
            Track("db", "databases"),
            Lesson("db/index.md", "index-order", ask: "What is the secret of columns?", title: "An index reads from left to right", body: "The **leading** column must be in the condition, or the planner walks the whole table."),
            Lesson("db/plans.md", "read-plans", title: "Read a plan", body: "A plan says whether an index was used. Look at the rows it expected."),
            Track("de", "deutsch"),
            Lesson("de/urlaub.md", "urlaub", title: "Urlaub beantragen", body: "Der Urlaubsantrag geht an die Führungskraft; die Bestätigung kommt per Mail."),
            Track("hostile", "hostile", "\"<!channel> *everybody*\""),
            Lesson("hostile/ping.md", "ping", title: "\"Ping <!here> & *all*\"", body: "Say hello to <@U0ANNA> and <!channel> in a *loud* marmalade `voice` ~now~."));
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task ImportAsync(string team, params (string File, string Text)[] files)
    {
        using var content = new TemporaryContent(files);
        var outcome = await bot.Services.GetRequiredService<ContentImporter>().ImportAsync(team, content.Root, CancellationToken.None);
        Assert.That(outcome, Is.InstanceOf<ImportOutcome.Imported>(), () => ((ImportOutcome.Refused)outcome).Errors[0].ToString());
    }

    private static async Task<Message> SearchAsync(PersonHands person, string words) =>
        (await person.CommandAsync($"/learn search {words}")).Ephemeral ?? throw new InvalidOperationException("Nothing was answered.");

    private async Task<string> ShownAsync(string words) => (await SearchAsync(bot.Anna, words)).Shown();

    [Test]
    public async Task The_title_weighs_more_than_the_text_and_the_passage_shows_what_was_found()
    {
        var shown = await ShownAsync("index");

        Assert.That(shown, Does.Contain("2 lessons for “index”:").And.Contain("*An index reads from left to right*").And.Contain("Read · in About databases"));
        Assert.That(shown.IndexOf("An index reads", StringComparison.Ordinal), Is.LessThan(shown.IndexOf("Read a plan", StringComparison.Ordinal)));
        Assert.That(shown, Does.Contain("A plan says whether an *index* was used."));
    }

    [Test]
    public async Task A_table_is_read_as_words_without_the_lines_it_is_drawn_with()
    {
        await ImportAsync(
            DemoWorkspace.Team,
            Track("tables", "tables"),
            Lesson("tables/ask.md", "ask", title: "Ask for one small thing", body: "Instead of the left, say the right.\n\n| Instead of | Ask |\n| --- | --- |\n| Any parsley on my talk? | Which slide should I cut? |"));

        Assert.That(await ShownAsync("parsley"), Does.Contain("Instead of | Ask Any *parsley* on my talk? | Which slide should I cut").And.Not.Contain("--"));
    }

    [TestCase("conditions", "An index reads from left to right", Description = "another form of an English word")]
    [TestCase("LEADING columns", "An index reads from left to right", Description = "all words, whatever their case")]
    [TestCase("\"left to right\"", "An index reads from left to right", Description = "a phrase")]
    [TestCase("plan -rows or urlaubsantrag", "Urlaub beantragen", Description = "or, and minus")]
    [TestCase("führungskraft", "Urlaub beantragen", Description = "another language, as it is written")]
    [TestCase("writing marmalade", "Ping", Description = "a skill")]
    public async Task Words_find_lessons_as_people_expect(string words, string title)
    {
        Assert.That(await ShownAsync(words), Does.StartWith("One lesson for").And.Contain(title));
    }

    [TestCase("'")]
    [TestCase("\"")]
    [TestCase("& | ! ( ) : * <-> \\")]
    [TestCase("!!!")]
    [TestCase("index' or 1=1; drop table lesson; --")]
    [TestCase("%00 \u0001 \u202e 🦄 \ue000")]
    [TestCase("-index")]
    [TestCase("a:b & c:*")]
    [TestCase("((((((((((")]
    public async Task Hostile_words_find_nothing_bad_and_break_nothing(string words)
    {
        Assert.That(await ShownAsync(words), Does.Match("lesson|nothing for").And.Not.Contain("went wrong"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from lesson"), Is.EqualTo(4));
    }

    [Test]
    public async Task What_a_lesson_says_pings_nobody_and_looks_as_it_was_written()
    {
        var message = await SearchAsync(bot.Anna, "marmalade");

        // Rich text is shown letter by letter; in markup nothing may be left alive.
        Assert.That(message.Text, Does.Contain("Ping &lt;!here&gt;").And.Not.Contain("<"));
        Assert.That(message.Shown(), Does.Not.Match("""mrkdwn","text":"[^"]*<""").And.Not.Contain("broadcast").And.Not.Contain("\"user\""));
        Assert.That(message.Shown(), Does.Contain("in &lt;!channel&gt; ∗everybody∗").And.Contain("""{"type":"text","text":"marmalade","style":{"bold":true}}"""));
    }

    [Test]
    public async Task Questions_and_their_answers_are_not_searched()
    {
        Assert.That(await ShownAsync("secret"), Does.Not.Contain("An index reads"));
        Assert.That(await ShownAsync("This Because Never"), Does.Contain("I found nothing"));
    }

    [Test]
    public async Task A_slip_is_asked_back_and_searched_for_with_one_click()
    {
        var message = await SearchAsync(bot.Anna, "urlab beantragn");
        var asked = message.Shown();

        await bot.Anna.ClickAsync(message, "Search for urlaub beantragen");

        Assert.That(asked, Does.Contain("I found nothing for “urlab beantragn”. Did you mean “urlaub beantragen”?"));
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("One lesson for “urlaub beantragen”:"));
    }

    [Test]
    public async Task When_no_lesson_has_all_words_those_with_some_come_next()
    {
        var shown = await ShownAsync("plan xylophone");

        Assert.That(shown, Does.Contain("I found nothing that has all of “plan xylophone”. These lessons come nearest:").And.Contain("Read a plan"));
    }

    [Test]
    public async Task When_nothing_is_like_it_the_catalogue_is_offered()
    {
        var shown = await ShownAsync("xylophone");

        Assert.That(shown, Does.Contain("I found nothing for “xylophone” yet.").And.Contain("catalog.open"));
    }

    [Test]
    public async Task Without_words_it_says_how_and_with_too_many_it_asks_for_fewer()
    {
        Assert.That((await bot.Anna.CommandAsync("/learn search")).Ephemeral!.Shown(), Does.Contain("`/learn search feedback`"));
        Assert.That(await ShownAsync(new string('a', 151)), Does.Contain("longer than 150 characters"));
    }

    [Test]
    public async Task Many_hits_are_turned_page_by_page()
    {
        await ImportAsync(DemoWorkspace.Team, [Track("m", "many"), .. Enumerable.Range(1, 12).Select(at => Lesson($"m/{at}.md", $"many-{at:00}", title: $"Part {at:00}", body: "About porcupines."))]);
        var message = await SearchAsync(bot.Anna, "porcupine");
        var first = message.Shown();

        await bot.Anna.ClickAsync(message, "More");
        var second = bot.Anna.Messages()[^1].Shown();
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "More");
        var third = bot.Anna.Messages()[^1].Shown();
        await bot.Anna.ClickAsync(bot.Anna.Messages()[^1], "Previous");

        Assert.That(first, Does.Contain("Lessons 1 to 5 for “porcupine”, the best first:").And.Contain("Part 01").And.Not.Contain("Part 06"));
        Assert.That(second, Does.Contain("Lessons 6 to 10").And.Contain("Part 06").And.Not.Contain("Part 11"));
        Assert.That(third, Does.Contain("Lessons 11 to 12").And.Contain("Part 12").And.Not.Contain("More"));
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("Lessons 6 to 10"));
    }

    [Test]
    public async Task A_hit_is_read_at_once_without_counting_as_served()
    {
        var message = await SearchAsync(bot.Anna, "leading column");

        await bot.Anna.ClickAsync(message, "Read it");

        Assert.That(bot.Anna.Modal!.Shown(), Does.Contain("An index reads from left to right").And.Contain("must be in the condition").And.Contain("tracks.join:databases").And.Not.Contain("secret"));
        Assert.That(await bot.ScalarAsync<long>("select (select count(*) from lesson_turn) + (select count(*) from delivery where kind like 'lesson%')"), Is.Zero);
    }

    [Test]
    public async Task Who_is_no_learner_finds_reads_and_joins()
    {
        await bot.Ben.ClickAsync(await SearchAsync(bot.Ben, "leading column"), "Read it");

        await bot.Ben.PressAsync(() => new Spot.InView(bot.Ben.Modal!), null, "tracks.join:databases", null, null);

        Assert.That(bot.Ben.Modal!.Shown(), Does.Contain("You joined *About databases*").And.Contain("Nothing is sent yet"));
        Assert.That(await bot.ScalarAsync<string>("select user_id || ' ' || track_id from enrolment"), Is.EqualTo($"{bot.Ben.UserId} databases"));
        await bot.Ben.ClickAsync(await SearchAsync(bot.Ben, "leading column"), "Read it");
        Assert.That(bot.Ben.Modal!.Shown(), Does.Contain("You have joined this track").And.Not.Contain("tracks.join"));
    }

    [Test]
    public async Task What_is_retired_is_neither_found_nor_opened()
    {
        var message = await SearchAsync(bot.Anna, "leading column");
        await ImportAsync(DemoWorkspace.Team, Track("db", "databases"), Lesson("db/plans.md", "read-plans", title: "Read a plan", body: "A plan."));

        await bot.Anna.ClickAsync(message, "Read it");

        Assert.That(bot.Anna.Modal!.Shown(), Does.Contain("not in the catalogue any more"));
        Assert.That(await ShownAsync("leading column"), Does.Not.Contain("An index reads"));
    }

    [Test]
    public async Task A_changed_lesson_is_found_by_its_new_words_at_once()
    {
        await ImportAsync(DemoWorkspace.Team, Track("db", "databases"), Lesson("db/plans.md", "read-plans", title: "Read a plan", body: "It names hedgehogs."));

        Assert.That(await ShownAsync("hedgehog"), Does.Contain("Read a plan"));
    }

    [Test]
    public async Task Another_workspace_finds_only_its_own_lessons()
    {
        var cleo = await bot.AddCleoAsync();
        await ImportAsync(cleo.Workspace.TeamId, Track("x", "theirs"), Lesson("x/a.md", "theirs-a", title: "Their index", body: "Of theirs."));

        Assert.That((await SearchAsync(cleo, "index")).Shown(), Does.StartWith("One lesson for").And.Contain("Their index"));
        Assert.That(await ShownAsync("index"), Does.Not.Contain("Their index"));
        Assert.That(await ShownAsync(cleo.Workspace.TeamId), Does.Not.Contain("Their index"));
    }

    [Test]
    public async Task Help_knows_it_and_other_words_lead_to_it()
    {
        Assert.That((await bot.Anna.CommandAsync("/learn help")).Ephemeral!.Shown(), Does.Contain("`/learn search WORDS` – find lessons, courses, talks, take-aways and people who can help"));
        Assert.That((await bot.Anna.CommandAsync("/learn find index")).Ephemeral!.Shown(), Does.Contain("Did you mean `/learn search`?"));
    }

    [Test]
    public async Task Nothing_is_kept_of_what_was_asked()
    {
        await ShownAsync("burnout");

        Assert.That(await bot.ScalarAsync<long>("select count(*) from inbound_event where facts::text like '%burnout%'"), Is.Zero);
    }
}
