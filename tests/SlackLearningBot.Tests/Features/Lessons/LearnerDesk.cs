using SlackLearningBot.Playground.Control;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>One learner with twenty lessons ahead, whose days pass as a test says.</summary>
internal abstract class LearnerDesk(TestBot bot, LessonDesk lessons, PersonHands learner) : IAsyncDisposable
{
    public TestBot Bot { get; } = bot;

    public LessonDesk Lessons { get; } = lessons;

    /// <summary>Learns at 08:30 in Stockholm.</summary>
    public PersonHands Learner { get; } = learner;

    protected static async Task<(TestBot Bot, LessonDesk Lessons, PersonHands Learner)> OpenAsync(string at)
    {
        var bot = await TestBot.StartAsync(at);
        var lessons = new LessonDesk(bot);
        await lessons.AddTrackAsync("t", 20);
        return (bot, lessons, await lessons.NewLearnerAsync("t"));
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
