using NUnit.Framework;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.Tracks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Courses;

/// <summary>Anybody proposes what can be learnt elsewhere, owners publish, everybody finds it.</summary>
internal sealed class CatalogueTests
{
    private TestBot bot = null!;

    [SetUp]
    public async Task Start() => bot = await CourseDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await bot.DisposeAsync();

    [Test]
    public async Task What_is_proposed_is_found_by_everybody_once_an_owner_published_it()
    {
        await bot.Anna.AddAsync();
        Assert.That(bot.Anna.Dialog(), Does.Contain("The owners of this workspace's learning see it next").And.Contain("I did it"));
        Assert.That(await bot.Ben.SeenAsync(), Does.Contain("still empty"));

        await bot.TurnToAsync("2026-11-23T10:00:00Z");
        var asked = bot.Priya.Messages()[^1];
        Assert.That(asked.Shown(), Does.Contain($"<@{bot.Anna.UserId}> proposes").And.Contain("SQL for everybody").And.Contain("Course · 1.5 h · sql · example.org"));
        await bot.Priya.ClickAsync(asked, "Publish it");
        await bot.SettleAsync();

        Assert.That(await bot.Ben.SeenAsync("sql"), Does.Contain($"<{CourseDesk.Url}|SQL for everybody>").And.Contain("1 thing to learn elsewhere for “sql”"));
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("what you proposed is in the list"));
    }

    [Test]
    public async Task The_first_owners_answer_counts_and_a_no_is_told_in_kind_words()
    {
        await bot.Anna.AddAsync();
        await bot.TurnToAsync("2026-11-23T10:00:00Z");
        var asked = bot.Priya.Messages()[^1];

        await bot.Priya.ClickAsync(asked, "Not for us");
        await bot.SettleAsync();

        Assert.That(bot.Priya.Messages()[^1].Shown(), Does.Contain("It stays out of the list"));
        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("leave it out of the list for now"));
        Assert.That(await bot.Ben.SeenAsync(), Does.Contain("still empty"));
        Assert.That(await bot.ScalarAsync<string>("select state from course"), Is.EqualTo("declined"));
    }

    [Test]
    public async Task What_an_owner_says_in_the_evening_is_told_the_next_morning()
    {
        await bot.Anna.AddAsync();
        await bot.TurnToAsync("2026-11-23T10:00:00Z");
        var asked = bot.Priya.Messages()[^1];
        await bot.TurnToAsync("2026-11-23T22:30:00Z");

        await bot.Priya.ClickAsync(asked, "Publish it");
        await bot.SettleAsync();
        Assert.That(bot.Anna.Messages().Select(message => message.Shown()), Has.None.Contains("what you proposed is in the list"));
        await bot.TurnToAsync("2026-11-24T10:00:00Z");

        Assert.That(bot.Anna.Messages().Select(message => message.Shown()), Has.Some.Contains("what you proposed is in the list"));
    }

    [Test]
    public async Task What_an_owner_adds_is_found_at_once_and_an_owner_changes_it_and_takes_it_out()
    {
        await bot.Priya.AddAsync();
        var list = await bot.Priya.ListAsync();

        await bot.Priya.ClickAsync(list, "Change it");
        await bot.Priya.SubmitAsync(CourseDesk.Described("SQL for all", CourseDesk.Url, "workshop", "90 min", "sql, Public Speaking"));
        Assert.That(await bot.Anna.SeenAsync(), Does.Contain("SQL for all").And.Contain("Workshop · 1.5 h · sql, public-speaking").And.Not.Contain("Take it out"));

        await bot.Priya.ClickAsync(await bot.Priya.ListAsync(), "Take it out");
        Assert.That(await bot.Anna.SeenAsync(), Does.Contain("still empty"));
        Assert.That((await bot.Priya.CommandAsync($"/learn add {CourseDesk.Url}")).Ephemeral!.Shown(), Does.Contain("Publish it"), "it can come back");
    }

    [Test]
    public async Task What_waits_is_there_for_owners_and_for_nobody_else()
    {
        await bot.Anna.AddAsync();

        Assert.That(await bot.Priya.SeenAsync("proposed"), Does.Contain("SQL for everybody").And.Contain("Publish it"));
        Assert.That(await bot.Ben.SeenAsync("proposed"), Does.Not.Contain("SQL for everybody"));
    }

    [Test]
    public async Task An_address_is_in_the_list_once_however_it_is_written()
    {
        await bot.Priya.AddAsync();

        var again = (await bot.Anna.CommandAsync("/learn add HTTPS://EXAMPLE.org/sql/?utm_source=x#top")).Ephemeral!.Shown();

        Assert.That(again, Does.Contain("This is in the list already").And.Contain("I did it"));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from course"), Is.EqualTo(1));
    }

    [TestCase("", "Which one?")]
    [TestCase("example.org", "begins with https://")]
    [TestCase("javascript:alert(1)", "begins with https://")]
    [TestCase("https://ann:secret@example.org", "name or a password")]
    [TestCase("https://example.org and more", "has spaces in it")]
    public async Task A_bad_address_is_told_with_what_is_expected(string words, string expected)
    {
        Assert.That((await bot.Anna.CommandAsync($"/learn add {words}")).Ephemeral!.Shown(), Does.Contain(expected));
        Assert.That(await bot.ScalarAsync<long>("select count(*) from course"), Is.Zero);
    }

    [Test]
    public async Task What_cannot_be_kept_is_told_at_its_field()
    {
        var sent = await bot.Anna.AddAsync(title: " ", hours: "soon");

        Assert.That(MentorDesk.Errors(sent), Does.Contain("There is no title").And.Contain("expected hours such as"));
    }

    [Test]
    public async Task Hostile_words_are_shown_as_they_are_and_ping_nobody()
    {
        await bot.Priya.AddAsync(title: "<!channel> *now* <@U0PGBEN0001> `x` \0", url: "https://example.org/?q=<!here>|x", skills: "<!everyone>");

        var seen = await bot.Anna.ListAsync();

        Assert.That(seen.Shown(), Does.Contain("&lt;!channel&gt; ∗now∗").And.Contain("&lt;!everyone&gt;"));
        Assert.That(seen.Shown(), Does.Not.Match("""mrkdwn","text":"[^"]*<[!@#]"""));
        Assert.That(seen.Text, Does.Not.Contain("<"));
    }

    [Test]
    public async Task The_longest_address_leaves_room_for_the_title()
    {
        var url = "https://example.org/?" + string.Join('&', Enumerable.Repeat("a", 480));
        await bot.Priya.AddAsync(title: new string('t', 150), url: url);

        Assert.That(await bot.Anna.SeenAsync(), Does.Contain(new string('t', 150)));
    }

    [Test]
    public async Task Pages_follow_one_another()
    {
        await bot.ExecuteAsync(
            "insert into course (team_id, course_id, url, title, kind, state, created_at, decided_at) select @TeamId, gen_random_uuid(), 'https://example.org/' || i, 'Course ' || (100 + i), 'course', 'published', @Now, @Now from generate_series(1, 10) i",
            new { bot.Anna.Workspace.TeamId, Now = bot.Now.UtcDateTime });
        var list = await bot.Anna.ListAsync();
        Assert.That(list.Shown(), Does.Contain("1 to 8").And.Contain("Course 108").And.Not.Contain("Course 109"));

        await bot.Anna.ClickAsync(list, "More");

        Assert.That(bot.Anna.Messages()[^1].Shown(), Does.Contain("Course 110").And.Contain("Previous"));
    }

    [Test]
    public async Task Another_workspace_sees_nothing_of_it()
    {
        await bot.Priya.AddAsync();
        var cleo = await bot.AddCleoAsync();

        Assert.That(await cleo.SeenAsync("sql"), Does.Not.Contain("SQL for everybody"));
        Assert.That(await cleo.SeenAsync(), Does.Contain("still empty"));
    }
}
