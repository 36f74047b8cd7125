using NUnit.Framework;
using SlackLearningBot.Features.TakeAways;
using SlackLearningBot.Tests.Features.Courses;
using SlackLearningBot.Tests.Features.TakeAways;

namespace SlackLearningBot.Tests.Hostile;

/// <summary>Take-aways are their writer's, whatever a client sends.</summary>
internal sealed class OthersTakeAwaysTests
{
    [TestCase(TakeAwayView.Lesson, "lesson_at")]
    [TestCase(TakeAwayView.Talk, "talk_at")]
    public async Task Another_persons_take_aways_become_nothing(string button, string column)
    {
        await using var bot = await CourseDesk.StartAsync();
        await bot.WasThereAsync(bot.Anna);
        var card = await bot.AnswerAsync(bot.Anna, "One");
        var value = TakeAwaysJson.Write(new TakeAwayValue(await bot.ScalarAsync<Guid>("select take_away_id from take_away")));

        await HostileDesk.Click(bot.Ben, card.Ts, HostileDesk.Button(button, value)).SendAsync(bot);
        Assert.That(await bot.ScalarAsync<DateTime?>($"select {column} from take_away"), Is.Null);

        await HostileDesk.Click(bot.Anna, card.Ts, HostileDesk.Button(button, value)).SendAsync(bot);
        Assert.That(await bot.ScalarAsync<DateTime?>($"select {column} from take_away"), Is.Not.Null);
    }
}
