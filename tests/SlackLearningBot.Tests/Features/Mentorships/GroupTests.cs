using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>A mentor's open group is found and joined; its people go on together in a conversation that all of them see.</summary>
internal sealed class GroupTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await PairingDesk.StartAsync("2026-11-23T09:00:00Z"); // in everybody's office hours
        await MentorDesk.OfferAsync(Bot.Ben, "SQL", "3");
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task AskAsync(PersonHands person)
    {
        await MentorDesk.AskAsync(person, "group sql", "I want to find out why our report is slow.");
        await Bot.SettleAsync();
        await Bot.Ben.ClickAsync(Bot.Ben.Messages()[^1], "Yes, gladly");
        await Bot.SettleAsync();
    }

    private async Task<IReadOnlyList<string>> MembersAsync() => await Bot.QueryAsync<string>("select user_id from mentorship_member where left_at is null order by part desc, user_id");

    [Test]
    public async Task Who_finds_a_group_joins_it_and_all_get_one_conversation_that_says_why()
    {
        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(Bot.Anna, "group sql")), Does.Contain("a mentor with a group").And.Not.Contain("which you would join"));
        await AskAsync(Bot.Anna);
        var old = (await desk.ChannelAsync())!;

        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(Bot.Erik, "group sql")), Does.Contain("Mentors a group with one mentee, which you would join"));
        await AskAsync(Bot.Erik);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship"), Is.EqualTo(1));
        Assert.That(await MembersAsync(), Is.EqualTo(new[] { Bot.Ben.UserId }.Concat(new[] { Bot.Anna.UserId, Bot.Erik.UserId }.Order(StringComparer.Ordinal))));
        Assert.That(await desk.ChannelAsync(), Is.Not.Null.And.Not.EqualTo(old));
        foreach (var person in new[] { Bot.Anna, Bot.Ben, Bot.Erik })
        {
            Assert.That(PairingDesk.All((await desk.SaidAsync(person)).Single()), Does.Contain("mentoring group").And.Contain("Slack adds nobody to a group message").And.Contain($"<@{Bot.Erik.UserId}>"));
        }

        Assert.That(PairingDesk.All(Bot.Anna.Messages(old)[^1]), Does.Contain("Your group has grown").And.Contain($"<@{Bot.Erik.UserId}>"));
    }

    [Test]
    public async Task The_first_conversation_of_a_group_explains_nothing()
    {
        await AskAsync(Bot.Anna);

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain("mentoring group").And.Not.Contain("Slack adds nobody"));
    }

    [Test]
    public async Task A_meeting_that_lies_ahead_goes_with_them()
    {
        await desk.BeginAsync("group");
        await desk.ChooseAsync(); // tomorrow at nine
        var old = (await desk.ChannelAsync())!;
        var before = Bot.Ben.Messages(old).Count;

        await desk.BeginAsync("group", mentees: [Bot.Erik]);
        await Bot.TurnToAsync("2026-11-24T09:45:00Z");

        Assert.That((await desk.CalendarsAsync()).Single(), Does.Contain("DTSTART:20261124T090000Z").And.Contain("Erik Berg"));
        Assert.That(await desk.CountAsync("Did you meet?"), Is.EqualTo(1));
        Assert.That(Bot.Ben.Messages(old), Has.Count.EqualTo(before + 1), "only that they go on elsewhere");
    }

    [Test]
    public async Task Beyond_the_places_nobody_joins_and_a_full_group_is_not_shown()
    {
        await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Maria, Bot.Priya]);

        var found = MentorDesk.Words(await MentorDesk.FindAsync(Bot.Erik, "group sql"));

        Assert.That(found, Does.Contain("No place free at the moment"));
    }

    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Erik, @Anna, @Now)")]
    [TestCase("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Erik, @Now)")]
    [TestCase("insert into person (team_id, user_id, manager_id) values (@TeamId, @Anna, 'U0BOSS'), (@TeamId, 'U0BOSS', @Erik) on conflict (team_id, user_id) do update set manager_id = excluded.manager_id")]
    [TestCase("update mentorship set ends_on = '2026-12-10'")]
    public async Task Nobody_joins_those_they_must_not_meet_there_or_what_is_nearly_over(string sql)
    {
        await AskAsync(Bot.Anna);
        await Bot.ExecuteAsync(sql, new { Bot.Anna.Workspace.TeamId, Anna = Bot.Anna.UserId, Erik = Bot.Erik.UserId, Bot.Now });

        Assert.That(MentorDesk.Words(await MentorDesk.FindAsync(Bot.Erik, "group sql")), Does.Not.Contain("which you would join"));
        await AskAsync(Bot.Erik);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship"), Is.EqualTo(2), "another group of the same mentor");
    }

    [Test]
    public async Task Whoever_left_can_still_say_what_was_wrong()
    {
        await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Erik]);
        await Bot.ExecuteAsync("insert into mentor_contact (team_id, user_id, named_at) values (@TeamId, @UserId, @Now)", new { Bot.Anna.Workspace.TeamId, Bot.Priya.UserId, Bot.Now });
        var hello = (await desk.SaidAsync(Bot.Anna))[0];
        await Bot.ExecuteAsync("update mentorship_member set left_at = @Now where user_id = @UserId", new { Bot.Anna.UserId, Bot.Now });

        await desk.ClickAsync(Bot.Anna, hello, "Something is wrong");
        PairingDesk.IsOk(await desk.SubmitAsync(Bot.Anna, ("mentorship_report", "plain_text_input", "value", "They laughed at me")));

        Assert.That(PairingDesk.Told(Bot.Priya, "They laughed at me"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_sixth_begins_another_group()
    {
        await desk.BeginAsync("group", mentees: [Bot.Anna, Bot.Maria, Bot.Priya, Bot.Kenji]);
        await desk.BeginAsync("group", mentees: [Bot.Erik]);
        await Bot.ExecuteAsync("update mentorship_member set user_id = 'U0SOMEBODY' where user_id = @UserId", TestBot.Key(Bot.Erik));

        await desk.BeginAsync("group", mentees: [Bot.Erik], settle: false);

        Assert.That(await Bot.QueryAsync<long>("select count(*) filter (where part = 'mentee') from mentorship_member group by mentorship_id order by 1"), Is.EqualTo(new[] { 1L, 5L }));
    }

    [Test]
    public async Task Two_who_join_at_once_are_in_one_group()
    {
        await Task.WhenAll(desk.BeginAsync("group", mentees: [Bot.Anna], settle: false), desk.BeginAsync("group", mentees: [Bot.Erik], settle: false));
        await Bot.SettleAsync();

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentorship"), Is.EqualTo(1));
        Assert.That(await desk.SaidAsync(Bot.Erik), Has.Count.EqualTo(1));
    }
}
