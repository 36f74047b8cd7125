using NUnit.Framework;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>A session that is moved in the evening of the day before it.</summary>
internal sealed class ProgrammeQuietTests
{
    [Test]
    public async Task Whoever_would_come_hears_of_it_before_the_hour_it_was_planned_for()
    {
        await using var desk = await ProgrammeDesk.StartAsync();
        await desk.ChooseAsync([desk.Bot.Anna], session: "2026-11-24T06:30:00Z");
        await desk.ClickAsync("programme.ask");
        await desk.Bot.TickAsync();
        await desk.Bot.TurnToAsync("2026-11-23T19:30:00Z");

        await desk.ClickAsync("programme.move");
        await desk.SendAsync(("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant("2026-12-17T13:00:00Z").ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 5"));
        await desk.Bot.TickAsync();

        Assert.That(ProgrammeDesk.Count(desk.Bot.Anna, "*Changed:* Workshop"), Is.EqualTo(1));
    }
}
