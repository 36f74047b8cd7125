using NUnit.Framework;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>What is done with is forgotten after its time, and nothing that is open.</summary>
internal sealed class CleanerTests
{
    private const string FillSql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, state, reason, created_at, finished_at)
        select gen_random_uuid(), 'T1', 'U1', 'test.note', state || ' ' || days || ' ' || i, 0, @Now, state, 'test', @Now::timestamptz - interval '2 years', @Now::timestamptz - days * interval '1 day'
          from unnest(array['sent', 'dropped', 'dead']) state, unnest(array[364, 366]) days, generate_series(1, case when state = 'sent' and days = 366 then 12000 else 1 end) i;
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
        values (gen_random_uuid(), 'T1', 'U1', 'test.note', 'waiting', 0, @Now::timestamptz - interval '2 years', @Now::timestamptz - interval '2 years');
        insert into inbound_event (id, team_id, event_key, event_type, handler, facts, state, reason, lease_until, received_at)
        select gen_random_uuid(), 'T1', state || ' ' || hours || ' ' || i, 'message', 'h', '{}', state, 'test', case when state = 'running' then @Now::timestamptz + interval '2 minutes' end,
               @Now::timestamptz - hours * interval '1 hour'
          from unnest(array['waiting', 'running', 'done', 'dead']) state, unnest(array[47, 49]) hours, generate_series(1, case when state = 'done' and hours = 49 then 12000 else 1 end) i
        """;

    [Test]
    public async Task Deliveries_go_after_a_year_and_events_after_two_days()
    {
        await using var desk = await OutboxDesk.StartAsync();
        await desk.Bot.ExecuteAsync(FillSql, new { desk.Bot.Now });

        await desk.Bot.Services.GetRequiredService<Cleaner>().CleanAsync(CancellationToken.None);

        Assert.That(
            await desk.Bot.QueryAsync<string>("select slot from delivery where team_id = 'T1' order by slot"),
            Is.EqualTo(new[] { "dead 364 1", "dropped 364 1", "sent 364 1", "waiting" }));
        Assert.That(
            await desk.Bot.QueryAsync<string>("select event_key from inbound_event where team_id = 'T1' order by event_key"),
            Is.EqualTo(new[] { "dead 47 1", "done 47 1", "running 47 1", "running 49 1", "waiting 47 1" }), "what is being handled is left to its handler");
    }
}
