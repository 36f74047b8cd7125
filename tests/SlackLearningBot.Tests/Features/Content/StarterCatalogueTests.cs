using NUnit.Framework;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Features.Workspaces;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Content.ContentWords;

namespace SlackLearningBot.Tests.Features.Content;

/// <summary>A workspace without content gets something to learn, once.</summary>
internal sealed class StarterCatalogueTests
{
    private const string CountSql = "select count(*) from track";

    [Test]
    public void What_ships_with_the_bot_is_good_without_a_warning()
    {
        var verdict = ContentImporter.Check(StarterCatalogue.Folder, new DateOnly(2026, 11, 23));

        var good = verdict as ContentVerdict.Good;
        Assert.That((verdict as ContentVerdict.Refused)?.Errors, Is.Null);
        Assert.That(good!.Warnings, Is.Empty);
        Assert.That(good.Tracks.Count, Is.GreaterThanOrEqualTo(4));
        Assert.That(good.Tracks.SelectMany(track => track.Lessons).ToList(), Has.Count.GreaterThanOrEqualTo(24).And.All.Matches<Lesson>(lesson => lesson.Questions.Count > 0));
    }

    [Test]
    public void It_asks_in_every_way_within_the_first_lessons_of_its_tracks()
    {
        var tracks = ((ContentVerdict.Good)ContentImporter.Check(StarterCatalogue.Folder, new DateOnly(2026, 11, 23))).Tracks;

        var first = tracks.Select(track => track.Lessons[0]).SelectMany(lesson => lesson.Questions).Select(question => question.GetType()).ToHashSet();

        Assert.That(first, Is.EquivalentTo(new[]
        {
            typeof(SingleChoice), typeof(TrueFalse), typeof(MultipleChoice), typeof(Typed), typeof(Numeric), typeof(Matching), typeof(Ordering),
        }));
    }

    [Test]
    public void Every_question_says_why()
    {
        var questions = ((ContentVerdict.Good)ContentImporter.Check(StarterCatalogue.Folder, new DateOnly(2026, 11, 23))).Tracks
            .SelectMany(track => track.Lessons).SelectMany(lesson => lesson.Questions);

        Assert.That(questions.Select(question => question switch
        {
            ChoiceQuestion choice => choice.Options.All(option => option.Why is { Length: > 0 }),
            Typed typed => typed.Why is not null && typed.Wrong.All(wrong => wrong.Why is not null),
            Numeric numeric => numeric.Why is not null,
            Matching matching => matching.Why is not null,
            Ordering ordering => ordering.Why is not null,
            _ => false,
        }), Has.All.True);
    }

    [Test]
    public async Task A_new_workspace_gets_it_and_a_restart_adds_nothing()
    {
        await using var bot = await TestBot.StartAsync(withStarter: true);
        var first = await bot.ScalarAsync<long>(CountSql);

        await bot.Services.GetRequiredService<WorkspaceSeeder>().SeedAsync(CancellationToken.None);

        Assert.That(first, Is.GreaterThanOrEqualTo(4));
        Assert.That(await bot.ScalarAsync<long>(CountSql), Is.EqualTo(first));
    }

    [Test]
    public async Task A_workspace_with_its_own_content_is_left_alone()
    {
        await using var bot = await TestBot.StartAsync(withStarter: true);
        await using var own = await TestBot.StartAsync();
        using var content = new TemporaryContent(Track("a", "alpha"), Lesson("a/one.md", "one"));
        var cleo = await bot.AddCleoAsync();
        await bot.Services.GetRequiredService<ContentImporter>().ImportAsync(cleo.Workspace.TeamId, content.Root, CancellationToken.None);

        await WelcomeAsync(bot, cleo.Workspace.TeamId);

        Assert.That(await bot.ScalarAsync<long>($"{CountSql} where team_id = @TeamId", TestBot.Key(cleo)), Is.EqualTo(1));
        Assert.That(await own.ScalarAsync<long>(CountSql), Is.Zero, "and with the setting off nobody gets it");
    }

    [Test]
    public async Task Processes_that_start_together_import_it_once()
    {
        await using var bot = await TestBot.StartAsync(withStarter: true);
        var shipped = await bot.ScalarAsync<long>(CountSql);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WelcomeAsync(bot, "T0OTHER0001")));

        Assert.That(await bot.ScalarAsync<long>($"{CountSql} where team_id = 'T0OTHER0001'"), Is.EqualTo(shipped));
        Assert.That(await bot.QueryAsync<int>("select distinct version from lesson"), Is.EqualTo(new[] { 1 }));
    }

    private static Task WelcomeAsync(TestBot bot, string team) => Task.WhenAll(bot.Services.GetServices<INewWorkspace>().Select(
        slice => slice.WelcomeAsync(new Workspace(team, "Other Works", bot.Slack.Url, "U0", "xoxb-other"), CancellationToken.None)));
}
