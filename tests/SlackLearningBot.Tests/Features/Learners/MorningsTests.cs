using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Learners;
using SlackLearningBot.Settings;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Learners;

/// <summary>How many have their lesson when is counted by many at once.</summary>
internal sealed class MorningsTests
{
    private static readonly DateTimeOffset Early = TestBot.Instant("2026-11-24T07:30:00Z");
    private static readonly DateTimeOffset Late = TestBot.Instant("2026-11-24T08:30:00Z");

    private readonly Mornings mornings = new(new DeliverySettings());
    private TestDatabase database = null!;

    [SetUp]
    public async Task Start() => database = await TestDatabase.CreateAsync();

    [TearDown]
    public async Task Stop() => await database.DisposeAsync();

    [Test]
    public async Task Two_who_move_in_opposite_directions_wait_for_each_other_and_not_for_ever()
    {
        await database.DataSource.InTransactionAsync(
            transaction => mornings.JoinAsync(transaction, [.. Enumerable.Repeat(("T1", Early), 500), .. Enumerable.Repeat(("T1", Late), 500)], CancellationToken.None), CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            for (var i = 0; i < 30; i++)
            {
                await MoveAsync(n, n % 2 == 0 ? Early : Late, n % 2 == 0 ? Late : Early);
            }
        })));

        Assert.That(await CountedAsync(), Is.EqualTo("500 500"));
    }

    [Test]
    public async Task Nobody_is_counted_below_zero_and_who_stays_is_not_counted_twice()
    {
        await MoveAsync(1, Early, Late);
        await MoveAsync(2, Late, Late);

        Assert.That(await CountedAsync(), Is.EqualTo("0 1"));
    }

    private Task MoveAsync(int user, DateTimeOffset from, DateTimeOffset to) => database.DataSource.InTransactionAsync(
        transaction => mornings.MoveAsync(transaction, new LearnerKey("T1", $"U{user}"), from, to, CancellationToken.None), CancellationToken.None);

    private async Task<string> CountedAsync()
    {
        await using var read = database.DataSource.CreateCommand("select string_agg(learners::text, ' ' order by due_at) from morning");
        return (string)(await read.ExecuteScalarAsync())!;
    }
}
