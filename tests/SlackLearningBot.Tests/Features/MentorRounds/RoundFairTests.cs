using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorRounds;

/// <summary>Nobody is matched who does not know of it, nobody twice, and everybody who waits hears what came of it.</summary>
internal sealed class RoundFairTests
{
    private RoundDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await RoundDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Whoever_was_not_asked_yet_is_left_in_peace_and_the_owner_sees_it()
    {
        await RoundDesk.LooksAsync(Bot.Kenji); // it is night in Tokyo
        await desk.MatchAsync([Bot.Anna, Bot.Kenji, Bot.Ben, Bot.Maria]);

        Assert.That(await desk.PairsAsync(), Has.Count.EqualTo(1));
        Assert.That(await desk.AloneAsync(), Is.EqualTo(new[] { $"{Bot.Kenji.UserId} not_asked" }));
        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Kenji.UserId}>: not asked in time"));

        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);
        await Bot.TurnToAsync("2026-12-02T02:00:00Z");

        Assert.That(Bot.Kenji.Messages().Select(LessonDesk.All), Has.None.Contains("Spring"));
    }

    [Test]
    public async Task Two_who_could_mentor_each_other_get_each_other_once()
    {
        await MentorDesk.OfferAsync(Bot.Anna, "SQL", "1", ("mentor.goals_words", MentorDesk.Typed("SQL")));
        await MentorDesk.OfferAsync(Bot.Ben, "SQL", "1", ("mentor.goals_words", MentorDesk.Typed("SQL")));

        await desk.MatchAsync([Bot.Anna, Bot.Ben]);

        Assert.That(await desk.PairsAsync(), Has.Count.EqualTo(1));
        Assert.That(desk.CardWords(), Does.Contain("because the other way round fits better"));
    }

    [Test]
    public async Task A_match_is_no_agreement_and_does_not_say_so()
    {
        await desk.MatchAsync([Bot.Anna, Bot.Ben]);
        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);

        var channel = (await Bot.ScalarAsync<string>("select channel from mentorship"))!;
        Assert.That(LessonDesk.All(Bot.Anna.Messages(channel)[0]), Does.Contain("Your round matched you").And.Not.Contain("You agreed"));
    }

    [Test]
    public async Task A_mentor_whom_nobody_got_and_somebody_without_a_profile_hear_what_is_true()
    {
        await desk.AskAsync([Bot.Anna, Bot.Ben, Bot.Maria, Bot.Kenji]);
        await Bot.TurnToAsync("2026-11-24T06:00:00Z");
        await desk.ClickAsync("mentor_round.match");
        var idle = (await desk.PairsAsync()).Single().EndsWith(Bot.Ben.UserId, StringComparison.Ordinal) ? Bot.Maria : Bot.Ben;
        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);
        await Bot.TurnToAsync("2026-12-01T13:00:00Z");
        await Bot.TurnToAsync("2026-12-02T02:00:00Z");

        Assert.That(Told(idle, "nobody was matched with you this time"), Is.EqualTo(1));
        Assert.That(Told(Bot.Kenji, "you had no mentor profile"), Is.EqualTo(1));
        Assert.That(Told(Bot.Anna, "nobody was"), Is.Zero);
    }

    [Test]
    public async Task What_was_changed_by_hand_stays_as_far_as_it_can_and_the_card_claims_no_more_than_it_knows()
    {
        await desk.MatchAsync();
        await desk.ChangeAsync(Bot.Anna, "none", null);
        await desk.ClickAsync("mentor_round.change_do");
        Assert.That(desk.CardWords(), Does.Contain("changed by hand; *Match again* finds"));

        await desk.ClickAsync("mentor_round.match");
        Assert.That(await desk.AloneAsync(), Is.EqualTo(new[] { $"{Bot.Anna.UserId} by_hand" }));

        var mentor = (await desk.PairsAsync()).Single().Split(' ')[1];
        await desk.ChangeAsync(Bot.Erik, "give", mentor == Bot.Ben.UserId ? Bot.Maria : Bot.Ben);
        await desk.ClickAsync("mentor_round.change_do");
        await Bot.ExecuteAsync("update mentor_profile set paused_until = '2027-06-01' where user_id = (select mentor_id from mentor_round_pair)");
        await desk.ClickAsync("mentor_round.match");

        Assert.That((await desk.PairsAsync()).Single(), Is.EqualTo($"{Bot.Erik.UserId} {mentor}"));
        Assert.That(desk.CardWords(), Does.Contain("1 pair set by hand could not stay").And.Contain("taken out by hand"));
    }

    [Test]
    public async Task Peers_exchange_places_by_hand_with_the_cost_in_view()
    {
        await desk.AskAsync([Bot.Anna, Bot.Erik, Bot.Ben, Bot.Maria], kind: "peer");
        await desk.ClickAsync("mentor_round.match");
        var before = await desk.PairsAsync();
        var (one, other) = (before[0].Split(' ')[0], before[1].Split(' ')[0]);

        await desk.ChangeAsync(Person(one), "exchange", Person(before[0].Split(' ')[1]));
        Assert.That(desk.CardWords(), Does.Contain("They are together already"));

        await desk.ChangeAsync(Person(one), "exchange", Person(other), Round());
        Assert.That(desk.CardWords(), Does.Contain($"<@{one}> and <@{other}> exchange places. Before → after:"));
        Assert.That(await desk.PairsAsync(), Is.EqualTo(before), "nothing is changed before the yes");
        await desk.ClickAsync("mentor_round.change_do");

        Assert.That(
            (await desk.PairsAsync()).Select(pair => string.Join(' ', pair.Split(' ').Order(StringComparer.Ordinal))),
            Is.EquivalentTo(before.Select(pair => string.Join(' ', pair.Split(' ').Select(key => key == one ? other : key == other ? one : key).Order(StringComparer.Ordinal)))));
        Assert.That(desk.CardWords(), Does.Contain("2 pairs, and no round has more than 2; changed by hand"));
        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);
        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((2, "begun")));
    }

    [Test]
    public async Task A_peer_without_anybody_can_take_somebodys_place()
    {
        await desk.AskAsync([Bot.Anna, Bot.Erik, Bot.Ben], kind: "peer");
        await Bot.ExecuteAsync("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Ben, @Now)", new { Bot.Anna.Workspace.TeamId, Anna = Bot.Anna.UserId, Ben = Bot.Ben.UserId, Bot.Now });
        await desk.ClickAsync("mentor_round.match");
        var alone = (await desk.AloneAsync()).Single().Split(' ')[0];
        var taken = alone == Bot.Anna.UserId ? Bot.Ben : Bot.Anna;

        await desk.ChangeAsync(Person(alone), "exchange", taken);
        await desk.ClickAsync("mentor_round.change_do");

        Assert.That(await desk.AloneAsync(), Is.EqualTo(new[] { $"{taken.UserId} by_hand" }));
        Assert.That((await desk.PairsAsync()).Single(), Does.Contain(alone).And.Contain(Bot.Erik.UserId));

        await desk.ChangeAsync(Bot.Erik, "exchange", taken);
        Assert.That(desk.CardWords(), Does.Contain("These two cannot be matched in this round"), "and not whose list it is");
    }

    private Message Round() => Bot.Priya.Messages().Last(message => LessonDesk.All(message).Contains("this would come of it", StringComparison.Ordinal));

    private PersonHands Person(string id) => Bot.Slack.As(id, Bot.Anna.Workspace.TeamId);

    [Test]
    public async Task Only_what_was_seen_is_published()
    {
        await desk.MatchAsync();
        var seen = desk.Card();
        var publish = LessonDesk.Element(seen, "mentor_round.publish");
        await desk.ClickAsync("mentor_round.match");

        await desk.Lessons.ClickOldAsync(Bot.Priya, seen, publish);

        Assert.That(await desk.StateAsync(), Is.EqualTo("preview"));
        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("changed since this card was shown"));
    }

    [Test]
    public async Task A_round_that_would_be_over_at_once_is_not_published()
    {
        await desk.OpenAsync([Bot.Anna, Bot.Ben], ends: "2026-12-15");
        await desk.ClickAsync("mentor_round.go");
        await desk.ClickAsync("mentor_round.match");
        await Bot.TurnToAsync("2026-12-03T09:00:00Z");

        await desk.ClickAsync("mentor_round.publish");

        Assert.That(await desk.StateAsync(), Is.EqualTo("preview"));
        Assert.That(LessonDesk.Remark(Bot.Priya), Does.Contain("less than two weeks"));
    }

    [Test]
    public async Task Whoever_waits_for_a_cost_hears_that_another_round_came_in_between()
    {
        await desk.MatchAsync();
        await Bot.ExecuteAsync("create function hold() returns trigger language plpgsql as $$ begin update mentor_round set state = 'matching', next_step_at = '2030-01-01'; return new; end $$; create trigger hold after insert on mentor_round_change for each row execute function hold()");

        await desk.ChangeAsync(Bot.Anna, "none", null);

        Assert.That(desk.CardWords(), Does.Contain("the round has changed since"));
    }

    private static int Told(PersonHands person, string words) => person.Messages().Count(message => LessonDesk.All(message).Contains(words, StringComparison.Ordinal));
}
