using Dapper;
using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Talks;

/// <summary>Owners hear of a proposed talk once, within their own hours; whoever proposed it needs no word.</summary>
internal sealed class OwnersNews(Deliveries deliveries, CalendarClock calendar)
{
    /// <summary>As long as that an owner is told; the list of what is proposed stays.</summary>
    private static readonly TimeSpan WorthTelling = TimeSpan.FromDays(30);

    private const string ReadOwnersSql = """
        select r.user_id
          from role_grant r
          left join person p on p.team_id = r.team_id and p.user_id = r.user_id
         where r.team_id = @TeamId and r.role = 'owner' and not coalesce(p.deleted, false)
         order by r.granted_at, r.user_id
        """;

    /// <summary>Answers who may give it a date.</summary>
    public async Task<TalkPlanners> TellAsync(NpgsqlTransaction transaction, LearnerKey by, Guid talkId, CancellationToken cancel)
    {
        var owners = (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(ReadOwnersSql, new { by.TeamId }, transaction, cancellationToken: cancel))).AsList();
        var now = calendar.Now;
        await deliveries.EnqueueManyAsync(
            transaction,
            ProposedWork.KindName,
            DeliveryClass.Nudge,
            [
                .. owners.Where(owner => owner != by.UserId).Select(owner => NewDelivery.To(new LearnerKey(by.TeamId, owner), ProposedWork.KindName, $"{talkId}", DeliveryClass.Nudge, now) with
                {
                    Value = NudgeValue.TalkProposed,
                    ExpiresAt = now + WorthTelling,
                }),
            ],
            cancel);
        return owners.Count == 0 ? TalkPlanners.Nobody : owners.TrueForAll(owner => owner == by.UserId) ? TalkPlanners.Themselves : TalkPlanners.Others;
    }
}

/// <summary>Who gives a proposed talk its date, seen by whoever proposes it.</summary>
internal enum TalkPlanners
{
    Nobody,
    Themselves,
    Others,
}

/// <summary>Tells an owner of a proposed talk.</summary>
internal sealed class ProposedWork(NpgsqlDataSource database, IRoles roles) : IMessageWork
{
    public const string KindName = "talk.proposed";

    public string Kind => KindName;

    public async Task<Rendering> RenderAsync(Delivery delivery, CancellationToken cancel)
    {
        if (!await roles.IsOwnerAsync(delivery.Person, cancel))
        {
            return new Rendering.Drop("no owner any more");
        }

        var talk = await database.InTransactionAsync(transaction => TalkReads.FindAsync(transaction, delivery.TeamId, Guid.Parse(delivery.Slot), cancel), cancel);
        return talk is { State: TalkStates.Proposed } ? new Rendering.Post(TalkView.ProposedToOwner(talk)) : new Rendering.Drop("the talk is planned or gone");
    }
}
