using NUnit.Framework;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>What comes around the session: reminders, changes, the calendar file, the recording.</summary>
internal sealed class ProgrammeSessionTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync();
        await desk.BeginAsync(Bot.Anna, Bot.Erik);
        await Bot.TickAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task What_is_missing_before_the_session_is_reminded_twice_at_most()
    {
        await Bot.TurnToAsync("2026-12-04T08:01:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "*Joins*"), "programme.done");
        foreach (var moment in new[] { "2026-12-07T08:01:00Z", "2026-12-08T08:01:00Z", "2026-12-09T08:01:00Z", "2026-12-10T08:01:00Z", "2026-12-10T12:00:00Z" })
        {
            await Bot.TurnToAsync(moment);
        }

        Assert.That(ProgrammeDesk.Count(Bot.Erik, "this is still open"), Is.EqualTo(2));
        var last = ProgrammeDesk.Find(Bot.Anna, "this is still open");
        Assert.That(last.Words(), Does.Contain("Why an index is fast").And.Not.Contain("Joins"), "only what is missing");
        Assert.That(await Bot.ScalarAsync<short>("select max(reminded) from programme_member"), Is.EqualTo(2));
        Assert.That(async () => await Bot.ExecuteAsync("update programme_member set reminded = 3"), Throws.InstanceOf<Npgsql.PostgresException>());
    }

    [Test]
    public async Task The_calendar_file_comes_on_a_click_and_follows_a_change()
    {
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "📅 *Workshop*"), "programme.calendar");
        await Bot.SettleAsync();
        Assert.That(await Bot.ScalarAsync<string>("select state from delivery where kind = 'programme.file'"), Is.EqualTo("sent").Or.EqualTo("done"));
        Assert.That(Bot.Anna.Messages().SelectMany(message => message.Files ?? []).Select(file => file.Name), Does.Contain("session.ics"));
    }

    [Test]
    public async Task A_moved_session_is_told_once_and_moves_what_has_not_come()
    {
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant("2026-12-17T13:00:00Z").ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 5"));
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That((ProgrammeDesk.Count(Bot.Anna, "*Changed:* Workshop"), ProgrammeDesk.Count(Bot.Anna, "Room 5")), Is.EqualTo((1, 2)), "and in the first word");
        await Bot.TurnToAsync("2026-12-10T12:50:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "starts at"), Is.Zero, "the old hour is over");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Why an index is fast*"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-12-17T12:50:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "starts at"), Is.EqualTo(1));
    }

    [Test]
    public async Task Whoever_missed_it_gets_the_recording_once_and_whoever_was_there_does_not()
    {
        await Bot.TurnToAsync("2026-12-10T14:31:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "Were you at"), "programme.there");
        await Bot.Erik.ClickAsync(ProgrammeDesk.Find(Bot.Erik, "Were you at"), "programme.missed");
        Assert.That(ProgrammeDesk.Words(Bot.Erik), Does.Contain("The recording comes here when there is one"));

        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.record");
        await desk.SendAsync(("programme_recording", "url_text_input", "value", "https://example.com/recording"));
        await Bot.TurnToAsync("2026-12-11T10:00:00Z");
        await Bot.TurnToAsync("2026-12-14T10:00:00Z");

        Assert.That(ProgrammeDesk.Count(Bot.Erik, "In case you missed"), Is.EqualTo(1));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "example.com/recording"), Is.Zero);
        Assert.That(ProgrammeDesk.Find(Bot.Erik, "*What we saw*").Words(), Does.Contain("example.com/recording"), "the recap has it, too");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Nobody_was_at_a_session_that_is_ahead_or_was_called_off(bool calledOff)
    {
        var hello = ProgrammeDesk.Find(Bot.Anna, "enrolled you in");
        var button = LessonDesk.Element(hello, "programme.calendar");
        button["action_id"] = "programme.there";
        if (calledOff)
        {
            await desk.ClickAsync("programme.cancel");
            await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        }

        await desk.Lessons.ClickOldAsync(Bot.Anna, hello, button);

        Assert.That(await Bot.ScalarAsync<long>("select count(*) from programme_member where attended is not null"), Is.Zero);
    }

    [Test]
    public async Task A_recording_that_is_added_while_the_session_runs_comes_after_it_to_whoever_missed_it()
    {
        await Bot.TurnToAsync("2026-12-10T13:10:00Z");
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.record");
        await desk.SendAsync(("programme_recording", "url_text_input", "value", "https://example.com/stream"));
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "In case you missed"), Is.Zero, "it still runs");

        await Bot.TurnToAsync("2026-12-10T14:31:00Z");
        await Bot.Anna.ClickAsync(ProgrammeDesk.Find(Bot.Anna, "Were you at"), "programme.there");
        Assert.That(ProgrammeDesk.Count(Bot.Erik, "In case you missed"), Is.Zero, "first everybody is asked");
        foreach (var moment in new[] { "2026-12-10T15:31:00Z", "2026-12-11T09:30:00Z", "2026-12-14T09:30:00Z" })
        {
            await Bot.TurnToAsync(moment);
        }

        Assert.That((ProgrammeDesk.Count(Bot.Erik, "In case you missed"), ProgrammeDesk.Count(Bot.Anna, "In case you missed")), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task Called_off_everybody_hears_of_the_session_once_and_nothing_more_comes()
    {
        await desk.ClickAsync("programme.cancel");
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-12-17T10:00:00Z");

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Called off:* Workshop"), Is.EqualTo(1));
        Assert.That((ProgrammeDesk.Count(Bot.Anna, "🎒"), ProgrammeDesk.Count(Bot.Anna, "starts at"), ProgrammeDesk.Count(Bot.Anna, "Were you at")), Is.EqualTo((0, 0, 0)));
    }
}
