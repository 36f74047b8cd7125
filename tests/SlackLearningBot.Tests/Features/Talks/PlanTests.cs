using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>A proposed talk gets a date; people come, wait, and hear of every change once.</summary>
internal sealed class PlanTests
{
    private const string Thursday = "2026-11-26T15:00:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task It_is_announced_once_and_the_announcement_counts_who_comes()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 2);
        await Bot.TickAsync();
        await Bot.TickAsync();

        var board = room.Board();
        Assert.That(LessonDesk.All(board), Does.Contain("How we deploy").And.Contain("<@U0PGBEN0001>").And.Contain("0 people come, 2 seats are left"));
        await room.ComeAsync(Bot.Anna);
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("1 person comes, 1 seat is left"));
        Assert.That(room.Board().Ts, Is.EqualTo(board.Ts), "it changes in place");
        Assert.That(room.Boards(), Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(room.Board()), Does.Not.Contain(Bot.Anna.UserId));
    }

    [Test]
    public async Task Its_speaker_hears_of_the_date_and_gets_a_file()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");

        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("It has a date").And.Contain("How we deploy"));
        Assert.That(TalkRoom.Calendars(Bot.Ben).Single(), Does.Contain("DTSTART:20261126T150000Z").And.Contain("SEQUENCE:0").And.Contain("SUMMARY:How we deploy"));
    }

    [Test]
    public async Task One_click_is_a_seat_with_a_file_and_a_second_click_changes_nothing()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");

        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Anna);

        Assert.That(Bot.Anna.Messages().Count(message => LessonDesk.All(message).Contains("You have a seat:", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Anna)[0], Does.Contain("METHOD:PUBLISH").And.Contain("DTEND:20261126T154500Z"));
    }

    [Test]
    public async Task When_all_seats_are_taken_whoever_waits_longest_gets_the_next()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await Bot.TurnToAsync("2026-11-23T10:05:00Z");
        await room.ComeAsync(Bot.Maria);
        Assert.That(TalkRoom.Words(Bot.Erik), Does.Contain("waiting list"));
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("2 people wait"));

        await room.StayAsync(Bot.Anna);

        Assert.That(TalkRoom.Words(Bot.Erik), Does.Contain("You have a seat"));
        Assert.That(TalkRoom.Calendars(Bot.Erik), Has.Count.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Maria), Does.Not.Contain("You have a seat"));
        Assert.That(await Bot.QueryAsync<string>("select user_id || ' ' || answer from gathering_place where answer <> 'no' order by 1"),
            Is.EquivalentTo(new[] { $"{Bot.Erik.UserId} yes", $"{Bot.Maria.UserId} waiting" }));
    }

    [Test]
    public async Task Fewer_seats_take_nobodys_away_and_more_seats_let_those_who_wait_in()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 2);
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await room.ComeAsync(Bot.Maria);

        await room.PlanAsync(Bot.Priya, Thursday, seats: 1);
        Assert.That(await room.SeatsAsync(), Is.EquivalentTo(new[] { Bot.Anna.UserId, Bot.Erik.UserId }));
        await room.PlanAsync(Bot.Priya, Thursday, seats: 3);

        Assert.That(await room.SeatsAsync(), Is.EquivalentTo(new[] { Bot.Anna.UserId, Bot.Erik.UserId, Bot.Maria.UserId }));
        Assert.That(TalkRoom.Words(Bot.Anna), Does.Not.Contain("Moved"), "seats are no change of time");
    }

    [Test]
    public async Task Moved_reaches_everybody_who_comes_or_waits_exactly_once()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await room.StayAsync(Bot.Maria);

        await room.PlanAsync(Bot.Ben, "2026-11-27T14:00:00Z", seats: 1);
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Anna, "*Moved:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Erik, "*Moved:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Ben, "*Moved:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Maria, "*Moved:*"), Is.Zero);
        Assert.That(TalkRoom.Calendars(Bot.Anna)[^1], Does.Contain("DTSTART:20261127T140000Z").And.Contain("SEQUENCE:1"));
        Assert.That(TalkRoom.Calendars(Bot.Erik), Is.Empty, "who waits has nothing in the calendar");
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("(moved)"));
    }

    [Test]
    public async Task Called_off_reaches_everybody_once_takes_it_out_of_calendars_and_nobody_is_reminded()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);

        await Bot.Priya.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Priya, "/talk list"), "Call it off");
        await Bot.SettleAsync();
        await Bot.TurnToAsync("2026-11-26T14:50:00Z");

        Assert.That(Count(Bot.Anna, "*Called off:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Ben, "*Called off:*"), Is.EqualTo(1));
        Assert.That(TalkRoom.Calendars(Bot.Anna)[^1], Does.Contain("METHOD:CANCEL").And.Contain("SEQUENCE:1").And.Contain("STATUS:CANCELLED"));
        Assert.That(Count(Bot.Anna, "It begins soon") + Count(Bot.Anna, "A reminder"), Is.Zero);
        Assert.That(LessonDesk.All(room.Board()), Does.Contain("Called off").And.Not.Contain("I'm coming"));
    }

    [Test]
    public async Task Who_comes_is_reminded_the_day_before_and_shortly_before_it()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await room.StayAsync(Bot.Erik);

        await Bot.TurnToAsync("2026-11-25T15:00:00Z");
        await Bot.TurnToAsync("2026-11-26T14:45:00Z");
        await Bot.TurnToAsync("2026-11-26T14:50:00Z");

        Assert.That(Count(Bot.Anna, "A reminder"), Is.EqualTo(1));
        Assert.That(Count(Bot.Anna, "It begins soon"), Is.EqualTo(1));
        Assert.That(Count(Bot.Erik, "A reminder") + Count(Bot.Erik, "It begins soon"), Is.Zero);
        Assert.That(Count(Bot.Ben, "It begins soon"), Is.EqualTo(1));
    }

    [Test]
    public async Task Somebody_who_left_the_company_leaves_their_seat()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);

        await Bot.Anna.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TickAsync();

        Assert.That(await room.SeatsAsync(), Is.EqualTo(new[] { Bot.Erik.UserId }));
    }

    [Test]
    public async Task When_its_speaker_left_the_company_whoever_planned_it_hears_of_it_once()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");

        await Bot.Ben.LeaveCompanyAsync();
        await Bot.SettleAsync();
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Priya, "left the company"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_channel_that_takes_nothing_is_told_once_and_everything_else_goes_on()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy");
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Priya, "does not take my announcement"), Is.EqualTo(1));
        var card = await TalkRoom.OpenCardAsync(Bot.Anna, "/talk list");
        await Bot.Anna.ClickAsync(card, "I'm coming");
        await Bot.SettleAsync();
        Assert.That(await room.SeatsAsync(), Is.EqualTo(new[] { Bot.Anna.UserId }));

        await Bot.Anna.InviteAsync(DemoWorkspace.EngineeringChannel, DemoWorkspace.BotUser);
        await room.PlanAsync(Bot.Priya, Thursday, channel: DemoWorkspace.EngineeringChannel);
        await Bot.TickAsync();

        Assert.That(Bot.Anna.Messages(DemoWorkspace.EngineeringChannel).Count(message => LessonDesk.All(message).Contains("How we deploy", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_private_channel_is_none_to_announce_in_and_whoever_chose_it_hears_so()
    {
        var place = (await Bot.Kenji.CreateChannelAsync("secret", isPrivate: true)).Place!;
        await Bot.Kenji.InviteAsync(place.Id, Bot.Anna.Workspace.Bot.Id);
        await room.ProposeAsync(Bot.Ben, "How we deploy");

        await room.PlanAsync(Bot.Priya, Thursday, channel: place.Id);

        Assert.That(await Bot.ScalarAsync<string>("select state || ' ' || coalesce(channel, 'nowhere') from gathering"), Is.EqualTo("planned nowhere"));
        Assert.That(Bot.Kenji.Messages(place.Id).Where(message => LessonDesk.All(message).Contains("How we deploy", StringComparison.Ordinal)), Is.Empty);
        Assert.That(Count(Bot.Priya, "public channels of this workspace only"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_speaker_moves_the_talk_and_leaves_it_where_it_is_announced()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Change the plan");
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Not.Contain("talk_channel"));
        var metadata = SlackLearningBot.Features.Talks.TalkValues.Of(await Bot.ScalarAsync<Guid>("select gathering_id from gathering"));
        var state = new JsonObject
        {
            ["talk_time"] = Field("talk_time", new() { ["type"] = "datetimepicker", ["selected_date_time"] = TestBot.Instant("2026-11-27T14:00:00Z").ToUnixTimeSeconds() }),
            ["talk_minutes"] = Field("talk_minutes", new() { ["type"] = "static_select", ["selected_option"] = new JsonObject { ["value"] = "45" } }),
            ["talk_channel"] = Field("talk_channel", TalkRoom.Channel(DemoWorkspace.EngineeringChannel)),
        };

        await HostileDesk.Submission(Bot.Ben, "talk.plan_form", state, metadata).SendAsync(Bot);
        await Bot.SettleAsync();

        Assert.That(
            await Bot.ScalarAsync<string>("select channel || ' ' || to_char(starts_at at time zone 'utc', 'DD') from gathering"), Is.EqualTo($"{DemoWorkspace.LearningChannel} 27"));

        static JsonObject Field(string block, JsonObject value) => new() { [block] = value };
    }

    [Test]
    public async Task Only_owners_plan_a_proposed_talk()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy");

        await TalkRoom.OpenCardAsync(Bot.Ben);

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Not.Contain("Plan it").And.Contain("Take it back"));
    }

    [Test]
    public async Task A_moment_of_the_past_is_refused_at_its_field()
    {
        await room.ProposeAsync(Bot.Ben, "How we deploy");

        var result = await room.PlanAsync(Bot.Priya, "2026-11-23T09:00:00Z");

        Assert.That(TalkRoom.Errors(result), Does.Contain("talk_time"));
        Assert.That(await Bot.ScalarAsync<string>("select state from gathering"), Is.EqualTo("proposed"));
    }

    [Test]
    public async Task Whoever_is_erased_leaves_their_seat_to_the_next()
    {
        await room.PlannedAsync(Bot.Ben, "How we deploy", seats: 1);
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);

        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Anna), CancellationToken.None);
        await Bot.SettleAsync();

        Assert.That(await room.SeatsAsync(), Is.EqualTo(new[] { Bot.Erik.UserId }));
        Assert.That(TalkRoom.Words(Bot.Erik), Does.Contain("You have a seat"));
    }

    private static int Count(PersonHands person, string words) =>
        person.Messages().Count(message => message.EphemeralTo is null && LessonDesk.All(message).Contains(words, StringComparison.Ordinal));
}
