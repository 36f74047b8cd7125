using SlackLearningBot.Operator;
using SlackLearningBot.Operator.OutboxVerbs;
using SlackLearningBot.Operator.Status;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;
using SlackLearningBot.Tests.Outbox;

namespace SlackLearningBot.Tests.Operator;

/// <summary>What a verb said.</summary>
internal sealed record Said(int Code, string Output, string Error);

/// <summary>An operator at the console of a bot that owes notes.</summary>
internal sealed class ConsoleDesk : IAsyncDisposable
{
    private ConsoleDesk(OutboxDesk outbox) => Outbox = outbox;

    public OutboxDesk Outbox { get; }

    public TestBot Bot => Outbox.Bot;

    public static async Task<ConsoleDesk> StartAsync() => new(await OutboxDesk.StartAsync());

    /// <summary>Runs a verb through the real console, on the services of this bot.</summary>
    /// <param name="args">As typed, with blanks between them.</param>
    /// <param name="answer">What the operator types when asked; null when nobody is there.</param>
    public async Task<Said> RunAsync(string args, string? answer = null)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        using var input = answer is null ? null : new StringReader(answer);
        var host = new ConsoleHost((_, _) => Task.FromResult(new ConsoleSession(Bot.Services, null)), output, error) { Input = input };
        var code = await BotConsole.RunAsync(args.Split(' '), [new StatusCommand(), new OutboxCommand()], host);
        return new Said(code, output.ToString(), error.ToString());
    }

    public Task<Guid> IdAsync(string slot) => Bot.ScalarAsync<Guid>("select id from delivery where kind = 'test.note' and slot = @Slot", new { Slot = slot });

    public Task<string?> StateAsync(string slot) => Bot.ScalarAsync<string>("select state from delivery where kind = 'test.note' and slot = @Slot", new { Slot = slot });

    /// <summary>A delivery that was given up.</summary>
    public async Task<Guid> DieAsync(string slot, string reason = "channel_not_found")
    {
        await Outbox.OweAsync(slot);
        await Bot.ExecuteAsync(
            "update delivery set state = 'dead', attempts = 3, reason = @Reason, finished_at = @Now where kind = 'test.note' and slot = @Slot",
            new { Slot = slot, Reason = reason, Bot.Now });
        return await IdAsync(slot);
    }

    /// <summary>A scheduler that checked in this moment, as one that serves does.</summary>
    public Task CheckInAsync() => Bot.ExecuteAsync(
        "insert into qrtz_scheduler_state (sched_name, instance_name, last_checkin_time, checkin_interval) values ('learning', 'host-1', @Ticks, 5000)",
        new { Ticks = Bot.Machine.GetUtcNow().UtcTicks });

    public ValueTask DisposeAsync() => Outbox.DisposeAsync();
}
