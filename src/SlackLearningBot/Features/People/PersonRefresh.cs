using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Web;

namespace SlackLearningBot.Features.People;

/// <summary>
/// Asks Slack who somebody is. A new zone changes nobody's lessons by itself: a learner keeps the zone they said yes to, and App Home,
/// refreshed here, offers the new one.
/// </summary>
internal sealed class PersonRefresh(NpgsqlDataSource database, IHomeWishes homes, SlackClient slack, CalendarClock calendar) : ICallWork
{
    public string Kind => Asked.PersonRefresh;

    public string Method => "users.info";

    public async Task<CallOutcome> RunAsync(Delivery delivery, Workspace workspace, CancellationToken cancel)
    {
        switch (await slack.UsersInfoAsync(workspace.Token, delivery.Recipient, cancel))
        {
            case SlackResult<SlackMember>.Ok { Value.IsStranger: true }:
                return new CallOutcome.Drop("of another workspace");
            case SlackResult<SlackMember>.Ok { Value: var member } when member.Id == delivery.Recipient:
                return await SaveAsync(delivery, member, cancel) ? new CallOutcome.Done() : new CallOutcome.Drop("erased meanwhile");
            case SlackResult<SlackMember>.Ok:
                return new CallOutcome.Drop("Slack told of somebody else");
            case SlackResult<SlackMember>.Failed failed:
                return new CallOutcome.Failed(failed.Failure);
            default:
                throw new InvalidOperationException("A Slack result is neither ok nor failed.");
        }
    }

    private Task<bool> SaveAsync(Delivery delivery, SlackMember member, CancellationToken cancel) =>
        database.InTransactionAsync(
            async transaction =>
            {
                if (!await Deliveries.HoldAsync(transaction, delivery, cancel))
                {
                    return false;
                }

                var now = calendar.Now;
                if ((await PersonStore.SaveAsync(transaction, delivery.TeamId, [member], now, cancel)).Count > 0)
                {
                    await homes.RefreshAsync(transaction, delivery.Person, cancel);
                }

                return true;
            },
            cancel);
}
