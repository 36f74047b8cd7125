using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Features.People;

/// <summary>
/// Somebody moved or left. Slack tells of everybody in the workspace; only people known already are kept up to date, and the event itself
/// carries no more than is needed for that.
/// </summary>
internal sealed class UserChangedEvent(NpgsqlDataSource database, IHomeWishes homes) : IEventHandler
{
    private const string Zone = "zone";
    private const string Deleted = "deleted";

    public string EventType => "user_change";

    public EventFacts? Extract(EventEnvelope envelope)
    {
        if (envelope.Event is not UserChanged { Member: { Id.Length: > 0 } member })
        {
            return null;
        }

        var extras = new Dictionary<string, string> { [Deleted] = member.IsDeleted ? "true" : "false" };
        if (member.TimeZone is { Length: > 0 } zone)
        {
            extras[Zone] = zone;
        }

        return EventFacts.Of(envelope, member.Id, extras: extras);
    }

    private const string UpdateSql = """
        with before as (
            select zone from person where team_id = @TeamId and user_id = @UserId
        )
        update person p
           set zone = coalesce(@Zone::text, p.zone), deleted = @Deleted
          from before b
         where p.team_id = @TeamId and p.user_id = @UserId
        returning p.zone is distinct from b.zone
        """;

    public async Task HandleAsync(EventFacts facts, CancellationToken cancel)
    {
        if (facts.UserId is not { } userId)
        {
            return;
        }

        var person = new LearnerKey(facts.TeamId, userId);
        var isDeleted = facts.Extra(Deleted) is "true";
        await database.InTransactionAsync(
            async transaction =>
            {
                if (!isDeleted)
                {
                    await Contacts.SaveReachableAsync(transaction, person, cancel); // whoever was deactivated once is back
                }

                var moved = await transaction.Connection!.QuerySingleOrDefaultAsync<bool>(new CommandDefinition(
                    UpdateSql,
                    new { person.TeamId, person.UserId, Zone = facts.Extra(Zone), Deleted = isDeleted },
                    transaction,
                    cancellationToken: cancel));
                if (moved)
                {
                    await homes.RefreshAsync(transaction, person, cancel);
                }
            },
            cancel);
    }
}
