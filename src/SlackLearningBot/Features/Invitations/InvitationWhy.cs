using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Why the last invitation came.</summary>
internal sealed class InvitationWhy(NpgsqlDataSource database) : IWhy
{
    private const string FindLastSql = """
        select track_id
          from invitation
         where team_id = @TeamId and user_id = @UserId and asked_at is not null
         order by asked_at desc
         limit 1
        """;

    public Task<WhyAnswer?> FindLastAsync(LearnerKey person, CancellationToken cancel) => database.InTransactionAsync(
        async transaction =>
        {
            var last = await transaction.Connection!.QuerySingleOrDefaultAsync<string>(new CommandDefinition(FindLastSql, person, transaction, cancellationToken: cancel));
            return last is not null && await InvitationStore.LockAsync(transaction, person, last, cancel) is { AskedAt: { } askedAt } row
                ? new WhyAnswer(askedAt, InvitationView.Name(row.TrackTitle), InvitationView.Reason(row), row.IsQuiet ? null : InvitationView.LessButton(row))
                : null;
        },
        cancel);
}
