using Dapper;
using Npgsql;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Rounds that find people for others.</summary>
internal static class SearchStore
{
    private const string AddSql = """
        insert into invitation_round (team_id, round_id, user_id, targets, purpose, about, created_at)
        values (@TeamId, @RoundId, @UserId, @Targets::jsonb, @Purpose, @About, @Now)
        """;

    public static Task AddAsync(
        NpgsqlTransaction transaction, PeopleWanted wanted, Guid roundId, IReadOnlyList<InviteTarget> targets, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql,
            new { wanted.By.TeamId, RoundId = roundId, wanted.By.UserId, Targets = InvitationsJson.Write(targets), wanted.Purpose, wanted.About, Now = now },
            transaction,
            cancellationToken: cancel));

    private const string ReadPeopleSql = """
        select user_id, via, zone
          from invitation_candidate
         where team_id = @TeamId and round_id = @RoundId and kind = 'person'
         order by user_id
        """;

    public static async Task<IReadOnlyList<FoundPerson>> ReadPeopleAsync(NpgsqlTransaction transaction, Round round, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<FoundPerson>(new CommandDefinition(
            ReadPeopleSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel))).AsList();

    private const string EndSql = "delete from invitation_round where team_id = @TeamId and round_id = @RoundId";

    public static Task EndAsync(NpgsqlTransaction transaction, Round round, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(EndSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel));
}
