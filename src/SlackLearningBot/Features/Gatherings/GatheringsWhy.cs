using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Why the last word about a talk or session came that nobody waited for.</summary>
internal sealed class GatheringsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select kind, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('gathering.after', 'gathering.host_after', 'gathering.feedback', 'gathering.refused', 'gathering.host_gone', 'gathering.proposer', 'gathering.logged') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel)) is var (kind, sentAt)
            ? new WhyAnswer(
                sentAt,
                kind is AfterWork.KindName or HostAfterWork.KindName ? Mrkdwn.Of($"My question after a talk") : Mrkdwn.Of($"My word about a talk"),
                Why(kind),
                Less: null)
            : null;
    }

    private static Mrkdwn Why(string kind) => kind switch
    {
        HostAfterWork.KindName => Mrkdwn.Of($"You spoke there, and others would like to find what is left of it. I ask once; skipped, nothing happens."),
        FeedbackWork.KindName => Mrkdwn.Of($"You spoke there, and somebody told you something about it. Skipped, nothing happens."),
        RefusedWork.KindName => Mrkdwn.Of($"You look after it, and its channel does not take my announcement. Skipped, nobody is told in that channel."),
        LoggedWork.KindName => Mrkdwn.Of($"Somebody logged it in your name. Skipped, it stays as they wrote it."),
        ProposerWork.KindName => Mrkdwn.Of($"You proposed it, and something became of it. Skipped, nothing happens."),
        HostGoneWork.KindName => Mrkdwn.Of($"You look after it, and somebody who was to speak is gone. Skipped, it stays planned."),
        _ => Mrkdwn.Of($"You had a seat, and had not said whether you were there. I ask once; skipped, nothing happens."),
    };
}

/// <summary>What was to be said or asked about a talk, and was held back.</summary>
internal sealed class GatheringsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AfterWork.KindName, HostAfterWork.KindName, FeedbackWork.KindName, RefusedWork.KindName, HostGoneWork.KindName, ProposerWork.KindName, LoggedWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            var gathering = await GatheringReads.FindAsync(transaction, teamId, Guid.Parse(one.Slot.Split(':')[0]), cancel);
            things.Add(gathering is not null && Name(one.Kind, gathering) is { } what ? new WaitingThing(what) : null);
        }

        return things;
    }

    /// <summary>Null when it is of no use any more.</summary>
    private static Mrkdwn? Name(string kind, Gathering gathering) => (kind, gathering.State) switch
    {
        (AfterWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"Whether you were at “{gathering.Title}”"),
        (HostAfterWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"What is left of “{gathering.Title}”"),
        (FeedbackWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"What somebody tells you about “{gathering.Title}”"),
        (RefusedWork.KindName, GatheringStates.Planned) => Mrkdwn.Of($"That a channel does not take “{gathering.Title}”"),
        (LoggedWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"“{gathering.Title}”, which somebody logged in your name"),
        (ProposerWork.KindName, GatheringStates.Planned or GatheringStates.Cancelled) => Mrkdwn.Of($"What became of “{gathering.Title}”, which you proposed"),
        (HostGoneWork.KindName, GatheringStates.Planned) => Mrkdwn.Of($"Who speaks at “{gathering.Title}”"),
        _ => null,
    };
}
