using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary><c>content export</c> as an operator types it: what is written can be imported again, and that changes nothing.</summary>
internal sealed class ContentExportTests
{
    private const string Fingerprints = """
        select 'track ' || track_id || ' ' || xmin || ' ' || position from track union all
        select 'lesson ' || lesson_id || ' ' || version || ' ' || hash || ' ' || xmin from lesson union all
        select 'link ' || track_id || ' ' || lesson_id || ' ' || position || ' ' || xmin from track_lesson union all
        select 'question ' || question_id || ' ' || version || ' ' || xmin from question order by 1
        """;

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();
    private readonly TemporaryContent target = new();
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        bot = await TestBot.StartAsync();
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [OneTimeTearDown]
    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
        target.Dispose();
    }

    private string Target => Path.Combine(target.Root, TestContext.CurrentContext.Test.ID);

    private Task<int> RunAsync(params string[] words) => new ContentCommand(new StillClock(TestBot.Instant(TestBot.MondayMorning)))
        .Build(new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(bot.Services, null)), output, error)).Parse(words).InvokeAsync();

    private async Task ImportAsync(params (string File, string Text)[] files)
    {
        using var content = new TemporaryContent(files);
        Assert.That(await RunAsync("import", content.Root), Is.Zero, error.ToString());
    }

    private async Task<IReadOnlyList<Track>> AssertRoundTripAsync()
    {
        var before = await bot.QueryAsync<string>(Fingerprints);

        Assert.That(await RunAsync("export", Target), Is.Zero, error.ToString());
        Assert.That(await RunAsync("import", Target), Is.Zero, error.ToString());

        Assert.That(await bot.QueryAsync<string>(Fingerprints), Is.EqualTo(before));
        return ((ContentVerdict.Good)ContentImporter.Check(Target, new DateOnly(2026, 11, 23))).Tracks;
    }

    [Test]
    public async Task The_starter_catalogue_comes_out_as_it_went_in()
    {
        Assert.That(await RunAsync("import", StarterCatalogue.Folder), Is.Zero, error.ToString());
        var original = ((ContentVerdict.Good)ContentImporter.Check(StarterCatalogue.Folder, new DateOnly(2026, 11, 23))).Tracks;

        var exported = await AssertRoundTripAsync();

        Assert.That(exported.Select(ContentHash.Of), Is.EqualTo(original.Select(ContentHash.Of)));
        Assert.That(exported.SelectMany(track => track.Lessons).Select(ContentHash.Of), Is.EqualTo(original.SelectMany(track => track.Lessons).Select(ContentHash.Of)));
        Assert.That(output.ToString(), Does.Contain($"Wrote {original.Count} tracks, {original.Sum(track => track.Lessons.Count)} lessons and"));
    }

    [Test]
    public async Task All_shared_lessons_come_out_as_they_went_in()
    {
        Assert.That(await RunAsync("import", SharedFolder.Require("lessons")), Is.Zero, error.ToString());

        Assert.That((await AssertRoundTripAsync()).Sum(track => track.Lessons.Count), Is.EqualTo(163));
    }

    [Test]
    public async Task Every_type_of_question_comes_out_as_it_went_in()
    {
        await ImportAsync(("every/every.md", EveryQuestion.File));

        Assert.That((await AssertRoundTripAsync()).Single().Lessons.Single().Questions, Has.Count.EqualTo(9));
    }

    [Test]
    public async Task The_questions_come_out_as_GIFT_and_can_be_read_again_as_themselves()
    {
        await ImportAsync(("every/every.md", EveryQuestion.File));

        Assert.That(await RunAsync("export", Target, "--format", "gift"), Is.Zero, error.ToString());

        Assert.That(output.ToString(), Does.Contain("Wrote 9 questions of 1 track to").And.Not.Contain("left out"));
        var again = ((ContentVerdict.Good)ContentImporter.Check(Target, new DateOnly(2026, 11, 23))).Tracks.SelectMany(track => track.Lessons).SelectMany(lesson => lesson.Questions).ToList();
        Assert.That(again.Select(question => question.Id), Is.EqualTo(new[]
        {
            "every-single", "every-multiple", "every-true-false", "every-typed", "every-typed-short", "every-numeric", "every-numeric-range", "every-matching", "every-ordering",
        }));
        Assert.That(((SingleChoice)again[0]).Options, Does.Contain(new AnswerOption("last_name = 'Lee'", true, "It fixes the leading column.")));
        Assert.That(((MultipleChoice)again[1]).Options.Select(option => option.Weight), Is.EqualTo(new decimal?[] { 0.6m, -0.3333333m, 0.4m }));
        Assert.That(((Numeric)again[5]).Wrong.Select(wrong => (wrong.Low, wrong.High, wrong.Weight, wrong.Why)), Is.EqualTo(new (decimal, decimal, decimal?, string?)[]
        {
            (26.119m, 26.319m, 0.25m, "In miles."), (40, 45, 0.5m, null), (42195, 42195, null, "In metres."),
        }));
    }

    [Test]
    public async Task The_questions_come_out_as_cards_for_Anki()
    {
        await ImportAsync(("every/every.md", EveryQuestion.File));

        Assert.That(await RunAsync("export", Target, "--format", "anki"), Is.Zero, error.ToString());

        var lines = await File.ReadAllLinesAsync(Path.Combine(Target, "every.txt"));
        Assert.That(lines.Take(5), Is.EqualTo(new[] { "#separator:tab", "#html:true", "#notetype:Basic", "#deck:Every", "#tags column:3" }));
        Assert.That(lines[5..], Has.Length.EqualTo(9).And.All.Matches<string>(line => line.Split('\t') is [{ Length: > 0 }, { Length: > 0 }, "every"]));
    }

    [Test]
    public async Task Another_workspace_gets_the_same_catalogue_in_the_same_order()
    {
        await ImportAsync(Track("1", "zeta"), Lesson("1/b.md", "zeta-b"), Lesson("1/a.md", "zeta-a"), Track("2", "alpha"), Lesson("2/l.md", "license-to-learn"), Lesson("2/r.md", "readme"));
        var cleo = await bot.AddCleoAsync();

        await RunAsync("export", Target, "--team", DemoWorkspace.Team);
        await RunAsync("import", Target, "--team", cleo.Workspace.TeamId);

        const string catalogue = "select t.track_id || ' ' || tl.lesson_id from track t join track_lesson tl using (team_id, track_id) where team_id = @Team order by t.position, tl.position";
        var theirs = await bot.QueryAsync<string>(catalogue, new { Team = cleo.Workspace.TeamId });
        Assert.That(theirs, Is.EqualTo(await bot.QueryAsync<string>(catalogue, new { DemoWorkspace.Team })).And.Count.EqualTo(4), error.ToString());
        Assert.That(theirs[0], Does.StartWith("zeta"));
    }

    [Test]
    public async Task What_is_retired_is_left_out()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/two.md", "two"), Track("b", "beta"), Lesson("b/three.md", "three"));
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"), Lesson("a/three.md", "three"));
        await bot.ExecuteAsync("update question set retired_at = @Now where question_id = 'three-1'", new { Now = bot.Now.UtcDateTime });

        await RunAsync("export", Target);

        Assert.That(
            Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Target, file)).Order(StringComparer.Ordinal),
            Is.EqualTo(new[] { "alpha/one.md", "alpha/three.md", "alpha/track.yaml" }));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(Target, "alpha/three.md")), Does.Not.Contain("questions"));
    }

    [Test]
    public async Task A_folder_with_anything_in_it_is_left_alone()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, ".hidden"), "mine");

        var code = await RunAsync("export", Target);
        var onFile = await RunAsync("export", Path.Combine(Target, ".hidden"));

        Assert.That((code, onFile), Is.EqualTo((1, 1)));
        Assert.That(error.ToString(), Does.Contain("expected a new or empty folder"));
        Assert.That(Directory.EnumerateFileSystemEntries(Target).Select(Path.GetFileName), Is.EqualTo(new[] { ".hidden" }));
    }

    [Test]
    public async Task An_empty_folder_is_taken_and_a_workspace_without_lessons_is_said()
    {
        Directory.CreateDirectory(Target);

        var nothing = await RunAsync("export", Target);
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));
        var code = await RunAsync("export", Target);

        Assert.That((nothing, code), Is.EqualTo((1, 0)));
        Assert.That(error.ToString(), Does.Contain("has no lessons"));
    }

    [Test]
    public async Task A_place_that_cannot_be_written_is_said_kindly()
    {
        await ImportAsync(Track("a", "alpha"), Lesson("a/one.md", "one"));

        var code = await RunAsync("export", "/proc/no-such-place/lessons");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(error.ToString(), Does.StartWith("The lessons cannot be written to /proc/no-such-place/lessons:"));
    }

    [Test]
    public async Task With_several_workspaces_export_asks_which()
    {
        await bot.AddCleoAsync();

        Assert.That(await RunAsync("export", Target), Is.EqualTo(1));
        Assert.That(error.ToString(), Does.Contain("Add --workspace with one of"));
    }
}
