using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Tracks;

/// <summary>My tracks in App Home, and joining from somebody else's transaction.</summary>
internal sealed class TracksHomeTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        bot = await TestBot.StartAsync(withStarter: true);
        await bot.MakeLearnerAsync(bot.Anna);
    }

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private async Task<string> HomeAsync(PersonHands person)
    {
        await person.OpenHomeAsync();
        await bot.SettleAsync();
        return person.Home!.Shown();
    }

    private Task JoinAsync(PersonHands person, params string[] tracks) => bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
        transaction => bot.Services.GetRequiredService<IEnrolments>().JoinAsync(transaction, TestBot.Key(person), tracks, bot.Now, CancellationToken.None),
        CancellationToken.None);

    [Test]
    public async Task A_learner_without_a_track_is_invited_to_choose()
    {
        Assert.That(await HomeAsync(bot.Anna), Does.Contain("My tracks").And.Contain("You have not joined a track yet").And.Contain("catalog.open"));
    }

    [Test]
    public async Task Tracks_show_how_far_one_is_and_can_be_left_there()
    {
        await JoinAsync(bot.Anna, "feedback", "sql-performance");
        var before = await HomeAsync(bot.Anna);

        await bot.Anna.PressAsync(
            () => new Spot.InView(bot.Anna.Home!), "tracks.mine:feedback", "tracks.menu", new() { ["selected_option"] = "leave" }, null);
        await bot.SettleAsync();

        Assert.That(before, Does.Contain("*Feedback people can use*").And.Contain("▱▱▱▱▱▱▱▱▱▱  0 of 6 lessons"));
        Assert.That(bot.Anna.Modal?.Shown(), Does.Contain("You left *Feedback people can use*"));
        Assert.That(bot.Anna.Home!.Shown(), Does.Not.Contain("tracks.mine:feedback").And.Contain("tracks.mine:sql-performance"));
    }

    [Test]
    public async Task Unknown_and_retired_tracks_are_left_out_of_a_joint_enrolment()
    {
        await bot.ExecuteAsync("update track set retired_at = @Now where track_id = 'feedback'", new { Now = bot.Now.UtcDateTime });

        await JoinAsync(bot.Anna, "feedback", "sql-performance", "never-was", "'; drop table track; --");

        Assert.That(await bot.JoinedAsync(bot.Anna), Is.EqualTo(new[] { "sql-performance" }));
    }

    [Test]
    public async Task Joining_refreshes_an_open_Home()
    {
        await HomeAsync(bot.Anna);

        await bot.Anna.CommandAsync("/learn join feedback");
        await bot.SettleAsync();

        Assert.That(bot.Anna.Home!.Shown(), Does.Contain("tracks.mine:feedback"));
    }
}
