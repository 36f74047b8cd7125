using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Memory;

/// <summary>Finds the days of a workspace's questions anew after its wish changed.</summary>
internal sealed class ReplanWork(NpgsqlDataSource database, Replanning replanning, Deliveries deliveries, CalendarClock calendar)
    : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "memory.replan";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    protected override Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel) =>
        replanning.ReplanBatchAsync(transaction, teamId, after, cancel);
}
