using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentors;

/// <summary>What people say of themselves, to be found and to find.</summary>
internal sealed class ProfileTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await TestBot.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    private Task<string?> SavedAsync(string column) => bot.ScalarAsync<string>(
        $"select {column}::text from mentor_profile where team_id = @TeamId and user_id = @UserId", TestBot.Key(bot.Ben));

    [Test]
    public async Task A_profile_is_written_in_a_form_and_shown_as_others_see_it()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL,  public speaking; sql", "2", ("mentor.bio", MentorDesk.Typed("I fix slow queries.\n\nAsk me\nanything\nat all")), ("mentor.languages", MentorDesk.Typed("English, Deutsch")));

        Assert.That(MentorDesk.Dialog(bot.Ben), Does.Contain("People who look for what you can help with find you from now on"));
        Assert.That(await SavedAsync("gives"), Is.EqualTo("""{SQL,"public speaking"}"""), "each topic once");
        var card = MentorDesk.Words((await bot.Ben.CommandAsync("/mentor profile")).Ephemeral!);
        Assert.That(card, Does.Contain("So others see you").And.Contain("*Helps with* SQL, public speaking").And.Contain("Speaks English, Deutsch").And.Contain("2 of 2 places free"));
        Assert.That(card, Does.Contain(@"I fix slow queries.\nAsk me\nanything …").And.Not.Contain("at all"), "three lines are shown");
    }

    [Test]
    public async Task Whoever_offers_names_what_they_can_help_with()
    {
        var sent = await MentorDesk.OfferAsync(bot.Ben, "", "3");

        Assert.That(MentorDesk.Errors(sent), Does.Contain("Name at least one thing you can help with"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from mentor_profile"), Is.Zero);
    }

    [Test]
    public async Task Hours_must_not_end_before_they_begin()
    {
        var sent = await MentorDesk.OfferAsync(bot.Ben, "SQL", "1",
            ("mentor.from", new() { ["type"] = "timepicker", ["selected_time"] = "17:00" }), ("mentor.until", new() { ["type"] = "timepicker", ["selected_time"] = "09:00" }));

        Assert.That(MentorDesk.Errors(sent), Does.Contain("Please choose an hour after the one above."));
    }

    [Test]
    public async Task What_the_company_knows_is_proposed_and_may_be_taken_out()
    {
        await bot.ExecuteAsync(
            "insert into person (team_id, user_id, title, team_name, level, site) values (@TeamId, @UserId, 'Database engineer', 'Platform', 'L5', 'London') on conflict (team_id, user_id) do update set title = excluded.title, team_name = excluded.team_name, level = excluded.level, site = excluded.site",
            TestBot.Key(bot.Ben));
        await bot.Ben.CommandAsync("/mentor offer SQL");
        Assert.That(MentorDesk.Dialog(bot.Ben), Does.Contain("Database engineer").And.Contain("Platform").And.Contain("L5").And.Contain("London"));

        await MentorDesk.OfferAsync(bot.Ben, "SQL", "1", ("mentor.team", MentorDesk.Typed("")), ("mentor.site", MentorDesk.Typed("Remote")));

        Assert.That((await SavedAsync("role_name"), await SavedAsync("team_name"), await SavedAsync("site")), Is.EqualTo(((string?)null, "", "Remote")), "what was left is the company's, what was taken out is not shown");
        var card = MentorDesk.Words((await bot.Ben.CommandAsync("/mentor profile")).Ephemeral!);
        Assert.That(card, Does.Contain("Database engineer · Remote").And.Not.Contain("Platform"));
        await bot.ExecuteAsync("update person set title = 'Head of data' where user_id = @UserId", TestBot.Key(bot.Ben));
        Assert.That(MentorDesk.Words((await bot.Ben.CommandAsync("/mentor profile")).Ephemeral!), Does.Contain("Head of data"), "it changes with the company's list");
    }

    [Test]
    public async Task Slacks_own_title_is_read_with_the_person()
    {
        bot.Ben.Workspace.Admit(bot.Ben.Me with { Title = "Speaks SQL" });
        await bot.Ben.OpenHomeAsync();
        await bot.SettleAsync();

        Assert.That(await bot.ScalarAsync<string>("select title from person where user_id = @UserId", TestBot.Key(bot.Ben)), Is.EqualTo("Speaks SQL"));
    }

    [Test]
    public async Task A_pause_needs_no_reason_and_ends_when_they_say_so()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");

        Assert.That((await bot.Ben.CommandAsync("/mentor pause")).Ephemeral!.Text, Does.Contain("until you type `/mentor pause off`"));
        Assert.That(await SavedAsync("paused_until"), Is.EqualTo("infinity"));
        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql")), Does.Contain("I found nobody").And.Not.Contain("Not shown"), "nobody is told");
        Assert.That((await bot.Ben.CommandAsync("/mentor pause 2w")).Ephemeral!.Text, Does.Contain("before 7 December 2026"));
        await MentorDesk.OfferAsync(bot.Ben, "Postgres");
        Assert.That(await SavedAsync("paused_until"), Is.EqualTo("2026-12-07"), "saving the form ends no pause");

        Assert.That((await bot.Ben.CommandAsync("/mentor pause off")).Ephemeral!.Text, Does.Contain("You are back"));
        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(bot.Anna, "sql")), Does.Contain($"<@{bot.Ben.UserId}>"));
        Assert.That((await bot.Ben.CommandAsync("/mentor pause off")).Ephemeral!.Text, Does.Contain("You take no rest"));
    }

    [TestCase("gibberish", "I cannot read “gibberish” as a time")]
    [TestCase("until 2026-11-23", "is not ahead of us")]
    [TestCase("400d", "longer than I keep a date for")]
    public async Task A_pause_that_cannot_be_read_changes_nothing(string words, string answer)
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");

        Assert.That((await bot.Ben.CommandAsync($"/mentor pause {words}")).Ephemeral!.Text, Does.Contain(answer));
        Assert.That(await SavedAsync("paused_until"), Is.Null);
    }

    [Test]
    public async Task Leaving_deletes_the_profile_and_the_list_nobody_sees()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL", "1", ("mentor.blocks", MentorDesk.Chosen(bot.Maria.UserId)));
        Assert.That(await bot.ScalarAsync<string>("select blocked_id from mentor_block"), Is.EqualTo(bot.Maria.UserId));

        Assert.That((await bot.Ben.CommandAsync("/mentor leave")).Ephemeral!.Text, Does.Contain("is deleted"));
        Assert.That(await bot.ScalarAsync<long>("select (select count(*) from mentor_profile) + (select count(*) from mentor_block)"), Is.Zero);
        Assert.That((await bot.Ben.CommandAsync("/mentor leave")).Ephemeral!.Text, Does.Contain("nothing to delete"));
        Assert.That((await bot.Ben.CommandAsync("/mentor profile")).Ephemeral!.Text, Does.Contain("You have no mentor profile yet"));
    }

    [Test]
    public async Task Another_workspace_finds_nobody_of_ours()
    {
        await MentorDesk.OfferAsync(bot.Ben, "SQL");
        var cleo = await bot.AddCleoAsync();

        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(cleo, "sql")), Does.Contain("I found nobody").And.Not.Contain(bot.Ben.UserId));
    }

    [Test]
    public async Task The_help_of_each_command_tells_its_own_words()
    {
        var mentor = MentorDesk.Words((await bot.Anna.CommandAsync("/mentor help")).Ephemeral!);
        var learn = MentorDesk.Words((await bot.Anna.CommandAsync("/learn help")).Ephemeral!);

        Assert.That(mentor, Does.Contain("/mentor find public speaking").And.Contain("Be found").And.Not.Contain("/learn"));
        Assert.That(learn, Does.Not.Contain("/mentor").And.Contain("/learn today"));
        Assert.That((await bot.Anna.CommandAsync("/mentor ofer")).Ephemeral!.Text, Does.Contain("Did you mean `/mentor offer`?"));
    }
}
