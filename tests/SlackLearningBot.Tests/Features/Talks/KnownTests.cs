using System.Globalization;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Whoever spoke hears once how many still know it, and never of so few that it says something of one of them.</summary>
internal sealed class KnownTests
{
    private const string Ask = "Which changes are safer?";

    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedAsync(Bot.Ben, "How we deploy");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task When_the_questions_came_again_the_speaker_hears_how_many_still_know_it()
    {
        PersonHands[] listeners = [Bot.Anna, Bot.Maria, Bot.Kenji, Bot.Priya, Bot.Erik];
        foreach (var one in listeners)
        {
            await new LessonDesk(Bot).EnrolAsync(one);
            await Bot.ExecuteAsync(
                """
                insert into contact (team_id, user_id, zone, days) values (@TeamId, @UserId, 'Europe/Stockholm', 127)
                    on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days
                """, new { one.Workspace.TeamId, one.UserId });
            await room.ComeAsync(one);
        }

        await Bot.ExecuteAsync("update learner set next_lesson_at = '2026-11-27T07:30:00Z'");
        await HeldAsync();
        await Bot.TurnToAsync("2026-11-27T11:00:00Z");
        foreach (var one in listeners)
        {
            await one.ClickAsync(one.Messages().Last(message => LessonDesk.All(message).Contains("So that it stays", StringComparison.Ordinal)), "Answer");
            await one.SubmitAsync(await AnswerAsync());
        }

        for (var day = TestBot.Instant("2026-11-28T06:35:00Z"); day < TestBot.Instant("2027-05-01T08:00:00Z") && Told() == 0; day = day.AddDays(3))
        {
            foreach (var at in new[] { day.AddHours(-18), day }) // the day before, too: mornings that the bot slept through are gone
            {
                await Bot.TurnToAsync(at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            }

            foreach (var one in listeners)
            {
                await AnswerAgainAsync(one, one.UserId == Bot.Anna.UserId && day > TestBot.Instant("2026-12-24T00:00:00Z") ? "large" : "small");
            }
        }

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from review where answered_at > '2026-12-28'"), Is.GreaterThanOrEqualTo(5), "the questions came again");
        Assert.That(Told(), Is.EqualTo(1));
        Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain("5 people were asked your questions again").And.Contain("4 of them had most of it right"));
    }

    [TestCase(5, 4, true)]
    [TestCase(4, 3, false, Description = "fewer than five")]
    [TestCase(5, 5, false, Description = "it would say something of each")]
    [TestCase(5, 0, false, Description = "it would say something of each")]
    [TestCase(20, 20, true, Description = "of many it says nothing of one")]
    public async Task It_is_told_once_when_it_says_nothing_of_a_single_person(int people, int knowing, bool isTold)
    {
        await HeldAsync();
        await AnsweredAsync(1, people, knowing);

        await Bot.TurnToAsync("2027-01-12T10:00:00Z");
        await Bot.TurnToAsync("2027-01-13T10:00:00Z");

        Assert.That(Told(), Is.EqualTo(isTold ? 1 : 0));
        if (isTold)
        {
            Assert.That(TalkRoom.Words(Bot.Ben), Does.Contain($"{people} people were asked").And.Contain($"{knowing} of them"));
        }
    }

    [Test]
    public async Task Those_who_are_asked_later_count_too_as_long_as_somebody_waits_for_it()
    {
        await HeldAsync();
        await AnsweredAsync(1, 4, 3);
        await Bot.TurnToAsync("2027-01-12T10:00:00Z");
        Assert.That(Told(), Is.Zero);

        await AnsweredAsync(5, 5, 5);
        await Bot.TurnToAsync("2027-01-14T10:00:00Z");

        Assert.That(Told(), Is.EqualTo(1));
        Assert.That(await Bot.ScalarAsync<bool>("select kept_told from talk"), Is.True);
    }

    [Test]
    public async Task After_half_a_year_nobody_waits_any_more()
    {
        await HeldAsync();
        await AnsweredAsync(1, 4, 3);
        await Bot.TurnToAsync("2027-01-12T10:00:00Z");
        Assert.That(await Bot.ScalarAsync<bool>("select kept_told from talk"), Is.False);

        await Bot.TurnToAsync("2027-06-01T10:00:00Z");

        Assert.That(await Bot.ScalarAsync<bool>("select kept_told from talk"), Is.True);
    }

    private int Told() => Bot.Ben.Messages().Count(message => LessonDesk.All(message).Contains("*What stayed of", StringComparison.Ordinal));

    /// <summary>It is over, and Ben writes one question.</summary>
    private async Task HeldAsync()
    {
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
        await Bot.Ben.ClickAsync(await TalkRoom.OpenCardAsync(Bot.Ben), "Questions for listeners");
        var state = new JsonObject();
        foreach (var (block, text) in new[] { ("talk_ask_0", Ask), ("talk_answer_0", "small"), ("talk_wrong_0", "large, late") })
        {
            state[block] = new JsonObject { [block] = TalkRoom.Typed(text) };
        }

        await Bot.Ben.SubmitAsync(state);
        await Bot.TickAsync();
    }

    /// <summary>Listeners of these numbers answered at once and a month later; the first of them know it then.</summary>
    private Task AnsweredAsync(int from, int until, int knowing) => Bot.ExecuteAsync(
        """
        insert into review (id, team_id, user_id, question_id, question_version, lesson_id, occasion, delivery_id, chosen, chosen_text, is_right, grade, answered_on, answered_at)
        select gen_random_uuid(), q.team_id, 'U0LISTENER' || n, q.question_id, 1, q.lesson_id, 'day ' || later, gen_random_uuid(), 0, 'small', n <= @knowing, 3, '2026-11-27',
               '2026-11-26T16:00:00Z'::timestamptz + make_interval(days => later)
          from question q, generate_series(@from, @until) n, unnest(array[1, 33]) later
        """, new { from, until, knowing });

    private async Task<JsonObject> AnswerAsync() => new()
    {
        [(await Bot.ScalarAsync<string>("select question_id from question"))!] = new JsonObject
        {
            ["talk_quiz_answer"] = new JsonObject
            {
                ["type"] = "radio_buttons",
                ["selected_option"] = new JsonObject { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "small" }, ["value"] = "0" },
            },
        },
    };

    /// <summary>Each message that asks it and was not answered is, with one click.</summary>
    private async Task AnswerAgainAsync(PersonHands person, string option)
    {
        foreach (var message in person.Messages().Where(Asks).ToList())
        {
            await person.ClickAsync(message, option);
        }

        await Bot.SettleAsync();
    }

    private static bool Asks(Message message) =>
        message.EphemeralTo is null && LessonDesk.All(message).Contains(Ask, StringComparison.Ordinal) && LessonDesk.All(message).Contains("\"late\"", StringComparison.Ordinal);
}
