using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Nudges claimed by hand, so that a test can stop between claim, admission and post.</summary>
internal sealed class GateDesk : IAsyncDisposable
{
    private GateDesk(TestBot bot) => Bot = bot;

    public TestBot Bot { get; }

    public LearnerKey Anna { get; } = new(DemoWorkspace.Team, DemoWorkspace.Anna);

    public LearnerKey Ben { get; } = new(DemoWorkspace.Team, DemoWorkspace.Ben);

    /// <param name="at">UTC; Anna, in Stockholm, says yes for Mondays to Fridays.</param>
    /// <param name="settings">Beside the usual ones.</param>
    public static async Task<GateDesk> StartAsync(string at, params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Name, string? (setting) => setting.Value);
        all["Bot:StarterCatalogue"] = "false";
        var desk = new GateDesk(await TestBot.StartAsync(at, all));
        await desk.WriteAsync(transaction => Contacts.SaveDaysAsync(transaction, desk.Anna, "Europe/Stockholm", 31, CancellationToken.None));
        return desk;
    }

    public Task WriteAsync(Func<NpgsqlTransaction, Task> write) =>
        Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(write, CancellationToken.None);

    public Task OweAsync(string slot, Func<NewDelivery, NewDelivery>? with = null, LearnerKey? to = null, DeliveryClass @class = DeliveryClass.Nudge) => WriteAsync(
        transaction => Bot.Services.GetRequiredService<Deliveries>().EnqueueAsync(
            transaction, (with ?? (same => same))(NewDelivery.To(to ?? Anna, "test.nudge", slot, @class, Bot.Now)), CancellationToken.None));

    private const string ClaimSql = """
        update delivery
           set state = 'sending', leased_by = 'test', lease_until = 'infinity', attempted_at = @Now
         where kind = 'test.nudge' and slot = any(@Slots)
        returning id, team_id, recipient, kind, slot, class, timing, value, payload::text as payload, due_at, expires_at, attempts, lease_until, attempted_at, false as unsure
        """;

    public async Task<IReadOnlyList<Delivery>> ClaimAsync(params string[] slots)
    {
        var claimed = await Bot.QueryAsync<Delivery>(ClaimSql, new { Slots = slots, Bot.Now });
        return [.. claimed.OrderBy(delivery => delivery.Slot)];
    }

    /// <summary>What the gate says about each slot, in their order.</summary>
    public async Task<string> AskAsync(params string[] slots)
    {
        var claimed = await ClaimAsync(slots);
        var admissions = await Bot.Services.GetRequiredService<NudgeGate>().AdmitAsync(claimed, CancellationToken.None);
        return string.Join(", ", claimed.Zip(admissions, (delivery, admission) => $"{delivery.Slot} {Words(admission)}"));
    }

    public static string Words(Admission admission) => admission switch
    {
        Admission.Later later => $"{later.DueAt.UtcDateTime:dd HH:mm} {later.Reason}",
        Admission.Never never => $"never: {never.Reason}",
        _ => "now",
    };

    /// <summary>It ends like this, or goes back to those that wait.</summary>
    public Task EndAsync(string slot, string state) => Bot.ExecuteAsync(
        """
        update delivery
           set state = @State, leased_by = null, lease_until = null, reason = 'test', finished_at = case when @State in ('sent', 'dropped', 'dead') then @Now::timestamptz end
         where slot = @Slot
        """,
        new { Slot = slot, State = state, Bot.Now });

    public ValueTask DisposeAsync() => Bot.DisposeAsync();
}
