using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Features.Mentorships;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorStatus;

/// <summary>What owners see of mentoring: that people meet, never what they say, and nothing of fewer than five people, also not by taking one look from another.</summary>
internal sealed class StatusTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await PairingDesk.StartAsync();
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)",
            new { Bot.Priya.Workspace.TeamId, Bot.Priya.UserId, Bot.Now });
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private async Task<string> LookAsync(PersonHands? person = null) => PairingDesk.All((await (person ?? Bot.Priya).CommandAsync("/mentor status")).Ephemeral!);

    /// <summary>Open pairs with these numbers, who agreed so many days ago; each of them met so often, the last time so many days ago.</summary>
    private Task PairAsync(int from, int to, int daysAgo = 100, int? metDaysAgo = null) => Bot.ExecuteAsync(
        """
        insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at)
        select @TeamId, md5('m' || i)::uuid, 'classic', @Now - make_interval(days => @DaysAgo), 14, 45, '2027-11-01', '2027-10-01' from generate_series(@From, @To) i;
        insert into mentorship_member (team_id, mentorship_id, user_id, part)
        select @TeamId, md5('m' || i)::uuid, 'UB' || i, 'mentor' from generate_series(@From, @To) i union all select @TeamId, md5('m' || i)::uuid, 'UA' || i, 'mentee' from generate_series(@From, @To) i;
        insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes, state)
        select @TeamId, md5('u' || i)::uuid, md5('m' || i)::uuid, 1, @Now - make_interval(days => @Met), 45, 'met' from generate_series(@From, @To) i where @Met is not null
        """, new { TeamId = DemoWorkspace.Team, From = from, To = to, DaysAgo = daysAgo, Met = metDaysAgo, Now = Bot.Now.UtcDateTime });

    private Task CheckAsync(int from, int to, int useful, int daysAgo = 1) => Bot.ExecuteAsync(
        "insert into mentorship_check (team_id, mentorship_id, user_id, moment, useful, answered_at) select @TeamId, md5('m' || i)::uuid, 'UA' || i, 'midway', @Useful, @Now - make_interval(days => @DaysAgo) from generate_series(@From, @To) i",
        new { TeamId = DemoWorkspace.Team, From = from, To = to, Useful = useful, DaysAgo = daysAgo, Now = Bot.Now.UtcDateTime });

    private Task ProfileAsync(string prefix, int count, string gives = "{}", string goals = "{}", int people = 0) => Bot.ExecuteAsync(
        """
        insert into mentor_profile (team_id, user_id, gives, goals, people, days, from_time, until_time, words, saved_at)
        select @TeamId, @Prefix || i, @Gives::text[], @Goals::text[], @People, 31, '09:00', '17:00', '', @Now from generate_series(1, @Count) i
        """, new { TeamId = DemoWorkspace.Team, Prefix = prefix, Count = count, Gives = gives, Goals = goals, People = people, Now = Bot.Now.UtcDateTime });

    [Test]
    public async Task It_is_for_owners_and_everybody_else_is_told_so()
    {
        await PairAsync(1, 20);

        var told = await LookAsync(Bot.Anna);

        Assert.That(told, Does.Contain("owner").And.Not.Contain("20 mentorships").And.Not.Contain("UA1"));
        Assert.That(PairingDesk.All((await Bot.Priya.CommandAsync("/mentor help")).Ephemeral!), Does.Contain("/mentor status"));
    }

    [Test]
    public async Task Who_does_not_meet_is_named_with_since_when_and_nobody_else_is()
    {
        await PairAsync(1, 1, daysAgo: 30); // agreed on 24 October
        await PairAsync(2, 2, metDaysAgo: 28);
        await PairAsync(3, 3, metDaysAgo: 14);
        await PairAsync(4, 4, daysAgo: 20);
        await PairAsync(5, 5, metDaysAgo: 40);
        await Bot.ExecuteAsync("insert into meet_up (team_id, meet_up_id, mentorship_id, number, starts_at, minutes) select team_id, md5('x')::uuid, mentorship_id, 2, '2026-11-27', 45 from mentorship where mentorship_id = md5('m5')::uuid");

        var told = await LookAsync();

        Assert.That(told, Does.Contain("<@UB1>, <@UA1>: no meeting yet, agreed on 24 October 2026").And.Contain("<@UB2>, <@UA2>: no meeting since 26 October 2026"));
        Assert.That(told, Does.Not.Contain("UA3").And.Not.Contain("UA4").And.Not.Contain("UA5"));
    }

    [Test]
    public async Task A_slower_rhythm_is_no_reason_to_be_named()
    {
        await PairAsync(1, 1, metDaysAgo: 60);
        await Bot.ExecuteAsync("update mentorship set every_days = 60");

        Assert.That(await LookAsync(), Does.Not.Contain("UA1"));
        await Bot.TurnToAsync("2026-12-01T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("UA1"));
    }

    [Test]
    public async Task Few_are_not_told_and_neither_are_those_who_are_left_over()
    {
        await PairAsync(1, 4, metDaysAgo: 8);
        await CheckAsync(1, 4, 5);
        Assert.That(await LookAsync(), Does.Contain("Too few mentorships are open").And.Contain("Too few people have said yet how useful it is"));

        await Bot.ExecuteAsync("delete from mentor_look");
        await PairAsync(5, 6, metDaysAgo: 60);
        Assert.That(await LookAsync(), Does.Contain("About *6 mentorships* are open.").And.Not.Contain("of them met"));
    }

    [Test]
    public async Task Numbers_stand_for_a_week_and_move_by_five()
    {
        await PairAsync(1, 12, metDaysAgo: 10);
        await PairAsync(21, 27, metDaysAgo: 80);
        Assert.That(await LookAsync(), Does.Contain("About *19 mentorships* are open; 12 of them met"));

        await PairAsync(31, 40, metDaysAgo: 1);
        Assert.That(await LookAsync(), Does.Contain("About *19 mentorships* are open; 12 of them met"), "the same week");
        await Bot.ExecuteAsync("delete from mentorship where mentorship_id in (select md5('m' || i)::uuid from generate_series(34, 40) i)");
        await Bot.TurnToAsync("2026-11-30T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("About *19 mentorships* are open; 12 of them met"), "three more tell of three");
        await PairAsync(41, 43, metDaysAgo: 1);
        await Bot.TurnToAsync("2026-12-01T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("About *19 mentorships*"));
        await Bot.TurnToAsync("2026-12-07T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("About *24 mentorships*"));
    }

    [Test]
    public async Task Meetings_are_added_when_they_are_of_five_people_and_count_a_week_later()
    {
        await PairAsync(1, 3, metDaysAgo: 8);
        await PairAsync(4, 5, metDaysAgo: 2);
        Assert.That(await LookAsync(), Does.Contain("*3 meetings* were held"));

        await Bot.TurnToAsync("2026-11-30T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("*3 meetings* were held"), "the two are of four people");
        await PairAsync(6, 6, metDaysAgo: 1);
        await Bot.TurnToAsync("2026-12-07T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("*6 meetings* were held"));
    }

    [Test]
    public async Task How_useful_it_is_stands_until_five_more_have_said_it()
    {
        await PairAsync(1, 20, metDaysAgo: 8);
        await CheckAsync(1, 5, 4);
        Assert.That(await LookAsync(), Does.Contain("useful with *4 of 5*, in 5 answers"));

        await CheckAsync(6, 9, 1, daysAgo: 0);
        await Bot.TurnToAsync("2026-11-30T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("useful with *4 of 5*, in 5 answers"));
        await CheckAsync(10, 10, 1, daysAgo: 0);
        await Bot.TurnToAsync("2026-12-07T09:00:00Z");
        Assert.That(await LookAsync(), Does.Contain("useful with *2.5 of 5*, in 10 answers"));
    }

    [Test]
    public async Task Where_mentors_are_missing_is_told_by_topic()
    {
        await ProfileAsync("US", 7, goals: "{SQL,Knitting}");
        await ProfileAsync("UT", 6, goals: "{\"Public speaking\"}");
        await ProfileAsync("UK", 4, goals: "{\"My own secret\"}");
        await ProfileAsync("UM", 5, gives: "{sql}", people: 2);
        await ProfileAsync("UN", 1, gives: "{\"public speaking\"}", people: 3);

        var told = await LookAsync();

        Assert.That(told, Does.Contain("*sql*: about 7 people look for it, about 5 mentors have a place free")
            .And.Contain("⚠️ *public speaking*: about 6 people look for it, fewer than 5 mentors have a place free").And.Contain("*knitting*: about 7").And.Not.Contain("secret"));
    }

    [Test]
    public async Task Who_is_mentored_looks_for_nothing_and_who_is_full_or_rests_gives_nothing()
    {
        await PairAsync(1, 5, metDaysAgo: 5);
        await ProfileAsync("UA", 5, goals: "{sql}"); // mentored
        await ProfileAsync("UB", 5, gives: "{leading}", people: 1); // full
        await ProfileAsync("UR", 5, gives: "{leading}", people: 1);
        await Bot.ExecuteAsync("update mentor_profile set paused_until = 'infinity' where user_id like 'UR%'");
        await ProfileAsync("UL", 6, goals: "{leading}");

        Assert.That(await LookAsync(), Does.Not.Contain("sql").And.Contain("*leading*: about 6 people look for it, fewer than 5 mentors"));
    }

    [Test]
    public async Task What_was_looked_for_in_vain_counts_as_a_topic()
    {
        await MentorDesk.OfferAsync(Bot.Ben, "Juggling");
        await ProfileAsync("UJ", 4, goals: "{juggling}");
        await MentorDesk.AskAsync(Bot.Anna, "Juggling");

        Assert.That(await LookAsync(), Does.Contain("*juggling*: about 5 people look for it"));
    }

    [Test]
    public async Task Who_waits_for_a_place_is_counted_when_they_are_enough()
    {
        await Bot.ExecuteAsync(
            "insert into mentor_wish (team_id, wish_id, user_id, kind, sentence, created_at, next_step_at) select @TeamId, md5('w' || i)::uuid, 'UW' || i, 'classic', 'Please', @Now, @Now from generate_series(1, 6) i",
            new { TeamId = DemoWorkspace.Team, Now = Bot.Now.UtcDateTime });

        Assert.That(await LookAsync(), Does.Contain("About *6 people* look for a mentor"));
    }

    [Test]
    public async Task Another_workspace_changes_nothing()
    {
        await PairAsync(1, 12, metDaysAgo: 10);
        await Bot.ExecuteAsync("insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, next_step_at) select 'TOTHER', gen_random_uuid(), 'classic', '2026-01-01', 14, 45, '2027-01-01', '2027-01-01' from generate_series(1, 50)");

        Assert.That(await LookAsync(), Does.Contain("About *12 mentorships*").And.Contain("Nobody: who has agreed to meet"));
    }

    [Test]
    public async Task Two_owners_who_look_at_once_see_the_same()
    {
        await Bot.ExecuteAsync(
            "insert into role_grant (team_id, user_id, role, granted_by, granted_at) values (@TeamId, @UserId, 'owner', 'operator', @Now)", new { Bot.Erik.Workspace.TeamId, Bot.Erik.UserId, Bot.Now });
        await PairAsync(1, 12, metDaysAgo: 10);
        await CheckAsync(1, 6, 4);

        var looks = await Task.WhenAll(LookAsync(Bot.Priya), LookAsync(Bot.Erik));

        Assert.That(looks, Has.All.Contain("About *12 mentorships*").And.All.Contain("*12 meetings*").And.All.Contain("in 6 answers"));
        Assert.That(await Bot.QueryAsync<string>("select what from mentor_sum order by 1"), Is.EqualTo(new[] { "met", "useful" }));
    }
}
