using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Operator;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary><c>content check</c> and <c>content import</c> as an operator types them.</summary>
internal sealed class ContentCommandTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [SetUp]
    public void Clear()
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
    }

    [OneTimeTearDown]
    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    private ConsoleHost ConsoleOf(TestBot? bot) => new(
        (_, _) => bot is null
            ? throw new InvalidOperationException("The bot's services were started.")
            : Task.FromResult(new ConsoleSession(bot.Services, null)),
        output,
        error);

    private Task<int> RunAsync(TestBot? bot, params string[] words) => new ContentCommand(new StillClock(TestBot.Instant(TestBot.MondayMorning))).Build(ConsoleOf(bot)).Parse(words).InvokeAsync();

    [Test]
    public async Task Check_needs_neither_settings_nor_a_database()
    {
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var code = await RunAsync(null, "check", content.Root);

        Assert.That(code, Is.Zero);
        Assert.That(output.ToString(), Does.Contain("Good: 1 track, 1 lesson, 1 question, 0 warnings."));
    }

    [Test]
    public async Task Check_names_file_line_and_rule_and_fails()
    {
        using var content = new TemporaryContent(Track("a", "alpha"), ("a/one.md", "---\nid: One!\ntitle: A title\n---\nWords.\n"));

        var code = await RunAsync(null, "check", content.Root);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.ToString(), Does.StartWith("a/one.md:2: lesson-id-shape: Found the id 'One!'").And.Contain("1 error, 1 warning. Nothing was changed."));
        Assert.That(output.ToString(), Does.Contain("lesson-no-question"));
    }

    [Test]
    public async Task Questions_of_other_systems_are_read_beside_lessons_and_a_note_is_no_question()
    {
        using var content = new TemporaryContent(
            Track("a", "alpha"), Lesson("a/one.md", "one"), ("a/quiz.gift", "Ice is cold.{TRUE}\n\nOpen{=a\n"), ("a/more.txt", "Which?\nA) x\nB) y\nANSWER: A\n"), ("a/note.txt", "Buy {milk}"), ("b/note.txt", "x"));

        var code = await RunAsync(null, "check", content.Root);

        Assert.That((code, error.ToString()), Is.EqualTo((0, "")));
        Assert.That(output.ToString(), Does.Contain("a/quiz.gift:3: gift-braces: ").And.Contain("Good: 1 track, 3 lessons, 3 questions, 1 warning."));
    }

    [Test]
    public async Task The_programs_own_console_knows_the_verb()
    {
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var code = await BotConsole.RunAsync(["content", "check", content.Root], SlackLearningBot.Features.FeaturesRoom.ConsoleCommands(new StillClock(TestBot.Instant(TestBot.MondayMorning))), output, error);

        Assert.That((code, error.ToString()), Is.EqualTo((0, "")));
    }

    [Test]
    public async Task An_error_anywhere_rolls_everything_back()
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new TemporaryContent(
            Track("a", "alpha"), Lesson("a/one.md", "one"), Track("b", "beta"), Lesson("b/two.md", "two"), Lesson("b/again.md", "two"));

        var code = await RunAsync(bot, "import", content.Root);

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("b/two.md:2: lesson-id-repeated:"));
        Assert.That(await bot.ScalarAsync<long>("select (select count(*) from track) + (select count(*) from lesson) + (select count(*) from question)"), Is.Zero);
    }

    [Test]
    public async Task Import_goes_to_the_only_workspace_and_says_what_it_did()
    {
        await using var bot = await TestBot.StartAsync();
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var code = await RunAsync(bot, "import", content.Root);

        Assert.That((code, error.ToString()), Is.EqualTo((0, "")));
        Assert.That(output.ToString(), Does.Contain("Lessons: 1 added, 0 changed, 0 retired, 0 unchanged."));
        Assert.That(await bot.ScalarAsync<string>("select team_id from lesson"), Is.EqualTo(bot.Anna.Workspace.TeamId));
    }

    [Test]
    public async Task With_several_workspaces_import_asks_which_and_refuses_a_stranger()
    {
        await using var bot = await TestBot.StartAsync();
        var cleo = await bot.AddCleoAsync();
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var unsaid = await RunAsync(bot, "import", content.Root);
        var stranger = await RunAsync(bot, "import", content.Root, "--team", "T0NOBODY");
        var said = await RunAsync(bot, "import", content.Root, "--team", cleo.Workspace.TeamId);

        Assert.That((unsaid, stranger, said), Is.EqualTo((1, 1, 0)));
        Assert.That(error.ToString(), Does.Contain("Add --workspace with one of").And.Contain("Found --workspace T0NOBODY"));
        Assert.That(await bot.QueryAsync<string>("select team_id from lesson"), Is.EqualTo(new[] { cleo.Workspace.TeamId }));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_an_error_not_a_stack()
    {
        var code = await RunAsync(null, "check", "/nowhere/at/all");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("folder-missing"));
    }
}
