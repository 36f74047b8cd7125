using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Features.Sessions;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;
using static SlackLearningBot.Tests.Features.Sessions.SessionRoom;

namespace SlackLearningBot.Tests.Features.TakeAways;

/// <summary>Whoever was at a session of our own is asked like after a conference: by their own click, or by the list of those who taught it. Ben teaches, Tuesday at ten.</summary>
internal sealed class SessionAskingTests
{
    private const string Over = "2026-12-01T11:31:00Z";
    private const string SecondDay = "2026-12-03T15:00:00Z";
    private const string ThirdDay = "2026-12-04T15:00:00Z";
    private const string LongAfter = "2026-12-18T15:00:00Z";

    private SessionRoom room = null!;

    [SetUp]
    public async Task Open() => room = await SessionRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    /// <summary>It was held.</summary>
    private async Task HeldAsync(string kind = "workshop", params string[] dates)
    {
        await room.PlannedAsync(kind: kind, dates: dates.Length > 0 ? dates : null);
        await Bot.TurnToAsync(Over);
    }

    /// <summary>Clicks in the channel.</summary>
    private async Task<Message> WasThereAsync(PersonHands person, int thanks = 1)
    {
        var result = await person.ClickAsync(room.Boards()[thanks], "I was there");
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.SettleAsync();
        return person.Messages(DemoWorkspace.LearningChannel).Last(message => message.EphemeralTo is not null);
    }

    private async Task ListAsync(PersonHands person, params PersonHands[] there)
    {
        await person.ClickAsync(await CardAsync(person), "Who was there");
        await SendAsync(person, there);
    }

    private async Task SendAsync(PersonHands person, params PersonHands[] there)
    {
        var result = await person.SubmitAsync(State(("session_people", SessionRoom.People(there))));
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.SettleAsync();
    }

    /// <summary>The question, as often as it came to a person.</summary>
    private static List<Message> Asked(PersonHands person) =>
        [.. person.Messages().Where(message => message.EphemeralTo is null && LessonDesk.All(message).Contains("three things you took away", StringComparison.Ordinal))];

    [Test]
    public async Task One_click_is_asked_about_on_the_third_working_day_and_a_second_click_asks_no_second_time()
    {
        await HeldAsync();

        await WasThereAsync(Bot.Anna);
        Assert.That(LessonDesk.All(await WasThereAsync(Bot.Anna)), Does.Contain("In a few working days I ask you once").And.Contain("Write it down now"));

        await Bot.TurnToAsync(SecondDay);
        Assert.That(Asked(Bot.Anna), Is.Empty);
        await Bot.TurnToAsync(ThirdDay);
        Assert.That(LessonDesk.All(await WasThereAsync(Bot.Anna)), Does.Contain("What did you take away?").And.Not.Contain("I ask you once"), "asked already");
        Assert.That(LessonDesk.All(Asked(Bot.Anna).Single()), Does.Contain("You were at the workshop *SQL* (1 December 2026).").And.Contain("as you said or as those say who taught it"));
        Assert.That(await TalkRoom.AskWordsAsync(Bot.Anna, "/learn why"), Does.Contain("My question what you took away").And.Contain("as those say who taught it"));
        await Bot.TurnToAsync(LongAfter);
        Assert.That(Asked(Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(Asked(Bot.Erik), Is.Empty, "said nothing");
    }

    [Test]
    public async Task Whoever_a_corrected_list_names_after_all_is_asked_although_the_hour_of_the_question_is_over()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);
        await ListAsync(Bot.Ben, Bot.Erik);
        await Bot.TurnToAsync(ThirdDay);
        Assert.That(Asked(Bot.Anna), Is.Empty);

        await ListAsync(Bot.Ben, Bot.Erik, Bot.Anna);
        await Bot.TurnToAsync(LongAfter);

        Assert.That((Asked(Bot.Anna).Count, Asked(Bot.Erik).Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task What_is_written_says_what_it_was()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);
        await Bot.TurnToAsync(ThirdDay);

        var asked = Asked(Bot.Anna).Single();
        await Bot.Anna.ClickAsync(asked, "Write them down");
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("From *the workshop SQL*"));
        await Bot.Anna.WriteAsync("Measure first.");
        await Bot.SettleAsync();

        Assert.That(LessonDesk.All(Bot.Anna.Messages().Single(message => message.Ts == asked.Ts)), Does.Contain("Your take-aways from the workshop SQL").And.Contain("1. Measure first."));
        await Bot.Anna.ClickAsync(await CardAsync(Bot.Anna), "My take-aways");
        Assert.That(TalkRoom.Dialog(Bot.Anna), Does.Contain("Measure first."), "the card of the session has them, too");
        await CardAsync(Bot.Erik);
        Assert.That(TalkRoom.Dialog(Bot.Erik), Does.Not.Contain("My take-aways"));
    }

    [Test]
    public async Task Whoever_the_list_names_is_asked_once_whatever_they_click_and_how_often_it_is_sent()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);

        await ListAsync(Bot.Ben, Bot.Anna, Bot.Erik, Bot.Ben);
        await ListAsync(Bot.Ben, Bot.Anna, Bot.Erik, Bot.Ben);
        await WasThereAsync(Bot.Erik);
        await Bot.TurnToAsync(ThirdDay);
        await Bot.TurnToAsync(LongAfter);

        Assert.That(Asked(Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(Asked(Bot.Erik), Has.Count.EqualTo(1));
        Assert.That(Asked(Bot.Ben), Is.Empty, "taught it");
    }

    [Test]
    public async Task A_trainer_who_clicks_is_not_asked_nor_promised_it()
    {
        await HeldAsync();

        Assert.That(LessonDesk.All(await WasThereAsync(Bot.Ben)), Does.Contain("Noted").And.Not.Contain("In a few working days"));
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Ben), Is.Empty);
    }

    [Test]
    public async Task Whoever_the_list_leaves_out_is_not_asked_any_more()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);

        await ListAsync(Bot.Ben, Bot.Erik);
        await WasThereAsync(Bot.Anna);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Is.Empty);
        Assert.That(Asked(Bot.Erik), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_list_that_is_put_right_in_time_asks_whoever_it_left_out_first()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);

        await ListAsync(Bot.Ben, Bot.Erik);
        await ListAsync(Bot.Ben, Bot.Anna);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Has.Count.EqualTo(1));
        Assert.That(Asked(Bot.Erik), Is.Empty);
    }

    [Test]
    public async Task What_somebody_wrote_stays_theirs_whatever_the_list_says()
    {
        await HeldAsync();
        await Bot.Anna.ClickAsync(await WasThereAsync(Bot.Anna), "Write it down now");
        await Bot.Anna.WriteAsync("Measure first.");
        Assert.That(LessonDesk.All(await WasThereAsync(Bot.Anna)), Does.Contain("What you took away is written down.").And.Contain("My take-aways").And.Not.Contain("I ask you once"));

        await ListAsync(Bot.Ben, Bot.Erik);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Is.Empty, "written before");
        Assert.That(await Bot.QueryAsync<string>("select point1 from take_away where withdrawn_at is null and written_at is not null"), Is.EqualTo(new[] { "Measure first." }));
    }

    [Test]
    public async Task Whoever_could_not_come_after_all_is_not_asked()
    {
        await room.PlannedAsync();
        await room.Talks.ComeAsync(Bot.Anna);
        await Bot.TurnToAsync(Over);
        await Bot.TurnToAsync("2026-12-02T09:00:00Z");
        var question = Bot.Anna.Messages().Single(message => LessonDesk.All(message).Contains("Were you at", StringComparison.Ordinal));
        await WasThereAsync(Bot.Anna);

        await Bot.Anna.ClickAsync(Bot.Anna.Messages().Single(message => message.Ts == question.Ts), "I was not there");
        await Bot.TurnToAsync("2026-12-07T15:00:00Z");

        Assert.That(Asked(Bot.Anna), Is.Empty);
    }

    [TestCase("classroom", 1)]
    [TestCase("webinar", 1)]
    [TestCase("dojo", 1)]
    [TestCase("learning_day", 1)]
    [TestCase("book_circle", 0)]
    public async Task It_goes_by_the_kind(string kind, int times)
    {
        await HeldAsync(kind);

        await WasThereAsync(Bot.Anna);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Has.Count.EqualTo(times));
    }

    [Test]
    public async Task After_a_talk_nobody_is_asked()
    {
        await room.Talks.PlannedAsync(Bot.Ben, "How we deploy");
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");

        await WasThereAsync(Bot.Anna);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Is.Empty);
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from take_away"), Is.Zero);
    }

    [Test]
    public async Task Two_dates_of_one_session_are_one_thing()
    {
        await HeldAsync(dates: [Tuesday, Wednesday]);
        await Bot.TurnToAsync("2026-12-02T11:31:00Z");
        await WasThereAsync(Bot.Anna, thanks: 1);
        await WasThereAsync(Bot.Anna, thanks: 2);
        await WasThereAsync(Bot.Erik, thanks: 1);

        var wanted = Bot.Ben.Messages().First(message => LessonDesk.All(message).Contains("Thank you for the workshop *SQL*!", StringComparison.Ordinal));
        await Bot.Ben.ClickAsync(wanted, "Who was there");
        await SendAsync(Bot.Ben); // nobody, on Tuesday
        await Bot.TurnToAsync("2026-12-07T15:00:00Z");

        Assert.That(Asked(Bot.Anna), Has.Count.EqualTo(1), "was there on Wednesday");
        Assert.That(LessonDesk.All(Asked(Bot.Anna)[0]), Does.Contain("(2 December 2026)"));
        Assert.That(Asked(Bot.Erik), Is.Empty);
    }

    [Test]
    public async Task What_is_called_off_after_it_began_is_nothing_to_bring_back_from()
    {
        await room.PlannedAsync();
        await Bot.TurnToAsync("2026-12-01T10:05:00Z");
        await ListAsync(Bot.Ben, Bot.Anna);

        await room.CallOffAsync(Bot.Priya, Tuesday);
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Is.Empty);
    }

    [Test]
    public async Task Whoever_is_named_as_a_trainer_afterwards_is_not_asked()
    {
        await HeldAsync();
        await WasThereAsync(Bot.Anna);

        await Bot.Priya.ClickAsync(await CardAsync(Bot.Priya), "Change what it says");
        var result = await Bot.Priya.SubmitAsync(State(About("SQL", "", Bot.Ben, Bot.Anna)));
        Assert.That(result.Ok, Is.True, $"{result.Error} {result.Message}");
        await Bot.TurnToAsync(ThirdDay);

        Assert.That(Asked(Bot.Anna), Is.Empty);
    }
}
