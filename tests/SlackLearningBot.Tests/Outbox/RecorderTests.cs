using System.Diagnostics;
using Dapper;
using Npgsql;
using NUnit.Framework;

namespace SlackLearningBot.Tests.Outbox;

/// <summary>A database that takes outcomes and does not answer is not waited for for ever.</summary>
internal sealed class RecorderTests
{
    [Test]
    public async Task A_process_that_has_to_stop_does_not_wait_for_a_database_that_hangs()
    {
        await using var desk = await OutboxDesk.StartAsync();
        await using var other = await desk.Bot.Services.GetRequiredService<NpgsqlDataSource>().OpenConnectionAsync();
        var watch = new Stopwatch();
        desk.Network.Meanwhile("chat.postMessage", async () =>
        {
            await other.ExecuteAsync("begin; lock table delivery in access exclusive mode");
            watch.Start();
            desk.Bot.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        });
        await desk.OweAsync("1");
        await desk.OweAsync("2");
        using var stop = new CancellationTokenSource();
        await using var stopping = desk.Bot.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stop.Cancel);

        Assert.That(async () => await desk.SendAsync(stop.Token), Throws.InstanceOf<TimeoutException>());
        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(10)));
        await other.ExecuteAsync("rollback");
        await desk.PassAsync(TimeSpan.FromSeconds(121));
        await desk.PassAsync(TimeSpan.FromSeconds(91));
        Assert.That(desk.Seen(), Is.Unique.And.Count.EqualTo(2));
    }
}
