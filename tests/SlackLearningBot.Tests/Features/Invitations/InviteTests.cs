using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Invitations;

/// <summary>An owner says who, sees how many that are, and decides.</summary>
internal sealed class InviteTests
{
    private InviteDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await InviteDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private string Offer => InviteDesk.Words(Bot.Priya);

    [Test]
    public async Task A_channel_is_counted_before_anybody_is_asked()
    {
        await desk.Lessons.EnrolAsync(Bot.Ben, "feedback");

        var remark = await desk.InviteAsync($"{InviteDesk.Engineering} feedback");

        Assert.That(remark, Does.Contain("nobody is asked before that"));
        Assert.That(Offer, Does.Contain($"<#{DemoWorkspace.EngineeringChannel}>: 4 people, 1 of them has it already. Invite 3 people to *Track feedback*?"));
        Assert.That(await desk.InvitationsAsync(), Is.Empty);
    }

    [Test]
    public async Task Bots_guests_people_who_left_strangers_and_the_owner_are_not_counted()
    {
        var home = Bot.Anna.Workspace;
        var channel = home.AddChannel("mixed", "", [DemoWorkspace.Anna, DemoWorkspace.Priya, home.Bot.Id]);
        foreach (var other in new[]
        {
            new Person { Id = "U0GUEST0001", TeamId = home.TeamId, Name = "guest", RealName = "Guest", IsRestricted = true },
            new Person { Id = "U0GONE00001", TeamId = home.TeamId, Name = "gone", RealName = "Gone", Deleted = true },
            new Person { Id = "U0STRANGER1", TeamId = "T0ELSEWHERE", Name = "stranger", RealName = "Stranger" },
        })
        {
            home.Admit(other);
            lock (home.Gate)
            {
                home.Conversations.Join(channel, other.Id);
            }
        }

        await desk.InviteAsync($"<#{channel.Id}|mixed> feedback");

        Assert.That(Offer, Does.Contain("1 person. Invite 1 person to"));
    }

    [Test]
    public async Task Several_targets_at_once_count_everybody_once()
    {
        desk.Network.Answer("usergroups.users.list", 200, $$"""{"ok":true,"users":["{{DemoWorkspace.Ben}}","{{DemoWorkspace.Erik}}"]}""");

        await desk.InviteAsync($"{InviteDesk.Engineering}, {InviteDesk.Backend} <@{DemoWorkspace.Anna}|anna> Track feedback");

        Assert.That(Offer, Does.Contain("@backend").And.Contain("5 people. Invite 5 people to *Track feedback*?"));
    }

    [Test]
    public async Task A_large_channel_is_read_page_by_page_and_its_people_from_the_workspaces_list()
    {
        var home = Bot.Anna.Workspace;
        var channel = home.AddChannel("crowd", "", []);
        for (var i = 0; i < 1203; i++)
        {
            home.Admit(new Person { Id = $"U0CROWD{i:0000}", TeamId = home.TeamId, Name = $"crowd{i}", RealName = $"Crowd {i}" });
            lock (home.Gate)
            {
                home.Conversations.Join(channel, $"U0CROWD{i:0000}");
            }
        }

        await desk.InviteAsync($"<#{channel.Id}|crowd> feedback");

        Assert.That(Offer, Does.Contain("Invite 1203 people to"));
        Assert.That(Bot.Slack.World.Calls.To("conversations.members"), Has.Count.GreaterThan(1));
        Assert.That(Bot.Slack.World.Calls.To("users.info"), Is.Empty);
    }

    [Test]
    public async Task A_page_that_fails_for_a_while_is_read_again_and_nobody_counted_twice()
    {
        desk.Network.Answer("conversations.members", 200, """{"ok":false,"error":"internal_error"}""");
        desk.Network.LoseAnswer("users.info");
        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        for (var i = 0; i < 4; i++)
        {
            Bot.Machine.Advance(TimeSpan.FromMinutes(5));
            await Bot.SettleAsync();
        }

        Assert.That(Offer, Does.Contain("4 people. Invite 4 people to"));
    }

    [TestCase("channel_not_found", "I cannot see this channel. If it is private, add me")]
    [TestCase("missing_scope", "has to install me again")]
    [TestCase("fetch_members_failed", "I could not read it (fetch_members_failed)")]
    public async Task What_cannot_be_read_is_said_and_the_rest_still_counts(string error, string words)
    {
        desk.Network.Answer("conversations.members", 200, $$"""{"ok":false,"error":"{{error}}"}""");

        await desk.InviteAsync($"{InviteDesk.Engineering} <@{DemoWorkspace.Erik}> feedback");

        Assert.That(Offer, Does.Contain(words).And.Contain("Invite 1 person to"));
    }

    [Test]
    public async Task Plain_names_work_where_Slack_escapes_nothing()
    {
        await Bot.ExecuteAsync("insert into person (team_id, user_id, name) values (@TeamId, @UserId, 'erik')", TestBot.Key(Bot.Erik));
        desk.Network.Answer("usergroups.list", 200, """{"ok":true,"usergroups":[{"id":"S0BACKEND","name":"Backend","handle":"backend"}]}""");
        desk.Network.Answer("usergroups.users.list", 200, $$"""{"ok":true,"users":["{{DemoWorkspace.Ben}}"]}""");

        await desk.InviteAsync("@Erik @backend #engineering to feedback");

        Assert.That(Offer, Does.Contain("5 people. Invite 5 people to"));
    }

    [Test]
    public async Task A_name_that_nobody_has_is_said()
    {
        desk.Network.Answer("usergroups.list", 200, """{"ok":true,"usergroups":[]}""");

        await desk.InviteAsync("@nobody #nowhere feedback");

        Assert.That(Offer, Does.Contain("@nobody: I found nothing of that name").And.Contain("#nowhere: I found nothing of that name").And.Contain("nobody is left to invite"));
    }

    [TestCase("", "Write it like this")]
    [TestCase("feedback", "Write it like this")]
    [TestCase("<#C0PGENGINEER|engineering>", "Write it like this")]
    [TestCase("<#C0PGENGINEER|engineering> fedback", "Did you mean *Track feedback* (`feedback`)?")]
    [TestCase("<#C0PGENGINEER|engineering> <!channel> zebras", "there is no track")]
    public async Task What_is_not_understood_invites_nobody(string words, string answer)
    {
        Assert.That(await desk.InviteAsync(words), Does.Contain(answer));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from invitation_round"), Is.Zero);
    }

    [Test]
    public async Task Only_owners_invite()
    {
        Assert.That(await desk.InviteAsync($"{InviteDesk.Engineering} feedback", Bot.Anna), Does.Contain("is for the owners"));

        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        await Bot.ExecuteAsync("delete from role_grant");
        await Bot.Priya.ClickAsync(InviteDesk.Last(Bot.Priya), "invite.confirm");

        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("for the owners of this workspace's learning"));
        Assert.That(await desk.InvitationsAsync(), Is.Empty);
    }

    [Test]
    public async Task Nobody_else_confirms_for_the_owner_and_a_second_click_shows_the_first_result()
    {
        await desk.MakeOwnerAsync(Bot.Maria);
        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        var offer = InviteDesk.Last(Bot.Priya);
        var button = LessonDesk.Element(offer, "invite.confirm");
        await desk.Lessons.ClickOldAsync(Bot.Maria, offer, button);
        Assert.That(await desk.InvitationsAsync(), Is.Empty);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Lessons.ClickOldAsync(Bot.Priya, offer, button)));

        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("Invited 4 people to *Track feedback*"));
        Assert.That(await desk.InvitationsAsync(), Has.Count.EqualTo(4));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'invitation.ask'"), Is.EqualTo(4));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from invitation_candidate"), Is.Zero, "who was found is forgotten");
    }

    [Test]
    public async Task Do_not_invite_invites_nobody_and_after_a_week_it_is_too_late()
    {
        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        await Bot.Priya.ClickAsync(InviteDesk.Last(Bot.Priya), "invite.cancel");
        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("Nobody was invited to"));

        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        await Bot.TurnToAsync("2026-12-01T06:00:00Z");
        await Bot.Priya.ClickAsync(InviteDesk.Last(Bot.Priya), "invite.confirm");

        Assert.That(InviteDesk.Words(Bot.Priya), Does.Contain("more than a week old"));
        Assert.That(await desk.InvitationsAsync(), Is.Empty);
    }

    [Test]
    public async Task Two_owners_with_overlapping_channels_invite_each_person_once()
    {
        await desk.MakeOwnerAsync(Bot.Maria);
        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        await desk.InviteAsync($"{InviteDesk.Learning} feedback", Bot.Maria);

        await Task.WhenAll(
            Bot.Priya.ClickAsync(InviteDesk.Last(Bot.Priya), "invite.confirm"), Bot.Maria.ClickAsync(InviteDesk.Last(Bot.Maria), "invite.confirm"));
        await Bot.TurnToAsync("2026-11-23T09:30:00Z");
        await Bot.TurnToAsync("2026-11-24T09:30:00Z");

        Assert.That((await desk.InvitationsAsync()).Select(one => one.Split(' ')[0]).ToList(), Is.Unique.And.Count.EqualTo(6), "Priya is in Maria's channel");
        Assert.That(Bot.Anna.Messages().Count(message => LessonDesk.All(message).Contains("invites you", StringComparison.Ordinal)), Is.EqualTo(1));

        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");
        Assert.That(Offer, Does.Contain("asked before or want quiet. So nobody is left to invite"));
    }

    [Test]
    public async Task An_owner_who_is_erased_meanwhile_leaves_nothing_behind()
    {
        desk.Network.Meanwhile("conversations.members", async () =>
        {
            await Bot.ExecuteAsync("delete from invitation_round; delete from delivery where recipient = @UserId", TestBot.Key(Bot.Priya));
        });

        await desk.InviteAsync($"{InviteDesk.Engineering} feedback");

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from invitation_candidate"), Is.Zero);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where recipient = @UserId and kind like 'invitation%'", TestBot.Key(Bot.Priya)), Is.Zero);
    }

    [Test]
    public async Task A_person_who_is_erased_is_no_longer_named_where_somebody_meant_to_invite_them()
    {
        await desk.InviteAsync($"<@{Bot.Anna.UserId}|anna> feedback");
        Assert.That(await Bot.ScalarAsync<string>("select targets::text from invitation_round"), Does.Contain(Bot.Anna.UserId));

        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Anna), CancellationToken.None);

        var targets = await Bot.ScalarAsync<string>("select targets::text from invitation_round");
        Assert.That(targets, Does.Contain("erased"));
        Assert.That(targets, Does.Not.Contain(Bot.Anna.UserId).And.Not.Contain("anna"));
    }
}
