using NUnit.Framework;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Features.Authoring;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>Where a session is: a room, or a link as long as those of video meetings are.</summary>
internal sealed class ProgrammePlaceTests
{
    private static readonly string Link = "https://meet.example.com/join?context=" + new string('x', 1500);

    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start() => desk = await ProgrammeDesk.StartAsync();

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private static string Yaml(string place) => ProgrammeDesk.Yaml.Replace("place: Room 4", place, StringComparison.Ordinal);

    private async Task<HandResult> MoveAsync(string session, string place)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        var result = await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", place));
        await Bot.TickAsync();
        return result;
    }

    [Test]
    public async Task A_long_link_of_the_programme_opens_both_forms()
    {
        await desk.SaveAsync(Yaml($"link: \"{Link}\""));

        Assert.That((await desk.ChooseAsync([Bot.Anna], place: Link)).Ok, Is.True);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Find(Bot.Anna, "Join here").Words(), Does.Contain(Link));

        Assert.That((await MoveAsync("2026-12-11T13:00:00Z", Link)).Ok, Is.True);
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:* Workshop"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_long_link_may_be_typed_and_stays_whole_and_a_long_text_is_refused()
    {
        var words = await desk.ChooseAsync([Bot.Anna], place: new string('x', 201));
        Assert.That(words.Errors?.ToString(), Does.Contain("201 characters"));

        Assert.That((await desk.ChooseAsync([Bot.Anna], place: Link)).Ok, Is.True);
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
        Assert.That((await MoveAsync("2026-12-11T13:00:00Z", new string('y', 300))).Errors?.ToString(), Does.Contain("300 characters"));
        Assert.That((await MoveAsync("2026-12-11T13:00:00Z", Link + "y")).Ok, Is.True);

        Assert.That(await Bot.ScalarAsync<string>("select place from programme_cohort where state = 'running'"), Is.EqualTo(Link + "y"));
    }

    [Test]
    public async Task Moving_it_without_a_change_tells_nobody()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        await MoveAsync(ProgrammeDesk.Session, "Room 4");
        await MoveAsync(ProgrammeDesk.Session, "");

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:*"), Is.Zero);
    }

    [Test]
    public async Task Another_room_can_be_told_in_the_last_hour_and_another_hour_cannot()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();
        await Bot.TurnToAsync("2026-12-10T12:20:00Z");

        Assert.That((await MoveAsync("2026-12-10T13:10:00Z", "Room 7")).Errors?.ToString(), Does.Contain("less than an hour from now"));
        Assert.That((await MoveAsync(ProgrammeDesk.Session, "Room 7")).Ok, Is.True);

        Assert.That(ProgrammeDesk.Find(Bot.Anna, "*Changed:* Workshop").Words(), Does.Contain("Room 7"));
        await Bot.TurnToAsync("2026-12-10T12:46:00Z");
        Assert.That(ProgrammeDesk.Find(Bot.Anna, "starts at").Words(), Does.Contain("Room 7"));
    }

    [TestCase("place: Room 5", "Room 5")]
    [TestCase("place: Room 4, text: \"Bring a laptop.\"", null)]
    [TestCase("place: Room 4 }\n  - { id: more, kind: do, days: 9, title: More, text: More.", null)]
    public async Task A_new_version_with_another_place_is_told_once_and_nothing_else_is(string place, string? told)
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        var report = await desk.DropAsync(Yaml(place));
        var words = report.Words();
        await Bot.Priya.ClickAsync(report, "programme.save");
        await Bot.SettleAsync();
        await Bot.TickAsync();
        await Bot.TickAsync();

        Assert.That(words.Contains("hears once", StringComparison.Ordinal), Is.EqualTo(told is not null));
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:* Workshop"), Is.EqualTo(told is null ? 0 : 1));
        Assert.That(told is null || ProgrammeDesk.Find(Bot.Anna, "*Changed:*").Words().Contains(told, StringComparison.Ordinal), Is.True);
    }

    [Test]
    public async Task A_new_version_with_another_length_is_told_and_its_end_moves()
    {
        await desk.BeginAsync(Bot.Anna);
        await Bot.TickAsync();

        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("minutes: 90", "minutes: 180", StringComparison.Ordinal));
        await Bot.TickAsync();
        Assert.That(ProgrammeDesk.Find(Bot.Anna, "*Changed:*").Words(), Does.Contain("180 minutes"));

        await Bot.TurnToAsync("2026-12-10T14:31:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Were you at"), Is.Zero, "it still runs");
        await Bot.TurnToAsync("2026-12-11T09:30:00Z");
        Assert.That(ProgrammeDesk.Count(Bot.Anna, "Were you at"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_group_with_a_place_of_its_own_stays_there()
    {
        await desk.ChooseAsync([Bot.Anna], place: "Hall");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();

        await desk.SaveAsync(Yaml("place: Room 5"));
        await Bot.TickAsync();

        Assert.That(ProgrammeDesk.Count(Bot.Anna, "*Changed:*"), Is.Zero);
        Assert.That(await Bot.ScalarAsync<string>("select place from programme_cohort"), Is.EqualTo("Hall"));
    }
}
