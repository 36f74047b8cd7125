using NUnit.Framework;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Programmes;

/// <summary>What stands in a channel and in the direct message before a session is moved shows afterwards how things are.</summary>
internal sealed class ProgrammeMovedTests
{
    private ProgrammeDesk desk = null!;

    [SetUp]
    public async Task Start()
    {
        desk = await ProgrammeDesk.StartAsync();
        await desk.ChooseAsync([Bot.Anna, Bot.Erik], own: "private");
        await desk.ClickAsync("programme.ask");
        await Bot.TickAsync();
    }

    [TearDown]
    public async Task Stop() => await desk.DisposeAsync();

    private TestBot Bot => desk.Bot;

    private Conversation Channel => Bot.Anna.Workspace.Conversations.FindByName("sql-for-analysts-2026-12-10")!;

    private string[] InChannel() => [.. Bot.Anna.Messages(Channel.Id).Select(LessonDesk.All).Where(words => words.Contains("the channel of a group", StringComparison.Ordinal))];

    private async Task MoveAsync(string session)
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.move");
        await desk.SendAsync(
            ("programme_session", "datetimepicker", "selected_date_time", TestBot.Instant(session).ToUnixTimeSeconds()), ("programme_place", "plain_text_input", "value", "Room 5"));
        await Bot.TickAsync();
    }

    [Test]
    public async Task The_channels_first_message_and_everybodys_first_word_show_the_new_day()
    {
        Assert.That(InChannel(), Has.One.Contains("10 December"));

        await MoveAsync("2026-12-11T13:00:00Z");
        await MoveAsync("2026-12-14T13:00:00Z");

        Assert.That(InChannel(), Has.One.Contains("14 December").And.None.Contains("10 December").And.None.Contains("11 December"));
        foreach (var person in new[] { Bot.Anna, Bot.Erik })
        {
            var hello = ProgrammeDesk.Shown(ProgrammeDesk.Find(person, "enrolled you in"));
            Assert.That(hello, Does.Contain("14 December").And.Contain("Room 5").And.Contain("programme.leave").And.Not.Contain("10 December"));
            Assert.That(ProgrammeDesk.Count(person, "enrolled you in"), Is.EqualTo(1));
            Assert.That(ProgrammeDesk.Count(person, "*Changed:* Workshop"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task What_was_called_off_is_shown_as_that()
    {
        await desk.ClickAsync("programme.show");
        await desk.ClickAsync("programme.cancel");
        await Bot.TickAsync();

        Assert.That(InChannel(), Has.One.Contains("was called off").And.None.Contains("10 December"));
        Assert.That(ProgrammeDesk.Shown(ProgrammeDesk.Find(Bot.Anna, "enrolled you in")), Does.Contain("called off").And.Not.Contain("10 December").And.Not.Contain("programme.leave"));
    }

    [Test]
    public async Task A_new_title_stands_in_the_channels_head_and_in_its_first_message()
    {
        await desk.SaveAsync(ProgrammeDesk.Yaml.Replace("title: SQL for analysts", "title: SQL for everybody", StringComparison.Ordinal));
        await Bot.TickAsync();

        Assert.That(Channel.Topic, Does.Contain("SQL for everybody").And.Not.Contain("analysts"));
        Assert.That(InChannel(), Has.One.Contains("SQL for everybody"));
    }
}
