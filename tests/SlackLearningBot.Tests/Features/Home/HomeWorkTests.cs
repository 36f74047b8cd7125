using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Home;

/// <summary>App Home is published when it changed, and only then.</summary>
internal sealed class HomeWorkTests
{
    private const string EndingSql = "select state || coalesce(': ' || reason, '') from delivery where kind = 'home.publish' and recipient = @UserId";

    private readonly Notice notice = new();
    private FaultyNetwork network = null!;
    private TestBot bot = null!;

    [SetUp]
    public async Task Start()
    {
        notice.Text = "As it was";
        notice.WhileRendering = null;
        network = new FaultyNetwork();
        bot = await TestBot.StartAsync(TestBot.MondayMorning, new Dictionary<string, string?> { ["Bot:StarterCatalogue"] = "false" }, services =>
        {
            network.Use(services);
            services.AddSingleton<IHomeSection>(notice);
        });
    }

    [TearDown]
    public async Task Stop()
    {
        await bot.DisposeAsync();
        network.Dispose();
    }

    private int Published => bot.Slack.World.Calls.To("views.publish").Count;

    private static string Seen(PersonHands person) => person.Home!.Versions[^1];

    private async Task RefreshAsync(PersonHands person, string payload = "{}")
    {
        await bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            transaction => bot.Services.GetRequiredService<Deliveries>().EnqueueAgainAsync(
                transaction, Asked.Home(TestBot.Key(person), bot.Now) with { Payload = payload }, CancellationToken.None),
            CancellationToken.None);
        await bot.SettleAsync();
    }

    [Test]
    public async Task A_first_Home_is_published_with_the_persons_own_day()
    {
        await bot.ExecuteAsync("insert into person (team_id, user_id, zone) values (@TeamId, @UserId, 'Asia/Tokyo')", TestBot.Key(bot.Kenji));
        await bot.TurnToAsync("2026-11-23T16:00:00Z"); // already Tuesday in Tokyo

        await RefreshAsync(bot.Kenji);

        Assert.That(Seen(bot.Kenji), Does.Contain("Tuesday 24 November").And.Contain("As it was"));
    }

    [Test]
    public async Task An_unchanged_Home_is_not_published_again()
    {
        await RefreshAsync(bot.Anna);

        await RefreshAsync(bot.Anna);

        Assert.That(Published, Is.EqualTo(1));
    }

    [Test]
    public async Task A_changed_Home_is_published_again()
    {
        await RefreshAsync(bot.Anna);

        notice.Text = "As it is now";
        await RefreshAsync(bot.Anna);

        Assert.That(Published, Is.EqualTo(2));
        Assert.That(Seen(bot.Anna), Does.Contain("As it is now").And.Not.Contain("As it was"));
    }

    [Test]
    public async Task A_Home_that_Slack_has_lost_is_published_although_nothing_changed()
    {
        await RefreshAsync(bot.Anna);

        await RefreshAsync(bot.Anna, """{"force":true}""");

        Assert.That(Published, Is.EqualTo(2));
    }

    [Test]
    public async Task Opening_a_Home_that_shows_nothing_publishes_it_whatever_we_believe()
    {
        await RefreshAsync(bot.Ben);
        await bot.ExecuteAsync( // we believe that Anna's Home shows what Ben's does, and Slack has nothing
            "insert into home_view select team_id, @UserId, content_hash, published_at from home_view", TestBot.Key(bot.Anna));

        await bot.Anna.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(bot.Anna.Home, Is.Not.Null);
    }

    [Test]
    public async Task A_Home_that_Slack_did_not_take_is_published_at_the_next_try()
    {
        network.Answer("views.publish", 500, "oh no");
        await RefreshAsync(bot.Anna);
        Assert.That(bot.Anna.Home, Is.Null);

        bot.Machine.Advance(TimeSpan.FromMinutes(1));
        await bot.SettleAsync();

        Assert.That(Seen(bot.Anna), Does.Contain("As it was"));
    }

    [Test]
    public async Task A_switched_off_Home_tab_is_given_up_with_the_reason()
    {
        network.Answer("views.publish", 200, """{"ok":false,"error":"not_enabled"}""");

        await RefreshAsync(bot.Anna);

        Assert.That(await bot.ScalarAsync<string>(EndingSql, TestBot.Key(bot.Anna)), Does.StartWith("dropped: not_enabled"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from home_view"), Is.Zero);
    }

    [Test]
    public async Task A_Home_published_while_its_person_is_erased_is_not_noted()
    {
        notice.WhileRendering = () => bot.ExecuteAsync("delete from delivery where recipient = @UserId", TestBot.Key(bot.Anna));

        await RefreshAsync(bot.Anna);

        Assert.That(Published, Is.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from home_view"), Is.Zero);
    }

    private sealed class Notice : IHomeSection
    {
        public string Text { get; set; } = "";

        public Func<Task>? WhileRendering { get; set; }

        public int Order => 50;

        public async Task<IReadOnlyList<Block>> RenderAsync(LearnerKey person, CancellationToken cancel)
        {
            await (WhileRendering?.Invoke() ?? Task.CompletedTask);
            return [new Section(Mrkdwn.Escaped(Text))];
        }
    }
}
