using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.Mentorships;

/// <summary>All writing on <c>mentor_contact</c>.</summary>
internal static class ContactStore
{
    private const string SaveSql = """
        insert into mentor_contact (team_id, user_id, named_at) values (@TeamId, @UserId, @Now)
            on conflict (team_id) do update set user_id = excluded.user_id, named_at = excluded.named_at
        """;

    public static Task SaveAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveSql, new { person.TeamId, person.UserId, Now = now }, transaction, cancellationToken: cancel));

    private const string ForgetSql = "delete from mentor_contact where team_id = @TeamId";

    public static Task ForgetAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(ForgetSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string FindSql = "select user_id from mentor_contact where team_id = @TeamId";

    /// <summary>Null when nobody is named.</summary>
    public static Task<string?> FindAsync(NpgsqlTransaction transaction, string teamId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindSql, new { TeamId = teamId }, transaction, cancellationToken: cancel));

    private const string IsColleagueSql = "select not (deleted or is_bot) from person where team_id = @TeamId and user_id = @UserId";

    /// <summary>Null for somebody we know nothing of.</summary>
    public static Task<bool?> IsColleagueAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<bool?>(new CommandDefinition(IsColleagueSql, person, transaction, cancellationToken: cancel));
}
