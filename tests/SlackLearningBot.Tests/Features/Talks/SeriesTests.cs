using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>A weekly talk with open dates, and with turns.</summary>
internal sealed class SeriesTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open() => room = await TalkRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Anybody_takes_an_open_date_and_it_is_announced_at_once()
    {
        await OpenSeriesAsync();

        await TakeAsync(Bot.Erik, "Colours");

        Assert.That(LessonDesk.All(room.Board()), Does.Contain("Colours").And.Contain("<@U0PGERIK001>"));
        Assert.That(await Bot.ScalarAsync<DateTime>("select starts_at from gathering"), Is.EqualTo(new DateTime(2026, 12, 3, 15, 0, 0, DateTimeKind.Utc)));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Contain("Tech talk").And.Contain("Colours"));
    }

    [Test]
    public async Task A_date_is_taken_once_and_open_again_when_the_talk_is_called_off()
    {
        await OpenSeriesAsync();
        var list = await TalkRoom.AskAsync(Bot.Anna, "/talk series");
        await TakeAsync(Bot.Erik, "Colours");

        await Bot.Anna.ClickAsync(list, "Take it");
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("not free"));
        await Bot.Erik.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Erik), "Call it off");
        await Bot.SettleAsync();
        await TakeAsync(Bot.Anna, "Indexes");

        Assert.That(await Bot.QueryAsync<string>("select title || ' ' || state from gathering order by title"), Is.EqualTo(new[] { "Colours cancelled", "Indexes planned" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(distinct starts_at) from gathering"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoevers_turn_it_is_is_asked_once_and_a_date_they_pass_on_is_anybodys()
    {
        await OpenSeriesAsync([Bot.Ben, Bot.Erik]);
        await Bot.TickAsync();
        await Bot.TickAsync();

        var asked = Bot.Ben.Messages().Single(message => LessonDesk.All(message).Contains("Your turn at Tech talk", StringComparison.Ordinal));
        Assert.That(TalkRoom.Words(Bot.Erik), Does.Not.Contain("Your turn"), "theirs is more than two weeks away");
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Contain("the turn of <@U0PGBEN0001>").And.Not.Contain("Take it"));

        await Bot.Ben.ClickAsync(asked, "Not this time");
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Contain("Take it"));
        await Bot.TurnToAsync("2026-11-27T10:00:00Z");

        Assert.That(TalkRoom.Words(Bot.Erik), Does.Contain("Your turn at Tech talk"));
        Assert.That(Bot.Ben.Messages().Count(message => LessonDesk.All(message).Contains("Your turn at", StringComparison.Ordinal)), Is.Zero, "the message changed in place");
    }

    [Test]
    public async Task A_private_channel_is_none_to_announce_in()
    {
        var place = (await Bot.Kenji.CreateChannelAsync("secret", isPrivate: true)).Place!;
        await Bot.Kenji.InviteAsync(place.Id, Bot.Anna.Workspace.Bot.Id);

        await OpenSeriesAsync(channel: place.Id);
        await TakeAsync(Bot.Erik, "Colours");

        Assert.That(TalkRoom.Words(Bot.Priya), Does.Contain("public channels of this workspace only"));
        Assert.That(await Bot.ScalarAsync<string>("select channel from gathering"), Is.Null);
        Assert.That(Bot.Kenji.Messages(place.Id).Where(message => LessonDesk.All(message).Contains("Colours", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Only_owners_open_and_end_series()
    {
        await OpenSeriesAsync();
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Not.Contain("Open a series").And.Not.Contain("End this series"));

        await Bot.Priya.ClickAsync(await TalkRoom.AskAsync(Bot.Priya, "/talk series"), "End this series");

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Contain("There is no series"));
    }

    [Test]
    public async Task Not_this_time_says_nothing_any_more_once_the_date_is_taken()
    {
        await OpenSeriesAsync([Bot.Ben, Bot.Erik]);
        await Bot.TickAsync();
        var asked = Bot.Ben.Messages().Single(message => LessonDesk.All(message).Contains("Your turn at Tech talk", StringComparison.Ordinal));
        await Bot.Ben.ClickAsync(asked, "Take it");
        await TalkRoom.SendAsync(Bot.Ben, "Colours", "", "", [Bot.Ben]);

        await Bot.Ben.ClickAsync(asked, "Not this time");

        Assert.That(await Bot.ScalarAsync<bool>("select passed from talk_slot"), Is.False);
        Assert.That(LessonDesk.All(Bot.Ben.Messages()[^1]), Does.Contain("planned for this date already"));
    }

    [TestCase(true)]
    [TestCase(false, Description = "left the company")]
    public async Task Whoever_is_gone_leaves_an_open_date_and_nobodys_turn_moves(bool isErased)
    {
        await OpenSeriesAsync([Bot.Ben, Bot.Erik, Bot.Maria]);
        var before = await TurnsAsync();

        if (isErased)
        {
            await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Ben), CancellationToken.None);
        }
        else
        {
            await Bot.Ben.LeaveCompanyAsync();
            await Bot.SettleAsync();
        }

        await Bot.TickAsync();

        Assert.That(before, Is.EqualTo(new[] { "ben", "erik", "maria", "ben", "erik" }));
        Assert.That(await TurnsAsync(), Is.EqualTo(new[] { "open", "erik", "maria", "open", "erik" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from delivery where kind = 'talk.turn' and recipient = @UserId", new { Bot.Ben.UserId }), Is.Zero);
    }

    /// <summary>Whose turn each date is, from the next one on.</summary>
    private async Task<IReadOnlyList<string>> TurnsAsync() =>
    [
        .. System.Text.RegularExpressions.Regex.Matches(
                await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), $": (?:the turn of <@({Bot.Ben.UserId}|{Bot.Erik.UserId}|{Bot.Maria.UserId})>|(open))")
            .Select(match => match.Groups[2].Success ? "open" : match.Groups[1].Value == Bot.Ben.UserId ? "ben" : match.Groups[1].Value == Bot.Erik.UserId ? "erik" : "maria"),
    ];

    [Test]
    public async Task Whoever_is_erased_takes_no_turns_any_more()
    {
        await OpenSeriesAsync([Bot.Ben, Bot.Erik]);

        await Bot.Services.GetRequiredService<SlackLearningBot.Features.PersonalData.Eraser>().EraseAsync(TestBot.Key(Bot.Ben), CancellationToken.None);
        await Bot.TickAsync();

        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/talk series"), Does.Contain("the turn of <@U0PGERIK001>").And.Not.Contain("U0PGBEN0001"));
    }

    /// <summary>Every Thursday at three in London, from 3 December.</summary>
    private async Task OpenSeriesAsync(PersonHands[]? rota = null, string? channel = null)
    {
        await Bot.Priya.ClickAsync(await TalkRoom.AskAsync(Bot.Priya, "/talk series"), "Open a series");
        var state = new JsonObject();
        (string Block, JsonObject Value)[] all =
        [
            ("talk_series_name", TalkRoom.Typed("Tech talk")),
            ("talk_time", new JsonObject { ["type"] = "datetimepicker", ["selected_date_time"] = TestBot.Instant("2026-12-03T15:00:00Z").ToUnixTimeSeconds() }),
            ("talk_channel", TalkRoom.Channel(channel ?? DemoWorkspace.LearningChannel)),
            ("talk_series_rota", new JsonObject { ["type"] = "multi_users_select", ["selected_users"] = new JsonArray([.. (rota ?? []).Select(one => (JsonNode)one.UserId)]) }),
        ];
        foreach (var (block, value) in all)
        {
            state[block] = new JsonObject { [block] = value };
        }

        var result = await Bot.Priya.SubmitAsync(state);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await Bot.SettleAsync();
    }

    private async Task TakeAsync(PersonHands person, string title)
    {
        await person.ClickAsync(await TalkRoom.AskAsync(person, "/talk series"), "Take it");
        await TalkRoom.SendAsync(person, title, "", "", [person]);
        await Bot.SettleAsync();
    }
}
