using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.People;

internal sealed class ProfileTests
{
    [Test]
    public async Task Slacks_word_on_a_person_is_kept_and_a_hostile_name_is_only_text()
    {
        await using var bot = await TestBot.StartAsync();
        var anna = bot.Anna;
        await bot.Slack.PutPersonAsync(anna.Workspace, anna.Me with { RealName = "Anna \0'; drop table person; -- <!channel> 🎉" });

        await RefreshAsync(bot, anna.UserId);

        Assert.That(await bot.QueryAsync<string>("select name || '|' || real_name || '|' || email || '|' || zone || '|' || locale from person"), Is.EqualTo(new[]
        {
            "anna|Anna '; drop table person; -- <!channel> 🎉|anna@juniper.example|Europe/Stockholm|en-GB",
        }));
    }

    [Test]
    public async Task A_person_who_moves_or_leaves_is_kept_up_to_date_and_sees_it_in_App_Home()
    {
        await using var bot = await TestBot.StartAsync();
        var anna = bot.Anna;
        await RefreshAsync(bot, anna.UserId);
        await anna.OpenHomeAsync();
        await bot.SettleAsync();
        bot.Slack.World.Calls.Clear();

        await bot.Slack.PutPersonAsync(anna.Workspace, anna.Me with { TimeZone = "Asia/Tokyo" });
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<string>("select zone from person"), Is.EqualTo("Asia/Tokyo"));
        Assert.That(bot.Slack.World.Calls.To("views.publish"), Has.Count.EqualTo(1));
        await bot.Slack.PutPersonAsync(anna.Workspace, anna.Me with { Deleted = true });
        await bot.SettleAsync();
        Assert.That(await bot.ScalarAsync<bool>("select deleted from person"), Is.True);
    }

    [Test]
    public async Task Nothing_is_kept_of_people_the_bot_never_met()
    {
        await using var bot = await TestBot.StartAsync();
        var erik = bot.Erik;

        await bot.Slack.PutPersonAsync(erik.Workspace, erik.Me with { TimeZone = "Asia/Tokyo" });
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<long>("select count(*) from person"), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from inbound_event where facts::text like '%Erik%' or facts::text like '%@%'"), Is.Zero);
    }

    [Test]
    public async Task Everybody_is_read_page_by_page_and_once_each()
    {
        await using var bot = await TestBot.StartAsync();
        var workspace = bot.Anna.Workspace;
        for (var i = 0; i < 600; i++)
        {
            workspace.Admit(bot.Anna.Me with { Id = $"U0MANY{i:0000}", Name = $"many{i}", Email = $"many{i}@juniper.example" });
        }

        var run = await ConsoleRun.ImportAsync(bot, "email,level\nmany599@juniper.example,L1");

        Assert.That(run.Code, Is.Zero, run.Error);
        Assert.That(bot.Slack.World.Calls.To("users.list"), Has.Count.GreaterThan(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from person where user_id like 'U0MANY%'"), Is.EqualTo(600));
    }

    [Test]
    public async Task Export_and_erasure_cover_the_person_and_those_who_refer_to_them()
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.ImportAsync(bot, "user,manager,level\nU0PGANNA001,U0PGMARIA01,L3\nU0PGMARIA01,,M1");
        await ConsoleRun.OfAsync(bot, "role", "grant", "owner", "@maria");
        await bot.Maria.CommandAsync("/learn role grant owner <@U0PGPRIYA01|priya>");
        var maria = TestBot.Key(bot.Maria);
        var people = bot.Services.GetServices<IPersonalData>().Single(data => data.Tables.Contains("person"));
        await using var connection = await bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();

        var export = await people.ExportAsync(transaction, maria, CancellationToken.None);
        await people.EraseAsync(transaction, maria, CancellationToken.None);
        await transaction.CommitAsync();

        Assert.That(export["person"]!.ToJsonString(), Does.Contain("M1").And.Contain("maria@juniper.example"));
        Assert.That(export["role_grant"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from person where user_id = @UserId or manager_id = @UserId", maria), Is.Zero);
        Assert.That(await bot.ScalarAsync<long>("select count(*) from role_grant where user_id = @UserId or granted_by = @UserId", maria), Is.Zero);
        Assert.That(await bot.QueryAsync<string>("select user_id from role_grant"), Is.EqualTo(new[] { "U0PGPRIYA01" }));
    }

    private static async Task RefreshAsync(TestBot bot, string userId)
    {
        var person = new LearnerKey("T0PGJUNIPER", userId);
        await using var connection = await bot.Services.GetRequiredService<Npgsql.NpgsqlDataSource>().OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await bot.Services.GetRequiredService<Deliveries>().EnqueueAgainAsync(transaction, Asked.Person(person, bot.Now), CancellationToken.None);
        await transaction.CommitAsync();
        await bot.SettleAsync();
    }
}
