using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Several dates to choose from: one announcement, one seat a person.</summary>
internal sealed class DatesTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    private static string At(PersonHands person, string place) => $"{person.UserId} {place}";

    [Test]
    public async Task One_announcement_shows_all_dates_and_counts_each()
    {
        await room.PlannedAsync(seats: 2, dates: [Wednesday, Tuesday, Thursday]);
        var ts = room.Board().Ts;

        await room.ComeAsync(Bot.Anna, Wednesday);

        Assert.That(room.Boards(), Has.Count.EqualTo(1));
        Assert.That(room.Board().Ts, Is.EqualTo(ts));
        var words = room.BoardWords();
        Assert.That(words, Does.Contain("Choose one date").And.Contain("3 dates; the next is").And.Not.Contain(Bot.Anna.UserId));
        Assert.That(words.IndexOf("Tuesday 1", StringComparison.Ordinal), Is.LessThan(words.IndexOf("Wednesday 2", StringComparison.Ordinal)));
        Assert.That(words.Split("0 people come, 2 seats are left"), Has.Length.EqualTo(3));
        Assert.That(words.Split("1 person comes, 1 seat is left"), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_seat_on_another_date_leaves_the_first_and_whoever_waits_there_gets_it()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Tuesday);
        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Anna, "yes Tue"), At(Bot.Erik, "waiting Tue") }));

        await room.ComeAsync(Bot.Anna, Wednesday);

        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Anna, "yes Wed"), At(Bot.Erik, "yes Tue") }));
        Assert.That(Count(Bot.Erik, "You have a seat"), Is.EqualTo(1));
        Assert.That(Count(Bot.Anna, "is free for somebody else now"), Is.EqualTo(1));
        Assert.That(room.BoardWords().Split("All seats are taken."), Has.Length.EqualTo(3), "both are full, and nobody waits");
        await Bot.TurnToAsync("2026-11-30T10:00:00Z");
        await Bot.TurnToAsync("2026-12-01T09:45:00Z");
        Assert.That(Count(Bot.Anna, "It begins soon"), Is.Zero, "Anna has no seat on Tuesday any more");
        Assert.That(Count(Bot.Erik, "It begins soon"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_waits_on_a_full_date_keeps_the_seat_they_have_until_one_gets_free()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Wednesday);
        await room.ComeAsync(Bot.Maria, Tuesday);

        await room.ComeAsync(Bot.Anna, Wednesday);
        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Anna, "yes Tue"), At(Bot.Anna, "waiting Wed"), At(Bot.Erik, "yes Wed"), At(Bot.Maria, "waiting Tue") }));
        Assert.That(Count(Bot.Anna, "Until then you keep your seat on"), Is.EqualTo(1));

        await Bot.Erik.ClickAsync(room.Board(), "I can't come");
        await Bot.SettleAsync();

        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Anna, "yes Wed"), At(Bot.Maria, "yes Tue") }));
        Assert.That(Count(Bot.Maria, "You have a seat"), Is.Zero, "it is night in New York");
        await Bot.TurnToAsync("2026-11-23T15:00:00Z");
        Assert.That(Count(Bot.Maria, "You have a seat"), Is.EqualTo(1));
        Assert.That(Count(Bot.Anna, "is free for somebody else now"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_seat_makes_nobody_wait_on_the_other_dates()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday, Thursday]);
        await room.ComeAsync(Bot.Erik, Tuesday);
        await room.ComeAsync(Bot.Anna, Tuesday);

        await room.ComeAsync(Bot.Anna, Thursday);

        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Erik, "yes Tue"), At(Bot.Anna, "yes Thu") }));
        Assert.That(Count(Bot.Anna, "is free for somebody else now"), Is.Zero, "Anna had no seat there");
    }

    [Test]
    public async Task Not_coming_leaves_all_dates()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Erik, Wednesday);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Anna, Wednesday);

        await Bot.Anna.ClickAsync(room.Board(), "I can't come");
        await Bot.SettleAsync();

        Assert.That(await room.PlacesAsync(), Is.EqualTo(new[] { At(Bot.Erik, "yes Wed") }));
    }

    [Test]
    public async Task The_last_seat_of_a_date_goes_to_one_of_two()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);

        await Task.WhenAll(room.PressAsync(Bot.Anna, Tuesday), room.PressAsync(Bot.Erik, Tuesday));
        await Bot.SettleAsync();

        Assert.That((await room.PlacesAsync()).Select(place => place.Split(' ')[1]), Is.EquivalentTo(new[] { "yes", "waiting" }));
    }

    [Test]
    public async Task Of_two_who_want_the_last_seat_whoever_loses_keeps_the_seat_they_had()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday, Thursday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Thursday);

        await Task.WhenAll(room.PressAsync(Bot.Anna, Wednesday), room.PressAsync(Bot.Erik, Wednesday));
        await Bot.SettleAsync();

        Assert.That(
            await room.PlacesAsync(),
            Is.EquivalentTo(new[] { At(Bot.Anna, "yes Wed"), At(Bot.Erik, "waiting Wed"), At(Bot.Erik, "yes Thu") })
                .Or.EquivalentTo(new[] { At(Bot.Erik, "yes Wed"), At(Bot.Anna, "waiting Wed"), At(Bot.Anna, "yes Tue") }));
    }

    [Test]
    public async Task However_many_change_their_minds_at_once_nobody_has_two_seats_and_no_date_too_many()
    {
        await room.PlannedAsync(seats: 2, dates: [Tuesday, Wednesday, Thursday]);
        string[] dates = [Tuesday, Wednesday, Thursday];
        PersonHands[] people = [Bot.Anna, Bot.Erik, Bot.Maria, Bot.Kenji, Bot.Ben, Bot.Priya];

        foreach (var round in Enumerable.Range(0, 3))
        {
            var results = await Task.WhenAll(people.Select((one, number) => room.PressAsync(one, dates[(number + (round * (1 + (number % 2)))) % 3])));
            Assert.That(results.Select(result => $"{result.Error} {result.Answer?.Failure}".Trim()), Is.All.Empty);
        }

        await Bot.SettleAsync();
        var places = await room.PlacesAsync();
        Assert.That(places.Where(place => place.Contains(" yes ", StringComparison.Ordinal)).Select(place => place.Split(' ')[0]), Is.Unique);
        Assert.That(places.Where(place => place.Contains(" yes ", StringComparison.Ordinal)).GroupBy(place => place[^3..]).Select(date => date.Count()), Is.All.LessThanOrEqualTo(2));
        Assert.That(places.Select(place => place.Split(' ')[0]).Distinct().Count(), Is.EqualTo(people.Length), "everybody has something");
    }

    [Test]
    public async Task A_date_that_is_moved_is_told_once_to_those_who_chose_it()
    {
        await room.PlannedAsync(seats: 1, dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Maria, Tuesday);
        await room.ComeAsync(Bot.Erik, Wednesday);

        await room.MoveAsync(Bot.Ben, Tuesday, Thursday, seats: 1);
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Anna, "*Moved:* the workshop *SQL* is"), Is.EqualTo(1));
        Assert.That(Count(Bot.Maria, "*Moved:* the workshop *SQL* is"), Is.Zero, "it is night in New York");
        await Bot.TurnToAsync("2026-11-23T15:00:00Z");
        Assert.That(Count(Bot.Maria, "*Moved:* the workshop *SQL* is"), Is.EqualTo(1));
        Assert.That(Count(Bot.Ben, "*Moved:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Erik, "*Moved:*"), Is.Zero);
        Assert.That(TalkRoom.Calendars(Bot.Anna)[^1], Does.Contain("DTSTART:20261203T100000Z").And.Contain("SEQUENCE:1"));
        Assert.That(room.Boards(), Has.Count.EqualTo(1));
        Assert.That(room.BoardWords(), Does.Contain("Thursday 3 December").And.Contain("(moved)").And.Not.Contain("Tuesday 1 December"));
    }

    [Test]
    public async Task A_date_that_is_called_off_is_told_once_and_the_other_goes_on()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);
        await room.ComeAsync(Bot.Erik, Wednesday);

        await room.CallOffAsync(Bot.Priya, Tuesday);
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(Count(Bot.Anna, "*Called off:* the workshop *SQL*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Anna, "It has 1 other date; `/learn sessions` shows what comes."), Is.EqualTo(1));
        Assert.That(Count(Bot.Ben, "*Called off:*"), Is.EqualTo(1));
        Assert.That(Count(Bot.Erik, "*Called off:*"), Is.Zero);
        Assert.That(TalkRoom.Calendars(Bot.Anna)[^1], Does.Contain("METHOD:CANCEL"));
        Assert.That(room.BoardWords(), Does.Contain("UTC>: called off").And.Contain("1 person comes"));

        await room.ComeAsync(Bot.Anna, Wednesday);
        Assert.That(room.BoardWords(), Does.Contain("2 people come"), "the announcement lives on, though it stands at the date that is off");
        Assert.That(Count(Bot.Anna, "is free for somebody else now"), Is.Zero);
    }

    [Test]
    public async Task Its_trainer_hears_of_all_dates_in_one_word_with_a_file_for_each()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        await Bot.TickAsync();

        Assert.That((Count(Bot.Ben, "*It has 2 dates:*"), Count(Bot.Ben, "*It has a date:*")), Is.EqualTo((1, 0)));
        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("Tuesday 1 December").And.Contain("Wednesday 2 December"));
        Assert.That(TalkRoom.Calendars(Bot.Ben), Has.Count.EqualTo(2));
        await Bot.TurnToAsync("2026-12-01T09:45:00Z");
        await Bot.TurnToAsync("2026-12-02T09:45:00Z");
        Assert.That(Count(Bot.Ben, "It begins soon"), Is.EqualTo(2), "each is reminded of");
    }

    [Test]
    public async Task When_one_date_is_left_nobody_is_told_to_choose()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        Assert.That(room.BoardWords(), Does.Contain("Choose one date"));

        await room.CallOffAsync(Bot.Priya, Tuesday);

        Assert.That(room.BoardWords(), Does.Contain("called off").And.Not.Contain("Choose one date"));
        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("You have it on 1 other date:"));
    }

    [Test]
    public async Task When_all_dates_are_called_off_the_announcement_says_so()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);

        await room.CallOffAsync(Bot.Priya, Tuesday);
        await room.CallOffAsync(Bot.Priya, Wednesday);

        Assert.That(room.BoardWords(), Does.Contain("*Called off:* the workshop *SQL* does not take place").And.Not.Contain("I'm coming"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn sessions"), Does.Contain("No sessions are planned"));
    }

    [Test]
    public async Task A_date_that_is_over_is_shown_as_over_and_the_next_goes_on()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        await room.ComeAsync(Bot.Anna, Tuesday);

        await Bot.TurnToAsync("2026-12-01T11:31:00Z");

        Assert.That(room.BoardWords(), Does.Contain(": over").And.Contain("Wednesday 2 December"));
        Assert.That(room.Boards(), Has.Count.EqualTo(2), "and thanks");
        await room.ComeAsync(Bot.Anna, Wednesday);
        Assert.That(await room.PlacesAsync(), Is.EquivalentTo(new[] { At(Bot.Anna, "yes Tue"), At(Bot.Anna, "yes Wed") }), "what is over stays as it was");
    }

    [Test]
    public async Task Of_two_channels_chosen_at_two_dates_the_later_choice_counts()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        var (first, second) = (await MakeAsync("sql-people"), await MakeAsync("data-people"));
        await Bot.Slack.FaultAsync(new FaultWish("W9") { Variant = "502", At = "conversations.info", Channel = first, Count = null });
        await room.MoveAsync(Bot.Priya, Wednesday, Wednesday, channel: first);
        await room.MoveAsync(Bot.Priya, Tuesday, Tuesday, channel: second);

        Bot.Slack.World.Faults.Clear();
        await Bot.TurnToAsync("2026-11-23T10:30:00Z");
        await Bot.TickAsync();

        Assert.That(await Bot.ScalarAsync<string>("select channel from gathering where channel is not null"), Is.EqualTo(second));

        async Task<string> MakeAsync(string name)
        {
            var made = (await Bot.Priya.CreateChannelAsync(name)).Place!.Id;
            await Bot.Priya.InviteAsync(made, Bot.Priya.Workspace.Bot.Id);
            return made;
        }
    }

    [Test]
    public async Task Another_channel_takes_the_announcement_of_all_dates()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday]);
        var made = await Bot.Priya.CreateChannelAsync("sql-people");
        await Bot.Priya.InviteAsync(made.Place!.Id, Bot.Priya.Workspace.Bot.Id);

        await room.MoveAsync(Bot.Priya, Wednesday, Wednesday, channel: made.Place!.Id);
        await Bot.TickAsync();

        Assert.That(room.BoardWords(), Does.Contain("is announced in <#"));
        var moved = Bot.Priya.Messages(made.Place!.Id).Where(message => message.UserId == Bot.Priya.Workspace.Bot.Id && message.Blocks is not null).ToList();
        Assert.That(moved, Has.Count.EqualTo(1));
        Assert.That(LessonDesk.All(moved[0]), Does.Contain("2 dates; the next is"));
        Assert.That(Count(Bot.Ben, "*Moved:*"), Is.Zero);
    }
}
