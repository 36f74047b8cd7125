using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Mentorships;

/// <summary>Meetings are agreed on by one click, stand in calendars, and are moved and called off.</summary>
internal sealed class MeetingTests
{
    private PairingDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await PairingDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    [Test]
    public async Task Times_are_proposed_inside_the_hours_of_both()
    {
        await desk.BeginAsync();

        // Ben begins at nine in London, which is ten in Stockholm.
        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain(PairingDesk.At("2026-11-24T09:00:00Z"))
            .And.Contain(PairingDesk.At("2026-11-25T09:00:00Z")).And.Contain(PairingDesk.At("2026-11-26T09:00:00Z")).And.Not.Contain("2026-11-27"));
    }

    [Test]
    public async Task Who_shares_no_hour_chooses_one_themselves()
    {
        await desk.BeginAsync(mentors: [Bot.Kenji], mentees: [Bot.Maria]); // Tokyo and New York
        var hello = (await desk.SaidAsync(Bot.Kenji)).Single();
        Assert.That(PairingDesk.All(hello), Does.Contain("I find no time inside the working hours of all of you"));

        await Bot.Maria.ClickAsync(hello, "Choose a time");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Maria, "2026-11-25T23:00:00Z"));

        Assert.That(PairingDesk.All((await desk.SaidAsync(Bot.Kenji))[0]), Does.Contain("Your first meeting is").And.Contain(PairingDesk.At("2026-11-25T23:00:00Z")));
        await Bot.TurnToAsync("2026-11-25T23:45:00Z");
        Assert.That((await desk.SaidAsync(Bot.Kenji)).Count(message => PairingDesk.All(message).Contains("Did you meet?", StringComparison.Ordinal)), Is.EqualTo(1), "it is night where the workspace is, and they chose the hour themselves");
    }

    [Test]
    public async Task A_public_holiday_of_one_of_them_is_left_out()
    {
        await desk.DisposeAsync();
        desk = await PairingDesk.StartAsync("2026-12-22T08:30:00Z");
        await Bot.ExecuteAsync("update person set country = 'SE' where team_id = @TeamId and user_id = @UserId", TestBot.Key(Bot.Anna));

        await desk.BeginAsync();

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Contain(PairingDesk.At("2026-12-23T09:00:00Z")).And.Contain(PairingDesk.At("2026-12-28T09:00:00Z"))
            .And.Not.Contain(PairingDesk.At("2026-12-25T09:00:00Z")));
    }

    [Test]
    public async Task Days_on_which_somebody_wants_to_be_left_alone_are_left_out()
    {
        await Bot.ExecuteAsync("insert into contact (team_id, user_id, silent_until) values (@TeamId, @UserId, '2026-11-26T00:00:00Z') on conflict (team_id, user_id) do update set silent_until = excluded.silent_until", TestBot.Key(Bot.Anna));

        await desk.BeginAsync();

        Assert.That(PairingDesk.All((await desk.SaidAsync()).Single()), Does.Not.Contain(PairingDesk.At("2026-11-24T09:00:00Z")).And.Not.Contain(PairingDesk.At("2026-11-25T09:00:00Z"))
            .And.Contain(PairingDesk.At("2026-11-26T09:00:00Z")));
    }

    [Test]
    public async Task One_click_agrees_on_it_and_a_second_one_shows_that()
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync()).Single();
        await desk.ClickAsync(Bot.Anna, hello, "meet.choose:0");

        Assert.That(PairingDesk.All((await desk.SaidAsync())[0]), Does.Contain("Your first meeting is").And.Contain(PairingDesk.At("2026-11-24T09:00:00Z")).And.Not.Contain("Meet then"));
        Assert.That(await desk.CountAsync("*Your first meeting:*"), Is.EqualTo(1));
        await Bot.ExecuteAsync("update mentorship set every_days = every_days");
        Assert.That(await Bot.QueryAsync<string>("select number || ' ' || state from meet_up"), Is.EqualTo(new[] { "1 ahead" }));
    }

    [Test]
    public async Task Of_two_clicks_at_once_one_counts()
    {
        await desk.BeginAsync();
        var hello = (await desk.SaidAsync()).Single();

        await Task.WhenAll(Bot.Anna.ClickAsync(hello, "meet.choose:0"), Bot.Ben.ClickAsync(hello, "meet.choose:1"));
        await Bot.SettleAsync();

        Assert.That(await Bot.QueryAsync<string>("select number || ' ' || sequence from meet_up"), Is.EqualTo(new[] { "1 0" }));
        Assert.That(await desk.CalendarsAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task It_comes_as_a_file_for_calendars_and_moving_it_changes_the_same_event()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();
        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("*Your first meeting:*"), "Move it");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Ben, "2026-11-27T13:30:00Z"));

        var files = await desk.CalendarsAsync();
        Assert.That(files, Has.Count.EqualTo(2));
        Assert.That(files[0], Does.StartWith("BEGIN:VCALENDAR\r\n").And.Contain("\r\nDTSTART:20261124T090000Z\r\nDTEND:20261124T094500Z\r\nSEQUENCE:0\r\n").And.Contain("METHOD:PUBLISH"));
        Assert.That(files[1], Does.Contain("\r\nDTSTART:20261127T133000Z\r\nDTEND:20261127T141500Z\r\nSEQUENCE:1\r\n"));
        Assert.That(Uid(files[1]), Is.EqualTo(Uid(files[0])));
        Assert.That(await desk.CountAsync("*Moved:* you meet"), Is.EqualTo(2), "the old message says so, and a new one tells everybody");
    }

    [Test]
    public async Task Calling_it_off_names_nobody_and_takes_it_out_of_calendars()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync();

        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("*Your first meeting:*"), "Call it off");

        var files = await desk.CalendarsAsync();
        Assert.That(files[^1], Does.Contain("METHOD:CANCEL").And.Contain("SEQUENCE:1").And.Contain("STATUS:CANCELLED").And.Contain("mailto:anna@juniper.example"));
        Assert.That(Uid(files[^1]), Is.EqualTo(Uid(files[0])));
        Assert.That(PairingDesk.All(await desk.FindAsync("*Called off:*")), Does.Not.Contain(Bot.Ben.UserId));
        await desk.ClickAsync(Bot.Anna, await desk.FindAsync("*Called off:*"), "Find another time");
        Assert.That(await desk.CountAsync("*When do you meet?*"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_agenda_comes_the_day_before_a_word_before_it_begins_and_the_question_after_it()
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync()).Single(), "Another time");
        PairingDesk.IsOk(await desk.SubmitTimeAsync(Bot.Anna, "2026-11-26T10:00:00Z"));

        await Bot.TurnToAsync("2026-11-25T09:59:00Z");
        Assert.That(await desk.CountAsync("Here is something to talk about."), Is.Zero);
        await Bot.TurnToAsync("2026-11-25T10:00:00Z");
        Assert.That(PairingDesk.All(await desk.FindAsync("Here is something to talk about.")), Does.Contain("The goal is “Give a talk without notes”."));
        await Bot.TurnToAsync("2026-11-26T09:45:00Z");
        Assert.That(await desk.CountAsync("In a quarter of an hour"), Is.EqualTo(1));
        await Bot.TurnToAsync("2026-11-26T10:44:00Z");
        Assert.That(await desk.CountAsync("Did you meet?"), Is.Zero);
        await Bot.TurnToAsync("2026-11-26T10:45:00Z");
        Assert.That(await desk.CountAsync("Did you meet?"), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_a_meeting_on_Monday_the_agenda_comes_on_Friday_in_the_hours_of_both()
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync()).Single(), "Another time");
        await desk.SubmitTimeAsync(Bot.Anna, "2026-11-30T10:00:00Z");

        // Anna's day ends at five in Stockholm, an hour before Ben's.
        Assert.That(await Bot.ScalarAsync<DateTime>("select due_at from delivery where kind = 'meet.agenda'"), Is.EqualTo(TestBot.Instant("2026-11-27T15:30:00Z").UtcDateTime));
    }

    [Test]
    public async Task What_was_owed_for_the_old_time_is_not_sent()
    {
        await desk.BeginAsync();
        await desk.ChooseAsync(); // tomorrow at nine
        await desk.ClickAsync(Bot.Ben, await desk.FindAsync("*Your first meeting:*"), "Move it");
        await desk.SubmitTimeAsync(Bot.Ben, "2026-12-03T10:00:00Z");

        await Bot.TurnToAsync("2026-11-24T08:45:00Z");
        await Bot.TurnToAsync("2026-11-24T10:00:00Z");

        Assert.That((await desk.CountAsync("In a quarter of an hour"), await desk.CountAsync("Did you meet?")), Is.EqualTo((0, 0)));
    }

    [TestCase("2026-11-23T08:00:00Z", "over already")]
    [TestCase("2028-11-23T08:00:00Z", "more than a year")]
    public async Task A_time_that_cannot_be_is_refused_with_a_reason(string at, string why)
    {
        await desk.BeginAsync();
        await desk.ClickAsync(Bot.Anna, (await desk.SaidAsync()).Single(), "Another time");

        var result = await desk.SubmitTimeAsync(Bot.Anna, at);

        Assert.That(result.Errors!.ToJsonString(), Does.Contain(why));
        Assert.That(await Bot.ScalarAsync<long>("select count(*) from meet_up"), Is.Zero);
    }

    private static string Uid(string file) => file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
}
