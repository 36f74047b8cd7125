using Dapper;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>Somebody holds rows of one workspace (an erasure, an operator's transaction): no other workspace waits for that.</summary>
internal sealed class HeldRowTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private const string AddSql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, leased_by, lease_until, attempted_at, created_at)
        values (gen_random_uuid(), @Team, 'U1', 'test.note', @Slot, 0, @Now, 'sending', 'test', @Until, @Now, @Now)
        returning id, team_id, recipient, kind, slot, class, timing, value, payload::text as payload, due_at, expires_at, attempts, leased_by, lease_until, attempted_at, false as unsure
        """;

    private OutboxDesk desk = null!;
    private NpgsqlConnection holder = null!;

    private Recorder Recorder => desk.Bot.Services.GetRequiredService<Recorder>();

    [SetUp]
    public async Task Start()
    {
        desk = await OutboxDesk.StartAsync();
        holder = await desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await holder.DisposeAsync();
        await desk.DisposeAsync();
    }

    [Test]
    public async Task Other_workspaces_are_recorded_at_once_and_the_held_one_when_it_is_let_go()
    {
        var (held, behind) = (await AddAsync("TA", "1"), await AddAsync("TA", "2"));
        Delivery[] others = [await AddAsync("TB", "1"), await AddAsync("TB", "2"), await AddAsync("TC", "1")];
        await holder.ExecuteAsync("begin; select from delivery where team_id = 'TA' and slot in ('1', '2') for update");

        var first = RecordAsync(held);
        var second = RecordAsync(behind); // in one group with the others
        await Task.WhenAll(others.Select(RecordAsync)).WaitAsync(Soon);

        Assert.That((first.IsCompleted, second.IsCompleted), Is.EqualTo((false, false)));
        Assert.That(await OpenAsync(), Is.EqualTo(new[] { "TA 1", "TA 2" }));
        await RecordAsync(await AddAsync("TB", "3")).WaitAsync(Soon);

        await holder.ExecuteAsync("rollback");
        await PassUntilAsync(Task.WhenAll(first, second));
        Assert.That(await OpenAsync(), Is.Empty);
        await RecordAsync(await AddAsync("TA", "3")).WaitAsync(Soon);
        Assert.That(await OpenAsync(), Is.Empty, "it is not apart for ever");
    }

    [Test]
    public async Task What_a_process_left_behind_is_rescued_although_somebody_holds_another_row()
    {
        await AddAsync("TA", "1");
        await AddAsync("TB", "1");
        await holder.ExecuteAsync("begin; select from delivery where team_id = 'TA' for update");
        desk.Bot.Machine.Advance(TimeSpan.FromMinutes(10));

        var rescued = await desk.RescueAsync(Judge.UnsureWait).WaitAsync(Soon);
        await holder.ExecuteAsync("rollback");

        Assert.That((rescued, await desk.RescueAsync(Judge.UnsureWait)), Is.EqualTo((1, 1)));
    }

    private Task RecordAsync(Delivery delivery) => Recorder.RecordAsync(delivery, new Verdict.Finish(Ending.Sent("D1", "1.1")));

    private async Task<Delivery> AddAsync(string team, string slot) => (await desk.Bot.QueryAsync<Delivery>(
        AddSql, new { Team = team, Slot = slot, desk.Bot.Now, Until = desk.Bot.Machine.GetUtcNow().AddMinutes(2) })).Single();

    private Task<IReadOnlyList<string>> OpenAsync() =>
        desk.Bot.QueryAsync<string>("select team_id || ' ' || slot from delivery where state = 'sending' order by team_id, slot");

    /// <summary>It tries again by the machine's clock, which stands still here.</summary>
    private async Task PassUntilAsync(Task work)
    {
        for (var i = 0; i < 20 && !work.IsCompleted; i++)
        {
            desk.Bot.Machine.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(500)));
        }

        await work;
    }
}
