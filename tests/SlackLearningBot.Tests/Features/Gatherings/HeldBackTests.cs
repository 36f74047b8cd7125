using System.Diagnostics;
using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Features.Talks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Gatherings;

/// <summary>What was held back about gatherings is named for many people in one question.</summary>
internal sealed class HeldBackTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.PlannedForAsync("2026-11-26T15:00:00Z");
        await room.ComeAsync(Bot.Anna);
        await room.ComeAsync(Bot.Erik);
        await Bot.TurnToAsync("2026-11-26T15:46:00Z");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    [Test]
    public async Task Each_is_named_as_long_as_it_is_of_use_and_all_are_asked_for_at_once()
    {
        var id = await Bot.ScalarAsync<Guid>("select gathering_id from gathering");
        await Bot.ExecuteAsync("update gathering_place set attended_at = @Now where user_id = @UserId", new { Bot.Now, Bot.Erik.UserId });
        HeldBack[] held =
        [
            Of(Bot.Anna.UserId, "gathering.after", $"{id}"), Of(Bot.Erik.UserId, "gathering.after", $"{id}"),
            Of(Bot.Ben.UserId, "gathering.host_after", $"{id}"), Of(Bot.Priya.UserId, "gathering.host_gone", $"{id}"), Of(Bot.Ben.UserId, "gathering.logged", $"{Guid.Empty}"),
        ];

        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
        };
        ActivitySource.AddActivityListener(listener);
        using var own = new Activity("own").Start();
        listener.ActivityStarted = activity => _ = activity.TraceId == own.TraceId ? Interlocked.Increment(ref statements) : 0;
        var things = await Bot.Services.GetRequiredService<NpgsqlDataSource>().InTransactionAsync(
            async transaction =>
            {
                Interlocked.Exchange(ref statements, 0);
                var read = await new GatheringsWaiting().ReadAsync(transaction, Bot.Anna.Workspace.TeamId, held, Bot.Now, CancellationToken.None);
                Assert.That(Volatile.Read(ref statements), Is.EqualTo(1));
                return read;
            },
            CancellationToken.None);

        Assert.That(things.Select(thing => thing?.What.ToString()), Is.EqualTo(new[] { "Whether you were at “How we deploy”", null, "What is left of “How we deploy”", null, null }));
    }

    private static HeldBack Of(string user, string kind, string slot) => new() { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch), UserId = user, Kind = kind, Slot = slot, Reason = "paused" };
}
