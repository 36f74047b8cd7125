using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Tests.Features.Gatherings;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Anna proposes a talk of Ben's, and Priya, who owns the programme, does not want it.</summary>
internal sealed class DeclineTests
{
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
    public async Task Whoever_proposed_it_and_was_to_speak_reads_the_reason_once_and_it_leaves_the_list()
    {
        await DeclineAsync("We had this in May.\nTry *another* one.");
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(TalkRoom.Words(Bot.Anna), Does.Contain("which you proposed, is not going to be planned").And.Contain("We had this in May.").And.Contain("Try *another* one."));
        Assert.That((GatheringRoom.Count(Bot.Anna, "not going to be planned"), GatheringRoom.Count(Bot.Ben, "which was proposed with you, is not going to be planned")), Is.EqualTo((1, 1)));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Erik, "/talk list"), Does.Contain("There are no talks yet"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn why"), Does.Contain("You proposed it, or were to hold it"));
    }

    [Test]
    public async Task Without_a_reason_it_says_whom_to_ask()
    {
        await DeclineAsync("");

        Assert.That(TalkRoom.Words(Bot.Anna), Does.Contain("The owners of our learning can tell you more.").And.Not.Contain("say why"));
    }

    [Test]
    public async Task Only_owners_say_so_and_never_of_a_talk_with_a_date()
    {
        var talk = TalkValues.Of(await Bot.ScalarAsync<Guid>("select gathering_id from gathering"));

        await HostileDesk.Submission(Bot.Erik, "talk.decline_form", State("No."), talk).SendAsync(Bot);
        Assert.That(await StateAsync(), Is.EqualTo("proposed"));
        await TalkRoom.OpenCardAsync(Bot.Erik, "/talk list");
        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Not.Contain("Not for us"));

        await room.PlanAsync(Bot.Priya, "2026-11-26T15:00:00Z");
        await HostileDesk.Submission(Bot.Priya, "talk.decline_form", State("No."), talk).SendAsync(Bot);
        Assert.That(await StateAsync(), Is.EqualTo("planned"));
    }

    private static JsonObject State(string reason) => new() { ["talk_reason"] = new JsonObject { ["talk_reason"] = TalkRoom.Typed(reason) } };

    private Task<string?> StateAsync() => Bot.ScalarAsync<string>("select state from gathering");

    private async Task DeclineAsync(string reason)
    {
        await Bot.Priya.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Priya, "/talk list"), "Not for us");
        var result = await Bot.Priya.SubmitAsync(State(reason));
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        Assert.That(TalkRoom.Dialog(Bot.Priya), Does.Contain("is not on the list any more"));
        await Bot.SettleAsync();
    }
}
