using NUnit.Framework;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Anna proposes a talk that Ben is to give, and hears what becomes of it.</summary>
internal sealed class ProposerTests
{
    private const string Thursday = "2026-11-26T15:00:00Z";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.ProposeAsync(Bot.Anna, "How we deploy", speakers: [Bot.Ben]);
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task That_it_has_a_date_is_told_once_and_its_moves_are_not()
    {
        await room.PlanAsync(Bot.Priya, Thursday);
        await room.PlanAsync(Bot.Priya, "2026-11-27T15:00:00Z");
        await Bot.TickAsync();

        Assert.That(GatheringRoom.Count(Bot.Anna, "*What you proposed has a date:*"), Is.EqualTo(1));
        Assert.That((GatheringRoom.Count(Bot.Anna, "*Moved:*"), GatheringRoom.Count(Bot.Ben, "*What you proposed")), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task That_it_does_not_take_place_is_told()
    {
        await room.PlanAsync(Bot.Priya, Thursday);
        await room.CallOffAsync(Bot.Priya);

        Assert.That(GatheringRoom.Count(Bot.Anna, "which you proposed, does not take place"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_comes_hears_it_as_everybody_who_comes()
    {
        await room.PlanAsync(Bot.Priya, Thursday);
        await Bot.TickAsync();
        await room.ComeAsync(Bot.Anna);
        await room.CallOffAsync(Bot.Priya);

        Assert.That((GatheringRoom.Count(Bot.Anna, "*Called off:*"), GatheringRoom.Count(Bot.Anna, "which you proposed, does not")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Taken_back_by_themselves_nobody_tells_them()
    {
        await Bot.Anna.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Anna), "Take it back");
        await Bot.SettleAsync();

        Assert.That(TalkRoom.Words(Bot.Anna), Is.Empty);
        Assert.That(GatheringRoom.Count(Bot.Ben, "not going to be planned"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_was_erased_is_told_nothing_and_named_nowhere()
    {
        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Anna), CancellationToken.None);
        await room.PlanAsync(Bot.Priya, Thursday);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from gathering where proposed_by is not null"), Is.Zero);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'gathering.proposer'"), Is.Zero);
    }
}
