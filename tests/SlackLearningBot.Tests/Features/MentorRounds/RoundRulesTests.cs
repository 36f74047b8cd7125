using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Mentors;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.MentorRounds;

/// <summary>Who never gets whom, why somebody goes without, and what an owner changes by hand.</summary>
internal sealed class RoundRulesTests
{
    private RoundDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await RoundDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Task ManagesAsync(string manager, string person) => Bot.ExecuteAsync(
        """
        insert into person (team_id, user_id, manager_id) values (@TeamId, @Person, @Manager)
            on conflict (team_id, user_id) do update set manager_id = excluded.manager_id
        """, new { Bot.Anna.Workspace.TeamId, Person = person, Manager = manager });

    [Test]
    public async Task Neither_ones_line_nor_the_blocked_the_refused_and_those_one_had_and_nobody_reads_which_it_was()
    {
        await ManagesAsync(Bot.Kenji.UserId, Bot.Anna.UserId);
        await ManagesAsync(Bot.Ben.UserId, Bot.Kenji.UserId);
        await Bot.ExecuteAsync("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Maria, @Now)", new { Bot.Anna.Workspace.TeamId, Anna = Bot.Anna.UserId, Maria = Bot.Maria.UserId, Bot.Now });
        await Bot.ExecuteAsync(
            """
            insert into mentorship (team_id, mentorship_id, kind, began_at, every_days, minutes, ends_on, ended_at) values (@TeamId, md5('x')::uuid, 'classic', '2020-01-01', 14, 45, '2020-02-01', '2020-02-01');
            insert into mentorship_member (team_id, mentorship_id, user_id, part) values (@TeamId, md5('x')::uuid, @Erik, 'mentee'), (@TeamId, md5('x')::uuid, @Maria, 'mentor')
            """, new { Bot.Anna.Workspace.TeamId, Erik = Bot.Erik.UserId, Maria = Bot.Maria.UserId });
        await desk.AskAsync();
        await RoundDesk.ChooseAsync(Bot.Ben, [], [Bot.Erik]);

        await desk.ClickAsync("mentor_round.match");

        Assert.That(await desk.PairsAsync(), Is.Empty);
        Assert.That(await desk.AloneAsync(), Is.EqualTo(new[] { $"{Bot.Anna.UserId} nobody", $"{Bot.Erik.UserId} nobody" }));
        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Anna.UserId}>: nobody of this round may be theirs, by its rules, the reporting lines, whom they had before, or what people said").And.Not.Contain("Publish"));
    }

    [Test]
    public async Task Beyond_the_places_somebody_goes_without_and_reads_it_when_it_begins()
    {
        await desk.MatchAsync([Bot.Anna, Bot.Erik, Bot.Ben]);
        Assert.That(desk.CardWords(), Does.Contain("*1 person goes without:*").And.Contain("too few places: 2 people could have only 1 mentor, who has 1 place"));
        var alone = (await desk.AloneAsync()).Single().Split(' ')[0];

        await desk.ClickAsync("mentor_round.publish");
        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That(RoundDesk.Words(Bot.Slack.As(alone, Bot.Anna.Workspace.TeamId)), Does.Contain("nobody was left for you").And.Contain("/mentor find"));
        Assert.That(await desk.MentorshipsAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task The_constraints_of_the_form_hold()
    {
        await MentorDesk.OfferAsync(Bot.Ben, "SQL", "1", ("mentor.team", MentorDesk.Typed("Platform")), ("mentor.level", MentorDesk.Typed("L5")), ("mentor.languages", MentorDesk.Typed("English")));
        await MentorDesk.OfferAsync(Bot.Anna, "", "0", ("mentor.goals_words", MentorDesk.Typed("SQL")), ("mentor.team", MentorDesk.Typed("platform")), ("mentor.level", MentorDesk.Typed("L1")), ("mentor.languages", MentorDesk.Typed("English")));
        await MentorDesk.OfferAsync(Bot.Erik, "", "0", ("mentor.goals_words", MentorDesk.Typed("SQL")), ("mentor.team", MentorDesk.Typed("Design")), ("mentor.level", MentorDesk.Typed("L4")), ("mentor.languages", MentorDesk.Typed("English")));
        await MentorDesk.OfferAsync(Bot.Kenji, "", "0", ("mentor.goals_words", MentorDesk.Typed("SQL")), ("mentor.team", MentorDesk.Typed("Sites")), ("mentor.level", MentorDesk.Typed("L1")));

        await desk.AskAsync([Bot.Anna, Bot.Erik, Bot.Kenji, Bot.Ben], rules: ["teams", "language"], levels: "2");
        await Bot.TurnToAsync("2026-11-24T06:00:00Z"); // it was evening in Tokyo
        await desk.ClickAsync("mentor_round.match");

        Assert.That(await desk.PairsAsync(), Is.Empty);
        Assert.That(desk.CardWords(), Does.Contain("1 because they are of one team").And.Contain("1 because the mentor is not far enough above").And.Contain("1 because they name no language in common"));
    }

    [Test]
    public async Task A_change_by_hand_shows_its_cost_and_is_done_once()
    {
        await desk.AskAsync();
        await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Ben]);
        await desk.ClickAsync("mentor_round.match");

        await desk.ChangeAsync(Bot.Anna, "exchange", Bot.Erik);
        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Anna.UserId}> and <@{Bot.Erik.UserId}> exchange mentors. Before → after:").And.Contain("(±0)"), "what a wish adds is nobody's to read");
        Assert.That(await Bot.QueryAsync<int>("select distinct fit from mentor_round_pair"), Has.Count.EqualTo(1), "both fit as well, whoever wished for whom");
        Assert.That((await desk.PairsAsync())[0], Is.EqualTo($"{Bot.Anna.UserId} {Bot.Ben.UserId}"), "nothing is changed before the yes");
        var offer = desk.Card();
        var change = LessonDesk.Element(offer, "mentor_round.change_do");
        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, change);
        await desk.Lessons.ClickOldAsync(Bot.Priya, offer, change);
        await Bot.SettleAsync();

        Assert.That(await desk.PairsAsync(), Is.EquivalentTo(new[] { $"{Bot.Anna.UserId} {Bot.Maria.UserId}", $"{Bot.Erik.UserId} {Bot.Ben.UserId}" }));
        Assert.That(desk.CardWords(), Does.Contain("this would come of it"), "the card comes anew");
        Assert.That(await Bot.ScalarAsync<int>("select version from mentor_round"), Is.EqualTo(2));
    }

    [Test]
    public async Task A_change_that_may_not_be_says_why_and_one_of_an_older_round_does_nothing()
    {
        await desk.MatchAsync([Bot.Anna, Bot.Erik, Bot.Ben, Bot.Maria]);
        var pairs = await desk.PairsAsync();
        var taken = Bot.Slack.As(pairs[1].Split(' ')[1], Bot.Anna.Workspace.TeamId);
        var card = desk.Card();

        await desk.ChangeAsync(Bot.Anna, "give", taken);
        Assert.That(desk.CardWords(), Does.Contain("that cannot be").And.Contain("The mentor has 1 place in this round, and it is taken"));

        await desk.ChangeAsync(Bot.Anna, "none", null, card);
        var offer = desk.Card();
        await Bot.Priya.ClickAsync(card, "mentor_round.match");
        await Bot.SettleAsync();
        await Bot.Priya.ClickAsync(offer, "mentor_round.change_do");

        Assert.That(await desk.PairsAsync(), Is.EqualTo(pairs));
        Assert.That(LessonDesk.All(Bot.Priya.Messages().First(message => message.Ts == offer.Ts)), Does.Contain("the round has changed since"));
    }

    [Test]
    public async Task Only_mentees_and_mentors_of_the_round_can_be_changed()
    {
        await desk.MatchAsync();

        var sent = await desk.ChangeAsync(Bot.Ben, "give", Bot.Anna);

        Assert.That(MentorDesk.Errors(sent), Does.Contain("Choose a mentee of this round").And.Contain("Choose a mentor of this round."));
    }

    [Test]
    public async Task What_is_set_by_hand_stays_when_they_are_matched_again()
    {
        await desk.AskAsync();
        await RoundDesk.ChooseAsync(Bot.Anna, [Bot.Ben]);
        await desk.ClickAsync("mentor_round.match");
        await desk.ChangeAsync(Bot.Anna, "exchange", Bot.Erik);
        await desk.ClickAsync("mentor_round.change_do");

        await desk.ClickAsync("mentor_round.match");

        Assert.That(await desk.PairsAsync(), Is.EquivalentTo(new[] { $"{Bot.Anna.UserId} {Bot.Maria.UserId}", $"{Bot.Erik.UserId} {Bot.Ben.UserId}" }));
        Assert.That(desk.CardWords(), Does.Contain("the most there can be beside those set by hand"));
    }

    [Test]
    public async Task What_came_between_two_since_the_preview_keeps_them_apart()
    {
        await desk.MatchAsync([Bot.Anna, Bot.Ben]);
        await desk.ClickAsync("mentor_round.publish");
        await Bot.ExecuteAsync("insert into mentor_block (team_id, user_id, blocked_id, blocked_at) values (@TeamId, @Anna, @Ben, @Now)", new { Bot.Anna.Workspace.TeamId, Anna = Bot.Anna.UserId, Ben = Bot.Ben.UserId, Bot.Now });

        await Bot.TurnToAsync(RoundDesk.Begins);

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((0, "begun")));
        Assert.That(desk.CardWords(), Does.Contain($"<@{Bot.Anna.UserId}>: something changed since it was published"));
    }

    [Test]
    public async Task A_beginning_that_breaks_off_goes_on_and_each_begins_once()
    {
        await desk.MatchAsync();
        await desk.ClickAsync("mentor_round.publish");
        await Bot.ExecuteAsync("""
            create function break_it() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$;
            create trigger break_it before update on mentor_round_pair for each row execute function break_it()
            """);
        await Bot.TurnToAsync(RoundDesk.Begins);
        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((0, "beginning")), "a pair and its mentorship are written together");

        await Bot.ExecuteAsync("drop trigger break_it on mentor_round_pair");
        await Bot.ExecuteAsync("update delivery set state = 'sending', leased_by = 'nobody', lease_until = @Now, attempted_at = @Now where kind = 'mentor_round.begin'", new { Now = Bot.Machine.GetUtcNow() });
        Bot.Machine.Advance(TimeSpan.FromMinutes(2));
        var machine = Bot.Machine.GetUtcNow();
        await Bot.Services.GetRequiredService<ClaimStore>().RescueAsync(Bot.Now, machine, machine + Judge.UnsureWait, CancellationToken.None);
        await Bot.TurnToAsync("2026-12-01T09:31:00Z");
        await Bot.TurnToAsync("2026-12-01T10:02:00Z");

        Assert.That((await desk.MentorshipsAsync(), await desk.StateAsync()), Is.EqualTo((2, "begun")));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'mentorship.open'"), Is.EqualTo(2));
    }
}
