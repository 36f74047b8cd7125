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
}
