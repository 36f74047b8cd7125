using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>App Home shows what one said yes to; the search finds sessions; who leaves and what is closed is dealt with.</summary>
internal sealed class HomeTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    private async Task<string> HomeAsync(PersonHands person)
    {
        await person.OpenHomeAsync();
        await Bot.SettleAsync();
        return Words(person);
    }

    private static string Words(PersonHands person) => System.Text.RegularExpressions.Regex.Unescape(person.Home!.Body.ToJsonString());

    [Test]
    public async Task Home_shows_talks_and_sessions_that_one_said_yes_to_the_nearest_first()
    {
        await room.Talks.PlannedAsync(Bot.Ben, "How we deploy");
        await room.Talks.ComeAsync(Bot.Anna);
        await room.PlanAsync(seats: 1);
        await Bot.TickAsync();
        await Bot.Erik.ClickAsync(await CardAsync(Bot.Erik), "I'm coming");
        await Bot.Anna.ClickAsync(await CardAsync(Bot.Anna), "I'm coming");

        var home = await HomeAsync(Bot.Anna);

        Assert.That(home, Does.Contain("What you said yes to").And.Contain("*How we deploy*").And.Contain("You have a seat.").And.Contain("Workshop: *SQL*").And.Contain("you are on the waiting list"));
        Assert.That(home.IndexOf("How we deploy", StringComparison.Ordinal), Is.LessThan(home.IndexOf("Workshop: *SQL*", StringComparison.Ordinal)));
        Assert.That(await HomeAsync(Bot.Maria), Does.Not.Contain("What you said yes to"));
    }

    [Test]
    public async Task It_is_left_from_Home_by_one_click()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await HomeAsync(Bot.Anna);

        await Bot.Anna.ClickAsync(Bot.Anna.Home!, $"gathering.stay:{await room.DateAsync(Tuesday):N}");
        await Bot.SettleAsync();

        Assert.That(await room.PlacesAsync(), Is.Empty);
        Assert.That(Words(Bot.Anna), Does.Not.Contain("What you said yes to"));
    }

    [Test]
    public async Task Home_follows_what_is_moved_called_off_and_over()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Wednesday);
        await HomeAsync(Bot.Anna);
        await HomeAsync(Bot.Erik);

        await room.MoveAsync(Bot.Priya, Tuesday, Thursday);
        Assert.That(Words(Bot.Anna), Does.Contain("Thursday 3 December"));
        await room.CallOffAsync(Bot.Priya, Thursday);
        Assert.That(Words(Bot.Anna), Does.Not.Contain("What you said yes to"));
        Assert.That(Words(Bot.Erik), Does.Contain("Wednesday 2 December"));
        await Bot.TurnToAsync("2026-12-02T11:31:00Z");

        Assert.That(Words(Bot.Erik), Does.Not.Contain("What you said yes to"));
    }

    [Test]
    public async Task The_search_finds_sessions_by_what_they_are_about_and_by_who_teaches_them()
    {
        await room.PlanAsync("Tuning queries", about: "Reading plans of the optimiser");
        await Bot.TickAsync();

        var ben = Bot.Ben.Me.RealName.Split(' ')[0];
        foreach (var words in new[] { "tuning", "optimiser", ben, $"tuning {ben}", $"workshop {ben}" })
        {
            Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, $"/learn search {words}"), Does.Contain("Tuning queries").And.Contain("Workshop with"), words);
        }

        await Bot.Anna.ClickAsync(Bot.Anna.Messages().Last(message => message.EphemeralTo is not null), "Open");
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("Reading plans of the optimiser"));
        await room.CallOffAsync(Bot.Priya, Tuesday);
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn search tuning"), Does.Not.Contain("Workshop with"));
    }

    [TestCase("workshop sql", "SQL for all")]
    [TestCase("sql workshops", "SQL for all")]
    [TestCase("webinar", "Reading plans|Drawing plans")]
    [TestCase("webinars plans", "Reading plans|Drawing plans")]
    [TestCase("webinar sql", "")]
    [TestCase("workshop", "SQL for all|Giving a good webinar")]
    [TestCase("good webinar", "Giving a good webinar")]
    [TestCase("workshop ben", "SQL for all|Giving a good webinar")]
    [TestCase("drawing ben", "Drawing plans")]
    public async Task The_search_finds_sessions_by_the_word_for_their_kind(string words, string titles)
    {
        await room.PlanAsync("SQL for all");
        await room.PlanAsync("Drawing plans", "webinar", dates: [Thursday]);
        await room.PlanAsync("Reading plans", "webinar", dates: [Wednesday]);
        await room.PlanAsync("Giving a good webinar", dates: [Thursday]);
        await Bot.ExecuteAsync("update gathering set skills = '{}'");

        var found = await TalkRoom.AskWordsAsync(Bot.Anna, $"/learn search {words}");

        var shown = found.Split("*People who can help*")[0];
        var wanted = titles.Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(new[] { "SQL for all", "Drawing plans", "Reading plans", "Giving a good webinar" }.Where(title => shown.Contains($"*{title}*\\n", StringComparison.Ordinal)),
            words == "webinar" ? Is.SupersetOf(wanted) : Is.EquivalentTo(wanted));
        Assert.That(wanted.Select(title => shown.IndexOf($"*{title}*\\n", StringComparison.Ordinal)), Is.Ordered, "the next that comes first");
    }

    [Test]
    public async Task What_is_called_off_is_not_found_by_its_kind()
    {
        await room.PlanAsync("SQL for all");
        await room.CallOffAsync(Bot.Priya, Tuesday);

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn search workshop"), Does.Not.Contain("SQL for all"));
    }

    [Test]
    public async Task A_session_stands_after_the_talks_and_once_for_all_its_dates()
    {
        await room.Talks.LogAsync(Bot.Ben, "How SQL plans");
        await room.PlanAsync("Tuning SQL", dates: [Tuesday, Wednesday]);

        var found = await TalkRoom.AskWordsAsync(Bot.Anna, "/learn search sql");

        Assert.That(found.IndexOf("*Talks*", StringComparison.Ordinal), Is.LessThan(found.IndexOf("*Sessions*", StringComparison.Ordinal)).And.GreaterThan(0));
        Assert.That(found.Split("Workshop with"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task The_list_begins_with_what_comes_next_and_goes_on_behind_a_button()
    {
        await AddAsync("Ahead", 10, "planned", "i");
        await AddAsync("Held", 7, "held", "-i");

        var list = await TalkRoom.AskAsync(Bot.Anna, "/learn sessions");
        Assert.That(LessonDesk.All(list), Does.Match("(?s)What comes.*Ahead 101.*Ahead 108.*Held lately.*Held 101.*Held 105").And.Not.Contain("Ahead 109").And.Not.Contain("Held 106"));
        await Bot.Anna.ClickAsync(list, "session.page:planned-1");

        Assert.That(LessonDesk.All(Bot.Anna.Messages()[^1]), Does.Match("(?s)Ahead 109.*Ahead 110").And.Contain("Previous").And.Not.Contain("Ahead 108").And.Not.Contain("Held"));
        await Bot.Anna.ClickAsync(await TalkRoom.AskAsync(Bot.Anna, "/learn sessions"), "session.page:held-1");
        Assert.That(LessonDesk.All(Bot.Anna.Messages()[^1]), Does.Match("(?s)Held 106.*Held 107").And.Not.Contain("Ahead"));
    }

    /// <summary>Sessions of one date each, one a day.</summary>
    private Task<int> AddAsync(string title, int count, string state, string days) => Bot.ExecuteAsync(
        $"""
        with made as (
            insert into gathering (team_id, gathering_id, kind, title, owner, state, starts_at, day, minutes, created_at, next_step_at)
            select @TeamId, gen_random_uuid(), 'workshop', '{title} ' || (100 + i), 'U1', '{state}', @Now + make_interval(days => {days}), (@Now + make_interval(days => {days}))::date, 60, @Now,
                   case '{state}' when 'planned' then @Now + make_interval(days => 1 + {days}) end
              from generate_series(1, {count}) i
            returning team_id, gathering_id
        ), one as (
            insert into session (team_id, session_id, kind, owner, created_at) select team_id, gathering_id, 'workshop', 'U1', @Now from made returning team_id, session_id
        )
        insert into session_date (team_id, gathering_id, session_id, number) select team_id, session_id, session_id, 1 from one
        """, new { Bot.Anna.Workspace.TeamId, Now = Bot.Now.UtcDateTime });

    [Test]
    public async Task Whoever_left_the_company_leaves_their_seat()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Tuesday);

        await Bot.Anna.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TickAsync();

        Assert.That(await room.PlacesAsync(), Is.EqualTo(new[] { $"{Bot.Erik.UserId} yes Tue" }));
    }

    [Test]
    public async Task When_its_trainer_left_the_company_whoever_planned_it_hears_of_it()
    {
        await room.PlannedAsync();

        await Bot.Ben.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Priya, "with whom the workshop “SQL” is planned"), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Priya), Does.Contain("`/learn sessions` opens it: change who its trainers are").And.Not.Contain("/talk"));
    }

    [Test]
    public async Task Whoever_is_erased_leaves_their_seats_and_places_to_the_next()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Wednesday);
        await room.ComeAsync(Bot.Anna, Wednesday);
        await room.ComeAsync(Bot.Erik, Tuesday);

        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Anna), CancellationToken.None);
        await Bot.SettleAsync();

        Assert.That(await room.PlacesAsync(), Is.EqualTo(new[] { $"{Bot.Erik.UserId} yes Tue" }), "Erik waited for Tuesday, and leaves Wednesday");
    }

    [Test]
    public async Task An_archived_channel_is_told_once_and_everything_else_goes_on()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        Bot.Anna.Workspace.Conversations.Find(DemoWorkspace.LearningChannel)!.IsArchived = true;

        await Bot.Anna.ClickAsync(await CardAsync(Bot.Anna), $"gathering.come:{await room.DateAsync(Wednesday):N}");
        await Bot.SettleAsync();
        await Bot.Erik.ClickAsync(await CardAsync(Bot.Erik), $"gathering.come:{await room.DateAsync(Wednesday):N}");
        await Bot.SettleAsync();

        Assert.That(Count(Bot.Priya, "does not take my announcement of the workshop “SQL”: it is archived."), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Priya), Does.Contain("`/learn sessions` and *Move it*"));
        Assert.That(await room.PlacesAsync(), Has.Count.EqualTo(2));

        var other = (await Bot.Priya.CreateChannelAsync("sql-people")).Place!.Id;
        await Bot.Priya.InviteAsync(other, DemoWorkspace.BotUser);
        await room.MoveAsync(Bot.Priya, Tuesday, Tuesday, channel: other);
        await Bot.TickAsync();

        Assert.That(Bot.Priya.Messages(other).Count(message => message.UserId == DemoWorkspace.BotUser && message.Blocks is not null), Is.EqualTo(1));
    }

    [Test]
    public async Task A_channel_with_another_name_is_the_same_channel()
    {
        await room.PlannedAsync();
        Bot.Anna.Workspace.Conversations.Find(DemoWorkspace.LearningChannel)!.Rename("learning-together");

        await Bot.Anna.ClickAsync(room.Board(), "I'm coming");
        await Bot.SettleAsync();

        Assert.That(room.BoardWords(), Does.Contain("1 person comes"));
        Assert.That(Count(Bot.Priya, "does not take my announcement"), Is.Zero);
    }
}
