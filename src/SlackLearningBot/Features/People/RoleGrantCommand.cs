using Npgsql;
using SlackLearningBot.Clock;
using SlackLearningBot.Data;
using SlackLearningBot.Outbox;
using SlackLearningBot.Seams;
using SlackLearningBot.Slack.Handlers;

namespace SlackLearningBot.Features.People;

/// <summary><c>/learn role grant owner @person</c>, for owners.</summary>
internal sealed class RoleGrantCommand(
    NpgsqlDataSource database, RoleStore roles, PersonStore people, Deliveries deliveries, CalendarClock calendar) : ISubcommand
{
    public string Path => "role grant";

    public IReadOnlyList<HelpLine> Help => [new("role grant owner @person", "make somebody an owner of this workspace's learning")];

    public bool OwnersOnly => true;

    public async Task<CommandReply> HandleAsync(SubcommandCall call, CancellationToken cancel)
    {
        if (call.Words.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries) is not [var role, var who]
            || !role.Equals(RoleStore.Owner, StringComparison.OrdinalIgnoreCase)
            || PersonReference.Read(who) is not { } reference)
        {
            return RoleView.NotUnderstood;
        }

        var found = await people.FindAsync(call.Learner.TeamId, reference, cancel);
        switch (found)
        {
            case [] when reference.UserId is { } userId:
                var asked = Asked.Person(new LearnerKey(call.Learner.TeamId, userId), calendar.Now);
                await database.InTransactionAsync(transaction => deliveries.EnqueueAgainAsync(transaction, asked, cancel), cancel);
                return RoleView.Asking(userId);
            case []:
                return RoleView.Unknown(who);
            case [{ IsBot: true } or { Deleted: true }, ..]:
                return RoleView.NoPerson(found[0].UserId);
            case [_, { Deleted: false }, ..]:
                return RoleView.Several(who);
            default:
                var person = new LearnerKey(call.Learner.TeamId, found[0].UserId);
                return RoleView.Granted(person.UserId, await roles.GrantOwnerAsync(person, call.Learner.UserId, calendar.Now, cancel));
        }
    }
}
