using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Gatherings;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Features.Gatherings;

/// <summary>Why the last word about a talk or session came that nobody waited for.</summary>
internal sealed class GatheringsWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select d.kind, d.finished_at as sent_at, coalesce(g.kind, 'talk') as about
          from delivery d
          left join gathering g on g.team_id = d.team_id and g.gathering_id = split_part(d.slot, ':', 1)::uuid
         where d.team_id = @TeamId and d.recipient = @UserId and d.state = 'sent'
           and d.kind in ('gathering.after', 'gathering.host_after', 'gathering.feedback', 'gathering.refused', 'gathering.host_gone', 'gathering.proposer', 'gathering.declined', 'gathering.logged')
         order by d.finished_at desc
         limit 1
        """;

    public async Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return await connection.QuerySingleOrDefaultAsync<(string Kind, DateTimeOffset SentAt, string About)?>(new CommandDefinition(FindLastSql, person, cancellationToken: cancel))
            is var (kind, sentAt, about)
            ? new WhyAnswer(
                sentAt,
                kind is AfterWork.KindName or HostAfterWork.KindName ? Mrkdwn.Of($"My question after a {KindWords.Of(about).One}") : Mrkdwn.Of($"My word about a {KindWords.Of(about).One}"),
                Why(kind, KindWords.Of(about)),
                Less: null)
            : null;
    }

    private static Mrkdwn Why(string kind, KindWords words) => kind switch
    {
        HostAfterWork.KindName when words == KindWords.Talk => Mrkdwn.Of($"You spoke there, and others would like to find what is left of it. I ask once; skipped, nothing happens."),
        HostAfterWork.KindName => Mrkdwn.Of($"You {words.Did}, so you can say who was there. I ask once; skipped, everybody says it of themselves."),
        FeedbackWork.KindName => Mrkdwn.Of($"You {words.Did}, and somebody told you something about it. Skipped, nothing happens."),
        RefusedWork.KindName => Mrkdwn.Of($"You look after it, and its channel does not take my announcement. Skipped, nobody is told in that channel."),
        LoggedWork.KindName => Mrkdwn.Of($"Somebody logged it in your name. Skipped, it stays as they wrote it."),
        DeclinedWork.KindName => Mrkdwn.Of($"You proposed it, or were to hold it, and it is not wanted now. I tell it once; skipped, nothing happens."),
        ProposerWork.KindName => Mrkdwn.Of($"You proposed it, and something became of it. Skipped, nothing happens."),
        HostGoneWork.KindName => Mrkdwn.Of($"You look after it, and one of its {words.Hosts} is gone. Skipped, it stays planned."),
        _ => Mrkdwn.Of($"You had a seat, and had not said whether you were there. I ask once; skipped, nothing happens."),
    };
}

/// <summary>What was to be said or asked about a talk or session, and was held back.</summary>
internal sealed class GatheringsWaiting : IWaiting
{
    public IReadOnlyList<string> Kinds { get; } = [AfterWork.KindName, HostAfterWork.KindName, FeedbackWork.KindName, RefusedWork.KindName, HostGoneWork.KindName, ProposerWork.KindName, DeclinedWork.KindName, LoggedWork.KindName];

    // Whoever is asked of many people at once counts no places.
    private const string ReadHeldSql = """
        select h.number, g.kind, g.title, g.state, coalesce(p.answer = 'yes' and p.attended_at is null and p.listed is null, false) as is_open
          from unnest(@Numbers::int[], @UserIds::text[], @Gatherings::uuid[]) as h (number, user_id, gathering_id)
          join gathering g on g.team_id = @TeamId and g.gathering_id = h.gathering_id
          left join gathering_place p on p.team_id = g.team_id and p.gathering_id = g.gathering_id and p.user_id = h.user_id
        """;

    public async Task<IReadOnlyList<WaitingThing?>> ReadAsync(
        NpgsqlTransaction transaction, string teamId, IReadOnlyList<HeldBack> held, DateTimeOffset now, CancellationToken cancel)
    {
        var things = new WaitingThing?[held.Count];
        foreach (var one in await transaction.Connection!.QueryAsync<HeldGathering>(new CommandDefinition(
                     ReadHeldSql,
                     new
                     {
                         TeamId = teamId, Numbers = Enumerable.Range(0, held.Count).ToArray(), UserIds = held.Select(one => one.UserId).ToArray(),
                         Gatherings = held.Select(one => Guid.Parse(one.Slot.Split(':')[0])).ToArray(),
                     },
                     transaction,
                     cancellationToken: cancel)))
        {
            things[one.Number] = Name(held[one.Number].Kind, one) is { } what ? new WaitingThing(what) : null;
        }

        return things;
    }

    /// <summary>Null when it is of no use any more.</summary>
    private static Mrkdwn? Name(string kind, HeldGathering gathering) => (kind, gathering.State) switch
    {
        (AfterWork.KindName, GatheringStates.Held) when gathering.IsOpen => Mrkdwn.Of($"Whether you were at {Words.Quoted(gathering.Kind, gathering.Title)}"),
        (HostAfterWork.KindName, GatheringStates.Held) => Words.IsTalk(gathering.Kind) ? Mrkdwn.Of($"What is left of {Words.Quoted(gathering.Kind, gathering.Title)}") : Mrkdwn.Of($"Who was at {Words.Quoted(gathering.Kind, gathering.Title)}"),
        (FeedbackWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"What somebody tells you about {Words.Quoted(gathering.Kind, gathering.Title)}"),
        (RefusedWork.KindName, GatheringStates.Planned) => Mrkdwn.Of($"That a channel does not take {Words.Quoted(gathering.Kind, gathering.Title)}"),
        (LoggedWork.KindName, GatheringStates.Held) => Mrkdwn.Of($"{Words.Quoted(gathering.Kind, gathering.Title)}, which somebody logged in your name"),
        (ProposerWork.KindName, GatheringStates.Planned or GatheringStates.Cancelled) => Mrkdwn.Of($"What became of {Words.Quoted(gathering.Kind, gathering.Title)}, which you proposed"),
        (DeclinedWork.KindName, GatheringStates.Cancelled) => Mrkdwn.Of($"That {Words.Quoted(gathering.Kind, gathering.Title)} is not going to be planned"),
        (HostGoneWork.KindName, GatheringStates.Planned) => Mrkdwn.Of($"That somebody who was to hold {Words.Quoted(gathering.Kind, gathering.Title)} is gone"),
        _ => null,
    };

    /// <summary>What a word that was held back is about; <c>IsOpen</c>: neither they nor a list said whether they were there.</summary>
    private sealed record HeldGathering(int Number, string Kind, string Title, string State, bool IsOpen);
}
