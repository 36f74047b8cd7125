using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Sessions;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>Anna and Erik had a seat at Ben's workshop and are asked whether they were there; Ben makes the list.</summary>
internal sealed class OpenQuestionTests
{
    private SessionRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await SessionRoom.OpenAsync();
        await room.PlannedAsync();
        await Bot.Anna.ClickAsync(room.Board(), "I'm coming");
        await Bot.Erik.ClickAsync(room.Board(), "I'm coming");
        await Bot.TurnToAsync("2026-12-01T11:31:00Z");
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task The_list_answers_it_for_whoever_said_nothing()
    {
        var (annas, eriks) = (Asked(Bot.Anna), Asked(Bot.Erik));

        await room.ListAsync(Bot.Ben, Bot.Anna);

        Assert.That(Words(Bot.Anna, annas), Does.Contain($"made by <@{Bot.Ben.UserId}>, names you").And.Not.Contain("I could not come"));
        Assert.That(Words(Bot.Erik, eriks), Does.Contain($"made by <@{Bot.Ben.UserId}>, is in already, and you are not on it").And.Not.Contain("I could not come"));
    }

    [Test]
    public async Task Who_is_on_the_list_is_shown_behind_whatever_somebody_waits_for()
    {
        string[] asked = [Asked(Bot.Anna).Ts, Asked(Bot.Erik).Ts];

        await room.ListAsync(Bot.Ben, Bot.Anna);

        Assert.That(await Bot.QueryAsync<short>("select distinct class from delivery where kind = 'message.update' and slot = any(@Asked)", new { Asked = asked }),
            Is.EqualTo(new[] { (short)DeliveryClass.Home }));
    }

    [Test]
    public async Task What_somebody_says_after_the_list_is_their_own_word_and_the_list_counts()
    {
        var asked = Asked(Bot.Anna);
        await OpenListAsync(Bot.Ben);
        await SendListAsync(Bot.Ben, Bot.Anna); // and nobody sees it yet

        await Bot.Anna.ClickAsync(asked, "I could not come");
        await Bot.SettleAsync();

        Assert.That(Words(Bot.Anna, asked), Does.Contain("Noted as your own word.").And.Contain("the list counts").And.Contain($"<@{Bot.Ben.UserId}> can take you off it"));
        Assert.That(await Bot.QueryAsync<string>("select user_id || ' ' || answer from gathering_place where listed"), Is.EqualTo(new[] { $"{Bot.Anna.UserId} no" }));
    }

    private static Message Asked(PersonHands person) => person.Messages().Single(message => LessonDesk.All(message).Contains("Were you at", StringComparison.Ordinal));

    private static string Words(PersonHands person, Message message) => LessonDesk.All(person.Messages().Single(one => one.Ts == message.Ts));
}
