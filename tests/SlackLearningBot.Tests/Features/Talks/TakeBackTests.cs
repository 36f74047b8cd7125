using Npgsql;
using NUnit.Framework;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Talks;

/// <summary>Who proposed a talk alone takes the proposal back; a talk that got its date meanwhile stays.</summary>
internal sealed class TakeBackTests
{
    private TalkRoom room = null!;

    [SetUp]
    public async Task Open()
    {
        room = await TalkRoom.OpenAsync();
        await room.ProposeAsync(Bot.Ben, "How we deploy", about: "By one button");
    }

    [TearDown]
    public async Task Close() => await room.DisposeAsync();

    private TestBot Bot => room.Bot;

    private NpgsqlDataSource Database => Bot.Services.GetRequiredService<NpgsqlDataSource>();

    private async Task TakeBackAsync()
    {
        var id = await Bot.ScalarAsync<Guid>("select gathering_id from gathering");
        await Database.InTransactionAsync(
            transaction => Bot.Services.GetRequiredService<ITalkProposals>().TakeBackAsync(transaction, TestBot.Key(Bot.Ben), id, CancellationToken.None), CancellationToken.None);
    }

    [Test]
    public async Task A_proposal_is_taken_back_with_what_it_was_about()
    {
        await TakeBackAsync();

        Assert.That(await Bot.ScalarAsync<string>("select state || ':' || abstract from gathering"), Is.EqualTo("cancelled:"));
    }

    [Test]
    public async Task A_talk_that_gets_its_date_in_that_moment_stays_planned()
    {
        Task taking;
        await using (var connection = await Database.OpenConnectionAsync())
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var plan = new NpgsqlCommand(
                "update gathering set state = 'planned', day = '2026-11-26', starts_at = created_at + interval '3 days', minutes = 45, next_step_at = created_at + interval '4 days'", connection, transaction);
            await plan.ExecuteNonQueryAsync();
            taking = TakeBackAsync();
            await WaitAsync();
            await transaction.CommitAsync();
        }

        await taking;

        Assert.That(await Bot.ScalarAsync<string>("select state || ':' || abstract from gathering"), Is.EqualTo("planned:By one button"));
    }

    private async Task WaitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await Bot.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
        {
            limit.Token.ThrowIfCancellationRequested(); // nobody waits
            await Task.Yield();
        }
    }
}
