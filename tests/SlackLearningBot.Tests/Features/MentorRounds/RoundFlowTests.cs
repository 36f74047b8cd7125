using NUnit.Framework;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorRounds;

/// <summary>A round from the owner's form to the mentorships it begins.</summary>
internal sealed class RoundFlowTests
{
    private RoundDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await RoundDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task From_the_form_to_the_mentorships_everybody_hears_what_is_theirs_and_nothing_early()
    {
        await desk.OpenAsync([Bot.Anna, Bot.Erik, Bot.Ben, Bot.Maria]);
        Assert.That(desk.CardWords(), Does.Contain("4 people by name: 4 people. 2 mentors have 2 free places, 2 people look for one."));
        Assert.That(RoundDesk.Words(Bot.Anna), Does.Not.Contain("Spring"), "nobody is asked before the yes");

        await desk.ClickAsync("mentor_round.go");
        await Bot.TurnToAsync("2026-11-24T15:00:00Z");
        Assert.That(RoundDesk.Words(Bot.Anna), Does.Contain($"<@{Bot.Priya.UserId}> enrolled you in the mentor round *Spring*").And.Contain("You get a mentor"));
        Assert.That(RoundDesk.Words(Bot.Ben), Does.Contain("You are a mentor in it"));

        var chosen = await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Maria, Bot.Ben]);
        Assert.That(chosen.Ok, Is.True, $"{chosen.Errors}");
        Assert.That(MentorDesk.Dialog(Bot.Anna), Does.Contain("Noted for the mentor round"));
        await Bot.TurnToAsync("2026-11-25T16:01:00Z");

        Assert.That(desk.CardWords(), Does.Contain("this would come of it").And.Contain("2 pairs: no round has more").And.Contain("Nobody who is not matched"));
        Assert.That(await desk.PairsAsync(), Is.EquivalentTo(new[] { $"{Bot.Anna.UserId} {Bot.Maria.UserId}", $"{Bot.Erik.UserId} {Bot.Ben.UserId}" }), "a first wish decides between equals");

        var card = desk.Card();
        var publish = LessonDesk.Element(card, "mentor_round.publish");
        await desk.Lessons.ClickOldAsync(Bot.Priya, card, publish);
        await desk.Lessons.ClickOldAsync(Bot.Priya, card, publish);
        await Bot.SettleAsync();
        Assert.That(desk.CardWords(), Does.Contain("published. 2 mentorships begin").And.Contain("Undo"));
        Assert.That(await desk.MentorshipsAsync(), Is.Zero, "it begins at its day");

        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That(await Bot.QueryAsync<string>("select kind || ' ' || ends_on || ' ' || (round_id is not null) from mentorship"), Is.EqualTo(new[] { "classic 2027-05-31 true", "classic 2027-05-31 true" }));
        Assert.That(await Bot.ScalarAsync<string>("select goal from mentorship_member where user_id = @UserId", TestBot.Key(Bot.Anna)), Is.EqualTo("SQL"));
        Assert.That(desk.CardWords(), Does.Contain("2 mentorships have begun"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from mentor_round_wish"), Is.Zero, "whom somebody wanted is forgotten");
        Assert.That(await desk.StateAsync(), Is.EqualTo("begun"));
    }

    [Test]
    public async Task A_channel_and_a_group_enrol_their_members_and_those_without_a_profile_learn_how()
    {
        await desk.OpenAsync(channel: DemoWorkspace.EngineeringChannel, group: "@design");
        Assert.That(desk.CardWords(), Does.Contain($"<#{DemoWorkspace.EngineeringChannel}>, @design: 5 people.").And.Contain("1 person has no mentor profile yet"));

        await desk.ClickAsync("mentor_round.go");
        await Bot.TurnToAsync("2026-11-24T05:00:00Z");
        Assert.That(RoundDesk.Words(Bot.Kenji), Does.Contain("To be matched you need a mentor profile: `/mentor offer`"));

        await Bot.Kenji.ClickAsync(RoundDesk.Last(Bot.Kenji), "mentor_round.choose");
        Assert.That(MentorDesk.Dialog(Bot.Kenji), Does.Contain("You have no mentor profile yet"));
        await Bot.TurnToAsync("2026-11-25T16:01:00Z");

        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Kenji.UserId}>: no mentor profile"));
    }

    [Test]
    public async Task Undone_before_it_began_nobody_hears_of_it()
    {
        await desk.MatchAsync();
        await desk.ClickAsync("mentor_round.publish");

        await desk.ClickAsync("mentor_round.undo");
        await Bot.TurnToAsync("2026-12-02T12:00:00Z");

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((0, "preview")));
        Assert.That(desk.CardWords(), Does.Contain("this would come of it").And.Contain("mentor_round.publish"));
    }

    [Test]
    public async Task A_round_that_was_published_after_its_day_can_be_undone_for_a_quarter_of_an_hour()
    {
        await desk.MatchAsync();
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");
        await desk.ClickAsync("mentor_round.publish");
        var card = desk.Card();
        var undo = LessonDesk.Element(card, "mentor_round.undo");

        await Bot.TurnToAsync("2026-12-02T09:14:00Z");
        Assert.That(await desk.StateAsync(), Is.EqualTo("published"));
        await Bot.TurnToAsync("2026-12-02T09:16:00Z");
        await desk.Lessons.ClickOldAsync(Bot.Priya, card, undo);

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((2, "begun")), "what was told cannot be taken back");
    }

    [Test]
    public async Task One_round_at_a_time()
    {
        await Bot.Priya.CommandAsync("/mentor round");
        var form = Bot.Priya.Modal;
        await desk.OpenAsync([Bot.Anna, Bot.Ben]);

        await Bot.Priya.CommandAsync("/mentor round");
        Assert.That(MentorDesk.Dialog(Bot.Priya), Does.Contain("*Spring*").And.Contain("mentor_round.go"), "it shows the one that is under way");
        Assert.That(form, Is.Not.Null);
        Assert.That(
            async () => await Bot.ExecuteAsync("insert into mentor_round select team_id, gen_random_uuid(), author_id, name, kind, wishes_until, begins_at, ends_on, false, null, false, audience, 'offered', false, 0, null, created_at, null from mentor_round"),
            Throws.InstanceOf<Npgsql.PostgresException>());

        await Bot.Priya.ClickAsync(Bot.Priya.Modal!, "mentor_round.cancel");
        await desk.OpenAsync([Bot.Anna, Bot.Ben], "Autumn");

        Assert.That(desk.CardWords(), Does.Contain("*Autumn*"));
        Assert.That(await Bot.QueryAsync<string>("select name || ' ' || state from mentor_round order by 1"), Is.EqualTo(new[] { "Autumn offered", "Spring cancelled" }));
    }

    [Test]
    public async Task Somebody_who_stays_out_is_matched_with_nobody_and_may_come_back()
    {
        await desk.AskAsync();
        await Bot.Anna.ClickAsync(RoundDesk.Last(Bot.Anna), "mentor_round.out");
        Assert.That(RoundDesk.Words(Bot.Anna), Does.Contain("You stay out of the mentor round *Spring*. Nobody is told why."));
        await Bot.Erik.ClickAsync(RoundDesk.Last(Bot.Erik), "mentor_round.out");
        await Bot.Erik.ClickAsync(RoundDesk.Last(Bot.Erik), "mentor_round.in");

        await desk.ClickAsync("mentor_round.match");

        Assert.That((await desk.PairsAsync()).Select(pair => pair.Split(' ')[0]), Is.EqualTo(new[] { Bot.Erik.UserId }));
        Assert.That(desk.CardWords(), Does.Not.Contain(Bot.Anna.UserId));
    }

    [Test]
    public async Task Peers_are_paired_with_a_bound_and_the_odd_one_makes_three()
    {
        await desk.MatchAsync([Bot.Anna, Bot.Erik, Bot.Ben], kind: "peer");

        Assert.That(desk.CardWords(), Does.Contain("1 pair, and no round has more than 1.").And.Contain("no round of as many pairs can have more than"));
        Assert.That((await desk.PairsAsync()).Single().Split(' '), Has.Length.EqualTo(3));
        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That(await Bot.QueryAsync<string>("select kind || ' ' || count(*) from mentorship join mentorship_member using (team_id, mentorship_id) group by kind"), Is.EqualTo(new[] { "peer 3" }));
    }
}
