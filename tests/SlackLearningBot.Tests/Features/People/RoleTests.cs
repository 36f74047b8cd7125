using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.People;

internal sealed class RoleTests
{
    [TestCase("@priya")]
    [TestCase("priya")]
    [TestCase("U0PGPRIYA01")]
    [TestCase("Priya@Juniper.Example")]
    public async Task An_operator_grants_by_name_id_or_address_lists_and_revokes(string named)
    {
        await using var bot = await TestBot.StartAsync();

        var granted = await ConsoleRun.OfAsync(bot, "role", "grant", "owner", named);
        var again = await ConsoleRun.OfAsync(bot, "role", "grant", "owner", named);

        Assert.That(granted.Output, Is.EqualTo($"Priya Raman (U0PGPRIYA01) is now an owner.{Environment.NewLine}"), granted.Error);
        Assert.That(again.Output, Does.Contain("owner already"));
        Assert.That(await IsOwnerAsync(bot, "U0PGPRIYA01"), Is.True);
        Assert.That((await ConsoleRun.OfAsync(bot, "role", "list")).Output, Does.Contain("owner  U0PGPRIYA01  Priya Raman  since 2026-11-23, by operator"));
        Assert.That((await ConsoleRun.OfAsync(bot, "role", "revoke", "owner", named)).Output, Does.Contain("no longer an owner"));
        Assert.That(await IsOwnerAsync(bot, "U0PGPRIYA01"), Is.False);
    }

    [TestCase("@nobody", "Nobody in workspace T0PGJUNIPER goes by @nobody.")]
    [TestCase("U0PGLEARNBOT", "is a bot or has left")]
    [TestCase("'; drop table role_grant; --", "is no person")]
    public async Task Nobody_who_is_not_a_person_here_becomes_an_owner(string named, string error)
    {
        await using var bot = await TestBot.StartAsync();

        var run = await ConsoleRun.OfAsync(bot, "role", "grant", "owner", named);

        Assert.That(run.Code, Is.EqualTo(1));
        Assert.That(run.Error, Does.Contain(error));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from role_grant"), Is.Zero);
    }

    [Test]
    public async Task Who_is_no_owner_is_refused_in_a_friendly_way()
    {
        await using var bot = await TestBot.StartAsync();

        var reply = await bot.Anna.CommandAsync("/learn role grant owner <@U0PGANNA001|anna>");

        Assert.That(reply.Ephemeral!.Text, Does.Contain("for the owners of this workspace's learning").And.Contain("nothing was changed"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from role_grant"), Is.Zero);
    }

    [Test]
    public async Task An_owner_grants_with_a_mention_and_somebody_not_met_yet_is_looked_up_first()
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.OfAsync(bot, "role", "grant", "owner", "U0PGPRIYA01");
        await bot.ExecuteAsync("delete from person where user_id = @UserId", TestBot.Key(bot.Maria));

        var first = await bot.Priya.CommandAsync("/learn role grant owner <@U0PGMARIA01|maria>");
        await bot.SettleAsync();
        var second = await bot.Priya.CommandAsync("/learn ROLE grant owner <@U0PGMARIA01|maria>");

        Assert.That(first.Ephemeral!.Text, Does.Contain("asking Slack"));
        Assert.That(second.Ephemeral!.Text, Does.Contain("is now an owner"));
        Assert.That(await bot.ScalarAsync<string>("select granted_by from role_grant where user_id = 'U0PGMARIA01'"), Is.EqualTo("U0PGPRIYA01"));
    }

    [TestCase("role grant owner")]
    [TestCase("role grant king <@U0PGMARIA01|maria>")]
    [TestCase("role grant owner <!channel>")]
    [TestCase("role grant owner everybody at once")]
    [TestCase("role grant owner <@U0PGLEARNBOT|learning>")]
    public async Task What_an_owner_writes_wrongly_changes_nothing(string words)
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.OfAsync(bot, "role", "grant", "owner", "@priya");

        var reply = await bot.Priya.CommandAsync($"/learn {words}");

        Assert.That(reply.Ephemeral!.Text, Does.Contain("othing was changed").And.Not.Contain("<!channel>"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from role_grant"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_owner_is_one_in_their_own_workspace_only_and_not_after_leaving()
    {
        await using var bot = await TestBot.StartAsync();
        await ConsoleRun.OfAsync(bot, "role", "grant", "owner", "@priya");
        var roles = bot.Services.GetRequiredService<IRoles>();

        Assert.That(await roles.IsOwnerAsync(new LearnerKey("T0OTHER0001", "U0PGPRIYA01"), CancellationToken.None), Is.False);
        await bot.ExecuteAsync("update person set deleted = true where user_id = 'U0PGPRIYA01'");
        Assert.That(await IsOwnerAsync(bot, "U0PGPRIYA01"), Is.False);
        Assert.That((await ConsoleRun.OfAsync(bot, "role", "revoke", "owner", "@priya")).Output, Does.Contain("no longer an owner"));
    }

    private static Task<bool> IsOwnerAsync(TestBot bot, string userId) =>
        bot.Services.GetRequiredService<IRoles>().IsOwnerAsync(new LearnerKey("T0PGJUNIPER", userId), CancellationToken.None);
}
