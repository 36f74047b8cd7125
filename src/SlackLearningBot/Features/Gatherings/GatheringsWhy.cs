using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Why the last question about a talk or session came.</summary>
internal sealed class GatheringsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select kind, finished_at as sent_at
          from delivery
         where team_id = @TeamId and recipient = @UserId and kind in ('gathering.after', 'gathering.host_after') and state = 'sent'
         order by finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel)) is var (kind, sentAt)
            ? new WhyAnswer(
                sentAt,
                Mrkdwn.Of($"My question after a talk"),
                kind == HostAfterWork.KindName
                    ? Mrkdwn.Of($"You spoke there, and others would like to find what is left of it. I ask once; skipped, nothing happens.")
                    : Mrkdwn.Of($"You had a seat, and had not said whether you were there. I ask once; skipped, nothing happens."),
                Less: null)
            : null;
    }
}

/// <summary>Questions after a talk that were held back.</summary>
internal sealed class GatheringsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AfterWork.KindName, HostAfterWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            things.Add(await GatheringReads.FindAsync(transaction, teamId, Guid.Parse(one.Slot), cancel) is { State: GatheringStates.Held } gathering
                ? new WaitingThing(one.Kind == HostAfterWork.KindName ? Mrkdwn.Of($"What is left of “{gathering.Title}”") : Mrkdwn.Of($"Whether you were at “{gathering.Title}”"))
                : null);
        }

        return things;
    }
}
