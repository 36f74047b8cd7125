using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Why the last question about a talk or session came.</summary>
internal sealed class GatheringsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select d.kind, d.finished_at as sent_at, coalesce(g.kind, 'talk') as about
          from delivery d
          left join gathering g on g.team_id = d.team_id and g.gathering_id = d.slot::uuid
         where d.team_id = @TeamId and d.recipient = @UserId and d.kind in ('gathering.after', 'gathering.host_after') and d.state = 'sent'
         order by d.finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt, string About)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel))
            is var (kind, sentAt, about)
            ? new WhyAnswer(sentAt, Mrkdwn.Of($"My question after a {KindWords.Of(about).One}"), kind == HostAfterWork.KindName ? WhyHost(KindWords.Of(about)) : WhyGuest, Less: null)
            : null;
    }

    private static Mrkdwn WhyGuest { get; } = Mrkdwn.Of($"You had a seat, and had not said whether you were there. I ask once; skipped, nothing happens.");

    private static Mrkdwn WhyHost(KindWords words) => words == KindWords.Talk
        ? Mrkdwn.Of($"You spoke there, and others would like to find what is left of it. I ask once; skipped, nothing happens.")
        : Mrkdwn.Of($"You {words.Did}, so you can say who was there. I ask once; skipped, everybody says it of themselves.");
}

/// <summary>Questions after a talk or session that were held back.</summary>
internal sealed class GatheringsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AfterWork.KindName, HostAfterWork.KindName];

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new List<WaitingThing?>();
        foreach (var one in held)
        {
            things.Add(await GatheringReads.FindAsync(transaction, teamId, Guid.Parse(one.Slot), cancel) is { State: GatheringStates.Held } gathering ? new WaitingThing(What(one.Kind, gathering)) : null);
        }

        return things;
    }

    private static Mrkdwn What(string kind, Gathering gathering) => (kind, Words.IsTalk(gathering)) switch
    {
        (HostAfterWork.KindName, true) => Mrkdwn.Of($"What is left of {Words.Quoted(gathering)}"),
        (HostAfterWork.KindName, false) => Mrkdwn.Of($"Who was at {Words.Quoted(gathering)}"),
        _ => Mrkdwn.Of($"Whether you were at {Words.Quoted(gathering)}"),
    };
}
