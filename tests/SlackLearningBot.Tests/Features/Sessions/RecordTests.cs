using NUnit.Framework;
using SlackLearningBot.Features.Sessions;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Who was there, long after it and when people left. Anna and Erik have a seat, Maria has none.</summary>
internal sealed class RecordTests
{
    private const string Over = "2026-12-01T11:31:00Z";

    private SessionRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await SessionRoom.OpenAsync();
        await room.PlannedAsync();
        await Bot.Anna.ClickAsync(room.Board(), "I'm coming");
        await Bot.Erik.ClickAsync(room.Board(), "I'm coming");
        await Bot.SettleAsync();
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Whoever_was_there_has_it_for_good_and_of_the_others_only_the_numbers_are_left()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");

        await Bot.TurnToAsync("2027-06-15T10:00:00Z");
        await Bot.TickAsync();

        Assert.That(await ProgressAsync(Bot.Anna), Does.Contain("You were at 1 session.").And.Contain("*SQL* (1 December 2026)"));
        Assert.That(await Bot.QueryAsync<string>("select user_id from gathering_place"), Is.EqualTo(new[] { Bot.Anna.UserId }), "Erik had a seat, and it is forgotten");
        Assert.That(await NumbersAsync(), Is.EqualTo("2 had a seat, 1 was there"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering_place where answer is not null or since is not null"), Is.Zero, "whether Anna had a seat is forgotten too");
    }

    [Test]
    public async Task Whoever_was_listed_has_it_for_good_and_whoever_was_left_out_has_nothing()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        await room.ListAsync(Bot.Ben, Bot.Erik, Bot.Maria);

        await Bot.TurnToAsync("2027-06-15T10:00:00Z");
        await Bot.TickAsync();

        Assert.That(await ProgressAsync(Bot.Erik) + await ProgressAsync(Bot.Maria), Does.Match("(?s)You were at 1 session.*You were at 1 session"));
        Assert.That(await ProgressAsync(Bot.Anna), Does.Not.Contain("You were at"));
        Assert.That(await NumbersAsync(), Is.EqualTo("2 had a seat, 2 was there"));
    }

    [Test]
    public async Task Three_months_later_who_was_there_stays_as_it_is()
    {
        await Bot.TurnToAsync(Over);
        await Bot.Anna.ClickAsync(room.Boards()[1], "I was there");
        await OpenListAsync(Bot.Ben);
        var session = await Bot.ScalarAsync<Guid>("select session_id from session");
        await Bot.TurnToAsync("2027-03-02T10:00:00Z");

        await SendListAsync(Bot.Ben, Bot.Erik);
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("more than 90 days ago"));
        await Bot.Erik.ClickAsync(room.Boards()[1], "I was there");
        Assert.That(LessonDesk.All(Bot.Erik.Messages(DemoWorkspace.LearningChannel)[^1]), Does.Contain("more than 90 days ago"));
        Assert.That(await NumbersAsync(), Is.EqualTo("2 had a seat, 1 was there"));

        await Bot.Ben.CloseAsync(cleared: true);
        var button = HostileDesk.Button(SessionView.Open, SessionValues.Of(session));
        await HostileDesk.Click(Bot.Ben, "1.1", button).SendAsync(Bot);
        await Bot.SettleAsync();
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("Workshop").And.Not.Contain("Who was there").And.Not.Contain("I was there"));
    }

    /// <summary>What is counted, whoever is still known of it.</summary>
    private Task<string?> NumbersAsync() => Bot.ScalarAsync<string>(
        """
        select g.past_coming + count(*) filter (where p.answer = 'yes') || ' had a seat, '
               || g.past_attended + count(*) filter (where case when g.listed_at is null then p.attended_at is not null else coalesce(p.listed, false) end) || ' was there'
          from gathering g left join gathering_place p on p.team_id = g.team_id and p.gathering_id = g.gathering_id
         group by g.past_coming, g.past_attended
        """);

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_list_leaves_those_as_they_are_who_left_the_company(bool wasListed)
    {
        await Bot.TurnToAsync(Over);
        await Bot.Erik.ClickAsync(room.Boards()[1], "I was there");
        if (wasListed)
        {
            await room.ListAsync(Bot.Ben, Bot.Erik);
        }

        await Bot.Erik.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await room.ListAsync(Bot.Ben, Bot.Maria);

        Assert.That(await Bot.QueryAsync<string>("select user_id from gathering_place where listed"), Is.EquivalentTo(new[] { Bot.Erik.UserId, Bot.Maria.UserId }));
    }

    [Test]
    public async Task A_session_that_is_over_is_changed_also_when_its_trainer_left_the_company_and_stays_theirs()
    {
        await Bot.TurnToAsync(Over);
        await CardAsync(Bot.Priya);
        var card = Bot.Priya.Modal!;
        await Bot.Ben.LeaveCompanyAsync();
        await Bot.SettleAsync();

        await Bot.Priya.ClickAsync(card, "Change what it says");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("session_title").And.Contain("stays named").And.Not.Contain(Bot.Ben.UserId));
        var result = await Bot.Priya.SubmitAsync(State(About("SQL, the basics", "")));
        await Bot.SettleAsync();

        Assert.That(TalkRoom.Errors(result), Is.Empty);
        Assert.That(await Bot.QueryAsync<string>("select g.title || ' ' || h.user_id from gathering g join gathering_host h using (team_id, gathering_id)"), Is.EqualTo(new[] { $"SQL, the basics {Bot.Ben.UserId}" }));
    }
}
