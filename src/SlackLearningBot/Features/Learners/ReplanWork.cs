using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Outbox;

namespace SlackLearningBot.Features.Learners;

/// <summary>Plans a workspace's next lessons anew after its holidays changed.</summary>
internal sealed class ReplanWork(NpgsqlDataSource database, Replanning replanning, Deliveries deliveries, CalendarClock calendar)
    : WalkWork(database, deliveries, calendar)
{
    private const string KindName = "learner.replan";

    public override string Kind => KindName;

    public static NewDelivery Of(string teamId, DateTimeOffset now) => Start(teamId, KindName, now);

    protected override Task<string?> WalkAsync(NpgsqlTransaction transaction, string teamId, string after, CancellationToken cancel) =>
        replanning.ReplanAsync(transaction, teamId, after, cancel);
}
