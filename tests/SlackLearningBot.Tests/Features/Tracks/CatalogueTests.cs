using System.Text.Json.Nodes;
using Dapper;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Tracks;

/// <summary>The catalogue in its modal: choosing, joining and leaving in place.</summary>
internal sealed class CatalogueTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync(withStarter: true);

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private static async Task<View> OpenAsync(PersonHands person)
    {
        await person.CommandAsync("/learn catalog");
        return person.Modal ?? throw new InvalidOperationException("No modal was opened.");
    }

    private static Task<HandResult> PressAsync(PersonHands person, string action, JsonObject? value = null) =>
        person.PressAsync(() => new Spot.InView(person.Modal!), null, action, value, null);

    [Test]
    public async Task It_shows_every_track_with_its_size_and_skills()
    {
        var view = await OpenAsync(bot.Anna);

        Assert.That(view.Shown(), Does.Contain("*Feedback people can use*").And.Contain("Say what helps").And.Contain("6 lessons · about ")
            .And.Contain("feedback, communication, teamwork").And.Contain("catalog.track:sql-performance"));
    }

    [Test]
    public async Task It_loads_first_when_the_database_takes_its_time()
    {
        await using var database = new NpgsqlConnection(bot.ConnectionString);
        await database.OpenAsync();
        await using var hold = await database.BeginTransactionAsync();
        await database.ExecuteAsync("lock table track in access exclusive mode", transaction: hold);

        var command = bot.Anna.CommandAsync("/learn catalog");
        while (bot.Anna.Modal is null && !command.IsCompleted)
        {
            await Task.Delay(20);
        }

        var loading = bot.Anna.Modal!.Shown();
        await hold.RollbackAsync();
        await command;

        Assert.That(loading, Does.Not.Contain("Feedback"));
        Assert.That(bot.Anna.Modal!.Shown(), Does.Contain("*Feedback people can use*"));
    }

    [Test]
    public async Task Joining_and_leaving_change_it_in_place_and_are_kept()
    {
        await bot.MakeLearnerAsync(bot.Anna);
        var view = await OpenAsync(bot.Anna);

        await PressAsync(bot.Anna, "tracks.join:feedback");
        var joined = view.Shown();
        var after = await bot.JoinedAsync(bot.Anna);
        await PressAsync(bot.Anna, "tracks.leave:feedback");

        Assert.That(joined, Does.Contain("You joined *Feedback people can use*").And.Contain("tracks.leave:feedback").And.Not.Contain("welcome.open"));
        Assert.That(after, Is.EqualTo(new[] { "feedback" }));
        Assert.That(view.Shown(), Does.Contain("You left *Feedback people can use*").And.Contain("tracks.join:feedback"));
        Assert.That(await bot.JoinedAsync(bot.Anna), Is.Empty);
    }

    [Test]
    public async Task Who_is_no_learner_yet_may_join_and_is_asked_for_the_hour()
    {
        var view = await OpenAsync(bot.Anna);

        await PressAsync(bot.Anna, "tracks.join:feedback");

        Assert.That(view.Shown(), Does.Contain("Nothing is sent yet").And.Contain("welcome.open"));
        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "feedback" }));
        Assert.That(bot.Anna.Messages(), Is.Empty);
    }

    [Test]
    public async Task Three_clicks_at_once_join_once()
    {
        await OpenAsync(bot.Anna);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PressAsync(bot.Anna, "tracks.join:feedback")));

        Assert.That(await bot.ScalarAsync<long>("select count(*) from enrolment"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_interest_leaves_only_its_tracks()
    {
        var view = await OpenAsync(bot.Anna);

        await PressAsync(bot.Anna, "catalog.interest", new JsonObject { ["selected_option"] = "sql" });

        Assert.That(view.Shown(), Does.Contain("catalog.track:sql-performance").And.Not.Contain("catalog.track:feedback"));

        await PressAsync(bot.Anna, "tracks.join:sql-performance");

        Assert.That(view.Shown(), Does.Contain("catalog.track:sql-performance").And.Not.Contain("catalog.track:feedback"), "the interest stays chosen");
    }

    [Test]
    public async Task Many_tracks_come_in_pages_with_hostile_titles_made_harmless()
    {
        await bot.ExecuteAsync("""
            insert into track (team_id, track_id, title, description, skills, position)
            select @TeamId, 'many-' || n, '<!channel> *all* <@U0PGBEN0001> `' || n || '` :tada: ''; drop table track; --', repeat('<&>', 300), '{}', 100 + n
              from generate_series(1, 30) n;
            insert into track_lesson (team_id, track_id, lesson_id, position)
            select @TeamId, 'many-' || n, (select min(lesson_id) from lesson where team_id = @TeamId), 1 from generate_series(1, 30) n
            """, TestBot.Key(bot.Anna));
        var view = await OpenAsync(bot.Anna);
        var first = view.Shown();

        await PressAsync(bot.Anna, "catalog.page:on");
        var second = view.Shown();
        await PressAsync(bot.Anna, "catalog.page:on");
        await PressAsync(bot.Anna, "tracks.join:many-30");

        Assert.That(first, Does.Contain("Page 1 of 3").And.Contain("catalog.track:feedback").And.Not.Contain("\"Previous\""));
        Assert.That(second, Does.Contain("Page 2 of 3").And.Contain("*&lt;!channel&gt; ∗all∗ &lt;@U0PGBEN0001&gt;").And.Not.Contain("*<!channel>"));
        Assert.That(view.Shown(), Does.Contain("Page 3 of 3").And.Contain("tracks.leave:many-30"), "the page stays open");
        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "many-30" }));
    }

    [Test]
    public async Task An_empty_catalogue_says_who_can_fill_it()
    {
        await bot.ExecuteAsync("update track set retired_at = @Now", new { Now = bot.Now.UtcDateTime });

        var view = await OpenAsync(bot.Anna);

        Assert.That(view.Shown(), Does.Contain("There are no tracks yet"));
    }

    [Test]
    public async Task People_of_another_workspace_see_and_change_only_their_own()
    {
        var cleo = await bot.AddCleoAsync();
        await PressAsyncAfterOpening(bot.Anna, "tracks.join:feedback");

        var view = await OpenAsync(cleo);

        Assert.That(view.Shown(), Does.Contain("There are no tracks yet").And.Not.Contain("Feedback"));
        Assert.That(await bot.JoinedAsync(cleo), Is.Empty);
    }

    private static async Task PressAsyncAfterOpening(PersonHands person, string action)
    {
        await OpenAsync(person);
        await PressAsync(person, action);
    }
}
