using NUnit.Framework;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Control;
using SlackLearningBot.Playground.Faults;
using SlackLearningBot.Playground.World;
using SlackLearningBot.Tests.Features.Lessons;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Faults;

/// <summary>A bot at a Slack that fails. Every fault a test asks for must have struck by its end, or the test proved nothing.</summary>
internal sealed class FaultDesk : IAsyncDisposable
{
    private readonly List<FaultRule> rules = [];

    private FaultDesk(TestBot bot)
    {
        Bot = bot;
        Lessons = new LessonDesk(bot);
    }

    public TestBot Bot { get; }

    public LessonDesk Lessons { get; }

    public static async Task<FaultDesk> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null)
    {
        var bot = await TestBot.StartAsync(
            TestBot.MondayMorning, new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["Bot:StarterCatalogue"] = "false" }, services);
        bot.Slack.Events.Waits = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero];
        var desk = new FaultDesk(bot);
        await desk.Lessons.AddTrackAsync("t", 3);
        return desk;
    }

    /// <summary>Lets something go wrong, now or when it strikes.</summary>
    public async Task<FaultRule> BreakAsync(FaultWish wish)
    {
        var (rule, came) = await Bot.Slack.FaultAsync(wish);
        Assert.That((bool?)came["ok"], Is.True);
        rules.Add(rule);
        return rule;
    }

    /// <summary>The same, for what answers at once with the app's status.</summary>
    public async Task<int?> TellAsync(FaultWish wish)
    {
        var (rule, came) = await Bot.Slack.FaultAsync(wish);
        rules.Add(rule);
        return (int?)came["status"];
    }

    /// <summary>Machine time passes, in steps as the minute ticks, and the loops do what they do.</summary>
    public async Task PassAsync(TimeSpan time, int steps = 1)
    {
        for (var step = 0; step < steps; step++)
        {
            Bot.Machine.Advance(time);
            var machine = Bot.Machine.GetUtcNow();
            await Bot.Services.GetRequiredService<ClaimStore>().RescueAsync(Bot.Now, machine, machine + Judge.UnsureWait, CancellationToken.None);
            await Bot.SettleAsync();
        }
    }

    /// <summary>Long enough for every back-off and look-up to end.</summary>
    public Task RecoverAsync() => PassAsync(TimeSpan.FromMinutes(6), steps: 4);

    /// <summary>Messages of the bot a person has before their eyes, without what only they see.</summary>
    public static IReadOnlyList<Message> Seen(PersonHands person) => [.. person.Messages().Where(message => message.BotId is not null && message.EphemeralTo is null)];

    public async Task<string> LessonStateAsync(PersonHands person) =>
        await Bot.ScalarAsync<string>("select state || coalesce(': ' || reason, '') from delivery where recipient = @UserId and kind = 'lesson.daily'", new { person.UserId }) ?? "nothing owed";

    /// <summary>How many calls a fault met.</summary>
    public int Struck(string fault) => Bot.Slack.World.Calls.All.Count(call => call.Fault == fault);

    /// <summary>Ends a test: all that was to strike has struck, and nothing is left to strike the next one.</summary>
    public void Check()
    {
        var missed = rules.Where(rule => rule.Hits == 0).Select(rule => $"{rule.Fault.Id} {rule.Variant.Name} at {rule.Wish.At}").ToList();
        Forget();
        Assert.That(missed, Is.Empty, "these faults never happened");
    }

    public void Forget()
    {
        rules.Clear();
        Bot.Slack.World.Faults.Clear();
    }

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
