using NUnit.Framework;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>A session that is planned already gets one more date to choose from.</summary>
internal sealed class AddDateTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_announcement_shows_it_in_place_and_a_seat_may_be_taken_there_instead()
    {
        await room.PlannedAsync(seats: 2);
        await room.Talks.ComeAsync(Bot.Anna);
        var ts = room.Board().Ts;

        Assert.That((await room.AddDateAsync(Bot.Priya, Wednesday, seats: 1)).Ok, Is.True);
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("is also").And.Contain("shows it"));

        Assert.That((room.Boards().Count, room.Board().Ts), Is.EqualTo((1, ts)));
        Assert.That(room.BoardWords(), Does.Contain("Choose one date").And.Contain("1 person comes, 1 seat is left").And.Contain("0 people come, 1 seat is left"));
        Assert.That((Count(Bot.Ben, "It has a date"), Count(Bot.Ben, "It has 2 dates")), Is.EqualTo((1, 1)), "he teaches it on both");
        await room.ComeAsync(Bot.Anna, Wednesday);
        Assert.That(await room.PlacesAsync(), Is.EqualTo(new[] { $"{Bot.Anna.UserId} yes Wed" }));
    }

    [Test]
    public async Task A_date_that_it_has_is_refused_at_its_field()
    {
        await room.PlannedAsync();

        var result = await room.AddDateAsync(Bot.Priya, Tuesday);

        Assert.That(result.Errors?["session_time"]?.ToString(), Does.Contain("It is on this date already"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering"), Is.EqualTo(1));
    }

    [Test]
    public async Task Five_dates_ahead_are_enough_and_one_that_is_called_off_makes_room()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday, Thursday, "2026-12-04T10:00:00Z", "2026-12-07T10:00:00Z"]);
        await CardAsync(Bot.Priya);
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("Change what it says").And.Not.Contain("Add a date"));

        await room.CallOffAsync(Bot.Priya, Wednesday);

        Assert.That((await room.AddDateAsync(Bot.Priya, "2026-12-08T10:00:00Z")).Ok, Is.True);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering where state = 'planned'"), Is.EqualTo(5));
    }

    [Test]
    public async Task Two_who_add_the_last_one_at_once_get_one_date()
    {
        await room.PlannedAsync(dates: [Tuesday, Wednesday, Thursday, "2026-12-04T10:00:00Z"]);
        await OpenAddDateAsync(Bot.Priya);
        await OpenAddDateAsync(Bot.Ben);

        await Task.WhenAll(room.SendDateAsync(Bot.Priya, "2026-12-07T10:00:00Z"), room.SendDateAsync(Bot.Ben, "2026-12-08T10:00:00Z"));

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering where state = 'planned'"), Is.EqualTo(5));
        Assert.That($"{TalkRoom.Dialog(Bot.Priya)} {TalkRoom.Dialog(Bot.Ben)}", Does.Contain("is also").And.Contain("takes no further date"));
    }

    [Test]
    public async Task Whoever_only_comes_adds_nothing_also_with_the_button_of_somebody_else()
    {
        await room.PlannedAsync();
        await OpenAddDateAsync(Bot.Ben);
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("session.date_added"));
        await CardAsync(Bot.Anna);
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Not.Contain("Add a date"));

        await Bot.ExecuteAsync("update gathering_host set user_id = @Erik", new { Erik = Bot.Erik.UserId });
        await room.SendDateAsync(Bot.Ben, Wednesday);

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("Only those who teach this session"));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering"), Is.EqualTo(1));
    }
}
