using System.Diagnostics;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Operator;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A whole process that is told to stop while Slack takes messages and does not answer.</summary>
internal sealed class DrainTests
{
    private const string OweSql = """
        insert into delivery (id, team_id, recipient, kind, slot, class, due_at, created_at)
        select gen_random_uuid(), @Team, person, 'test.note', person || ' ' || i, 0, @Now, @Now from unnest(@People) person, generate_series(1, 50) i;
        select pg_notify('outbox', @Team)
        """;

    [Test]
    public async Task It_is_gone_within_ten_seconds_and_leaves_nothing_claimed()
    {
        using var slack = new SilentSlack();
        await using var bots = await LiveBots.StartAsync(1, services => services.AddSingleton(_ => new HttpClient(slack, disposeHandler: false)));
        var app = bots.Apps[0];
        Assert.That(
            await LiveBots.BecomesAsync(
                async () => await app.Services.GetRequiredService<Seams.IWorkspaces>().FindAsync(DemoWorkspace.Team, CancellationToken.None) is not null, TimeSpan.FromSeconds(60)));
        slack.IsSilent = true;
        await using (var connection = await bots.Database.DataSource.OpenConnectionAsync())
        {
            await using var owe = new NpgsqlCommand(OweSql, connection);
            owe.Parameters.AddWithValue("Team", DemoWorkspace.Team);
            owe.Parameters.AddWithValue("Now", BotHost.SystemClock.GetUtcNow().UtcDateTime);
            owe.Parameters.AddWithValue("People", new[] { DemoWorkspace.Anna, DemoWorkspace.Ben, DemoWorkspace.Maria, DemoWorkspace.Kenji, DemoWorkspace.Priya });
            await owe.ExecuteNonQueryAsync();
        }

        Assert.That(await LiveBots.BecomesAsync(() => Task.FromResult(slack.Asked >= 5), TimeSpan.FromSeconds(60)), "one to each person is under way");
        var watch = Stopwatch.StartNew();
        await app.StopAsync();

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        await using var read = bots.Database.DataSource.CreateCommand("select count(*) filter (where state = 'sending'), count(*) filter (where state = 'unsure'), count(*) from delivery where kind = 'test.note'");
        await using var rows = await read.ExecuteReaderAsync();
        await rows.ReadAsync();
        Assert.That((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt64(2)), Is.EqualTo((0L, (long)slack.Asked, 250L)), "what Slack may have taken is looked up, the rest waits for whoever comes next");
    }

    /// <summary>Passes everything on; once silent, messages are taken and never answered.</summary>
    private sealed class SilentSlack() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int asked;

        public bool IsSilent { get; set; }

        public int Asked => Volatile.Read(ref asked);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (IsSilent && request.RequestUri!.AbsolutePath.EndsWith("/chat.postMessage", StringComparison.Ordinal))
            {
                Interlocked.Increment(ref asked);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            }

            return answer;
        }
    }
}
