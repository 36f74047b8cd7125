using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Features.Talks;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Hostile;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>What speakers ask their listeners, and what comes of it.</summary>
internal sealed class QuizTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
        await room.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task What_is_proposed_is_made_of_the_take_aways()
    {
        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Change what it says");
        await TalkRoom.SendAsync(Bot.Ben, "How we deploy", "", "", [Bot.Ben], TalkRoom.TakeAways("Small changes are safer than large releases."));

        await Bot.Ben.ClickAsync(Bot.Ben.Modal!, "Questions for listeners");

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("Small changes are safer than large ____.").And.Contain("releases"));
    }

    [Test]
    public async Task A_take_away_that_makes_too_long_a_question_makes_none()
    {
        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Change what it says");
        await TalkRoom.SendAsync(Bot.Ben, "How we deploy", "", "", [Bot.Ben], TalkRoom.TakeAways(
            $"Long {string.Concat(Enumerable.Repeat("words ", 45))}say little.", $"An {new string('a', 80)} is no answer.", "Small changes are safer."));

        await Bot.Ben.ClickAsync(Bot.Ben.Modal!, "Questions for listeners");

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("Small ____ are safer.").And.Not.Contain("words words").And.Not.Contain("is no answer"));
    }

    [Test]
    public async Task Who_was_there_is_asked_once_and_the_answer_is_remembered()
    {
        await new LessonDesk(Bot).EnrolAsync(Bot.Anna);
        await WriteAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-27T11:00:00Z");
        await Bot.TickAsync();
        var asked = Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("So that it stays", StringComparison.Ordinal));

        await Bot.Anna.ClickAsync(asked, "Answer");
        await AnswerAsync(Bot.Anna, "small");
        await Bot.SettleAsync();

        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("✓").And.Contain("They come again"));
        Assert.That(await Bot.QueryAsync<string>("select split_part(occasion, ':', 1) || ' ' || is_right from review"), Is.EqualTo(new[] { "talk true" }));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from memory where user_id = @UserId", new { Bot.Anna.UserId }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_answer_changes_nothing_and_who_was_not_there_is_not_asked()
    {
        await WriteAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-27T11:00:00Z");
        var asked = Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("So that it stays", StringComparison.Ordinal));
        await Bot.Anna.ClickAsync(asked, "Answer");
        await AnswerAsync(Bot.Anna, "large");

        await Bot.Anna.ClickAsync(asked, "Answer");

        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("You answered all questions"));
        Assert.That(await Bot.ScalarAsync<bool>("select is_right from review"), Is.False, "the first answer stands");
        Assert.That(TalkRoom.Words(Bot.Erik), Does.Not.Contain("So that it stays"));
    }

    [Test]
    public async Task A_question_keeps_its_id_wherever_it_stands_and_a_new_one_gets_a_new_one()
    {
        await FillAsync(("", "", ""), ("Which changes are safer?", "small", "large"), ("Who deploys?", "everybody", ""));
        var (safer, who) = (await IdAsync("Which changes are safer?"), await IdAsync("Who deploys?"));

        await FillAsync(("Who deploys?", "everybody", ""));
        Assert.That(await IdAsync("Who deploys?"), Is.EqualTo(who), "it moved up");
        await FillAsync(("Who may deploy?", "everybody", "nobody"), ("When do we deploy?", "always", ""));

        Assert.That(await IdAsync("Who may deploy?"), Is.EqualTo(who), "it was only reworded");
        Assert.That(await IdAsync("When do we deploy?"), Is.Not.EqualTo(safer).And.Not.EqualTo(who));
        await FillAsync(("Who pays?", "the company", ""));
        Assert.That(await IdAsync("Who pays?"), Is.Not.AnyOf(safer, who, await IdAsync("When do we deploy?", isRetired: true)));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from question where retired_at is null"), Is.EqualTo(1));
    }

    private Task<string?> IdAsync(string ask, bool isRetired = false) =>
        Bot.ScalarAsync<string>("select question_id from question where ask = @ask and (retired_at is not null) = @isRetired", new { ask, isRetired });

    [Test]
    public async Task Saved_a_second_time_it_does_not_say_that_everybody_is_asked()
    {
        await WriteAsync();
        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("is asked this question a day later"));

        await WriteAsync();

        Assert.That(TalkRoom.Dialog(Bot.Ben), Does.Contain("is not asked a second time").And.Not.Contain("a day later"));
    }

    [Test]
    public async Task An_answer_in_a_second_form_is_not_graded()
    {
        await WriteAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-27T11:00:00Z");
        var asked = Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("So that it stays", StringComparison.Ordinal));
        await Bot.Anna.ClickAsync(asked, "Answer");
        var metadata = TalkValues.Of(await Bot.ScalarAsync<Guid>("select gathering_id from talk"));
        await HostileDesk.Submission(Bot.Anna, QuizView.Callback, await AnswerStateAsync("large"), metadata).SendAsync(Bot);

        await AnswerAsync(Bot.Anna, "small");

        Assert.That(await Bot.QueryAsync<bool>("select is_right from review"), Is.EqualTo(new[] { false }));
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("You answered all questions").And.Not.Contain("✓"));
    }

    [Test]
    public async Task Who_was_not_there_cannot_answer()
    {
        await WriteAsync();
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-11-27T11:00:00Z");
        var asked = Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("So that it stays", StringComparison.Ordinal));
        var value = TalkValues.Of(await Bot.ScalarAsync<Guid>("select gathering_id from talk"));

        foreach (var person in new[] { Bot.Erik, Bot.Ben })
        {
            await HostileDesk.Click(person, asked.Ts, HostileDesk.Button(QuizView.Open, value)).SendAsync(Bot);
            Assert.That(TalkRoom.Dialog(person), Does.Contain("for those who were at the talk"));
            await HostileDesk.Submission(person, QuizView.Callback, await AnswerStateAsync("small"), value).SendAsync(Bot);
        }

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review"), Is.Zero);
    }

    [Test]
    public async Task Only_its_speakers_and_owners_write_questions()
    {
        await TalkRoom.OpenCardAsync(Bot.Anna, "/talk list");

        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Not.Contain("Questions for listeners"));
    }

    /// <summary>Ben asks one question, with two wrong answers.</summary>
    private Task WriteAsync() => FillAsync(("Which changes are safer?", "small", "large, late"));

    /// <summary>Ben fills in the form from its first field on, and leaves the others empty.</summary>
    private async Task FillAsync(params (string Ask, string Answer, string Wrong)[] questions)
    {
        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Questions for listeners");
        var state = new JsonObject();
        for (var number = 0; number < 3; number++)
        {
            var (ask, answer, wrong) = questions.ElementAtOrDefault(number);
            foreach (var (block, text) in new[] { ($"talk_ask_{number}", ask), ($"talk_answer_{number}", answer), ($"talk_wrong_{number}", wrong) })
            {
                state[block] = new JsonObject { [block] = TalkRoom.Typed(text ?? "") };
            }
        }

        var result = await Bot.Ben.SubmitAsync(state);
        Assert.That(result.Ok, Is.True, $"{result.Message} {result.Errors}");
        await Bot.SettleAsync();
    }

    /// <summary>By the words of the option.</summary>
    private async Task AnswerAsync(PersonHands person, string words) => await person.SubmitAsync(await AnswerStateAsync(words));

    private async Task<JsonObject> AnswerStateAsync(string words)
    {
        var question = await Bot.ScalarAsync<string>("select question_id from question");
        return new JsonObject
        {
            [question!] = new JsonObject
            {
                ["talk_quiz_answer"] = new JsonObject
                {
                    ["type"] = "radio_buttons",
                    ["selected_option"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = words }, ["value"] = words == "small" ? "0" : "1" },
                },
            },
        };
    }
}
