using Dapper;
using Npgsql;
using SlackLearningBot.Data;

namespace SlackLearningBot.Features.MentorRounds;

/// <summary>What those who take part say of themselves.</summary>
internal static class ProfileReads
{
    private const string ReadAllSql = """
        select c.user_id, c.gives, c.goals, c.bio, c.role, c.team, c.function, c.level, c.site, c.zone, c.languages, c.people, c.hours, c.formats, c.kinds, c.wishes, c.days,
               c.from_time, c.until_time, c.paused_until, c.shows_mentor, c.taken
          from mentor_round_person p
          join mentor_candidate c on c.team_id = p.team_id and c.user_id = p.user_id
         where p.team_id = @TeamId and p.round_id = @RoundId and p.left_at is null and (not @OnlyAsked or p.asked_at is not null or p.answered_at is not null)
         order by c.user_id
         limit @Most
        """;

    /// <summary>Those who have a profile and do not stay out; where wished, only those who know that they are in it.</summary>
    public static async Task<IReadOnlyList<StoredMentor>> ReadAsync(NpgsqlTransaction transaction, MentorRound round, int most, bool onlyAsked, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<StoredMentor>(new CommandDefinition(
            ReadAllSql, new { round.TeamId, round.RoundId, Most = most, OnlyAsked = onlyAsked }, transaction, cancellationToken: cancel))).AsList();

    private const string ReadSomeSql = """
        select c.user_id, c.gives, c.goals, c.bio, c.role, c.team, c.function, c.level, c.site, c.zone, c.languages, c.people, c.hours, c.formats, c.kinds, c.wishes, c.days,
               c.from_time, c.until_time, c.paused_until, c.shows_mentor, c.taken
          from mentor_round_person p
          join mentor_candidate c on c.team_id = p.team_id and c.user_id = p.user_id
         where p.team_id = @TeamId and p.round_id = @RoundId and p.left_at is null and p.user_id = any(@UserIds)
         order by c.user_id
        """;

    /// <summary>The same, of these alone.</summary>
    public static async Task<IReadOnlyList<StoredMentor>> ReadAsync(NpgsqlTransaction transaction, MentorRound round, IReadOnlyList<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<StoredMentor>(new CommandDefinition(
            ReadSomeSql, new { round.TeamId, round.RoundId, UserIds = people.ToArray() }, transaction, cancellationToken: cancel))).AsList();

    /// <summary>Null when they have none, or stay out.</summary>
    public static async Task<StoredMentor?> FindAsync(NpgsqlTransaction transaction, MentorRound round, string userId, CancellationToken cancel) =>
        await ReadAsync(transaction, round, [userId], cancel) is [var profile] ? profile : null;

    private const string ReadNamesSql = """
        select user_id, coalesce(nullif(btrim(real_name), ''), nullif(btrim(name), ''), user_id) as name
          from person
         where team_id = @TeamId and user_id = any(@UserIds)
        """;

    /// <summary>As menus show them, which know no mentions.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(NpgsqlTransaction transaction, string teamId, IReadOnlyList<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string UserId, string Name)>(new CommandDefinition(
            ReadNamesSql, new { TeamId = teamId, UserIds = people.ToArray() }, transaction, cancellationToken: cancel))).ToDictionary(row => row.UserId, row => row.Name);
}
