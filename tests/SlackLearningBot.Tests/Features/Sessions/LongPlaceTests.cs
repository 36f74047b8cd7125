using NUnit.Framework;
using SlackLearningBot.Tests.Features.Talks;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Sessions;

/// <summary>Links to calls are long, and stand in a message of limited length.</summary>
internal sealed class LongPlaceTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    [Test]
    public async Task Whoever_teaches_on_five_dates_hears_of_all_of_them_and_reads_the_link_once()
    {
        var link = "https://meet.example.com/" + new string('a', 470);
        await room.PlanAsync(dates: [Tuesday, Wednesday, Thursday, "2026-12-04T10:00:00Z", "2026-12-07T10:00:00Z"], place: link);
        await room.Bot.TickAsync();

        var told = TalkRoom.Words(room.Bot.Ben);
        Assert.That(told, Does.Contain("It has 5 dates").And.Contain("Tuesday 1 December").And.Contain("Monday 7 December").And.Contain(link));

        await room.CallOffAsync(room.Bot.Priya, Tuesday);
        await room.Bot.TickAsync();

        Assert.That(Count(room.Bot.Ben, "*Called off:*"), Is.EqualTo(1));
        Assert.That(await room.Bot.ScalarAsync<long>("select count(*) from delivery where state = 'dead'"), Is.Zero);
    }
}
