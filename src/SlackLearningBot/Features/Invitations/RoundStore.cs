using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Wording;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Features.Invitations;

/// <summary>Rounds and their candidates: from what an owner typed to what they confirm.</summary>
internal sealed class RoundStore(NpgsqlDataSource database)
{
    private const string ReadTracksSql = """
        select t.track_id, t.title
          from track t
         where t.team_id = @TeamId and t.retired_at is null
           and exists (select from track_lesson tl
                         join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
                        where tl.team_id = t.team_id and tl.track_id = t.track_id)
         order by t.position, t.track_id
        """;

    /// <summary>What somebody can be invited to.</summary>
    public async Task<IReadOnlyList<TrackName>> ReadTracksAsync(string teamId, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        return (await connection.QueryAsync<TrackName>(new CommandDefinition(ReadTracksSql, new { TeamId = teamId }, cancellationToken: cancel))).AsList();
    }

    private const string FindHandleSql = """
        select user_id
          from person
         where team_id = @TeamId and lower(name) = lower(@Name) and not deleted and not is_bot
         limit 2
        """;

    /// <summary>The one person known by this handle.</summary>
    public async Task<string?> FindHandleAsync(string teamId, string name, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        var found = (await connection.QueryAsync<string>(new CommandDefinition(FindHandleSql, new { TeamId = teamId, Name = name }, cancellationToken: cancel))).AsList();
        return found is [var one] ? one : null;
    }

    private const string AddSql = """
        insert into invitation_round (team_id, round_id, user_id, track_id, targets, created_at)
        values (@TeamId, @RoundId, @UserId, @TrackId, @Targets::jsonb, @Now)
        """;

    public static Task AddAsync(
        NpgsqlTransaction transaction, LearnerKey owner, Guid roundId, string trackId, IReadOnlyList<InviteTarget> targets, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddSql, new
        {
            owner.TeamId, RoundId = roundId, owner.UserId, TrackId = trackId, Targets = InvitationsJson.Write(targets), Now = now,
        }, transaction, cancellationToken: cancel));

    private const string LockSql = """
        select r.team_id, r.round_id, r.user_id, coalesce(r.track_id, '') as track_id, coalesce(t.title, '') as track_title,
               r.targets::text as targets, r.state, r.invited, r.purpose, r.about
          from invitation_round r
          left join track t on t.team_id = r.team_id and t.track_id = r.track_id
         where r.team_id = @TeamId and r.round_id = @RoundId
           for update of r
        """;

    /// <summary>Kept from other changes until the transaction ends; null when it is long over.</summary>
    public static Task<Round?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid roundId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Round>(new CommandDefinition(
            LockSql, new { TeamId = teamId, RoundId = roundId }, transaction, cancellationToken: cancel));

    private const string SaveTargetsSql = "update invitation_round set targets = @Targets::jsonb where team_id = @TeamId and round_id = @RoundId";

    public static Task SaveTargetsAsync(NpgsqlTransaction transaction, Round round, IReadOnlyList<InviteTarget> targets, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveTargetsSql, new { round.TeamId, round.RoundId, Targets = InvitationsJson.Write(targets) }, transaction, cancellationToken: cancel));

    private const string SaveStateSql = "update invitation_round set state = @State, invited = @Invited where team_id = @TeamId and round_id = @RoundId";

    public static Task SaveStateAsync(NpgsqlTransaction transaction, Round round, string state, int invited, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveStateSql, new { round.TeamId, round.RoundId, State = state, Invited = invited }, transaction, cancellationToken: cancel));

    private const string AddCandidatesSql = """
        insert into invitation_candidate (team_id, round_id, user_id, via)
        select @TeamId, @RoundId, id, @Via
          from unnest(@UserIds::text[]) as new (id)
         where id <> ''
            on conflict do nothing
        """;

    /// <summary>Who was found already keeps where they were found first.</summary>
    public static Task AddCandidatesAsync(NpgsqlTransaction transaction, Round round, IEnumerable<string> userIds, string via, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(AddCandidatesSql, new
        {
            round.TeamId, round.RoundId, Via = via, UserIds = userIds.Distinct().ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string ReadUnknownSql = """
        select user_id
          from invitation_candidate
         where team_id = @TeamId and round_id = @RoundId and kind is null
         order by user_id
         limit @Most
        """;

    /// <summary>Candidates Slack has not told about yet.</summary>
    public static async Task<IReadOnlyList<string>> ReadUnknownAsync(NpgsqlTransaction transaction, Round round, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<string>(new CommandDefinition(
            ReadUnknownSql, new { round.TeamId, round.RoundId, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string SaveKindsSql = """
        update invitation_candidate c
           set kind = new.kind, zone = new.zone
          from unnest(@UserIds::text[], @Kinds::text[], @Zones::text[]) as new (user_id, kind, zone)
         where c.team_id = @TeamId and c.round_id = @RoundId and c.user_id = new.user_id
        """;

    public static Task SaveKindsAsync(NpgsqlTransaction transaction, Round round, IReadOnlyList<SlackMember> members, CancellationToken cancel)
    {
        SlackMember[] people = [.. members.GroupBy(member => member.Id).Select(same => same.Last())];
        return transaction.Connection!.ExecuteAsync(new CommandDefinition(SaveKindsSql, new
        {
            round.TeamId,
            round.RoundId,
            UserIds = people.Select(member => member.Id).ToArray(),
            Kinds = people.Select(member => KindOf(member, round.TeamId)).ToArray(),
            Zones = people.Select(member => member.TimeZone).ToArray(),
        }, transaction, cancellationToken: cancel));
    }

    private static string KindOf(SlackMember member, string teamId) => member switch
    {
        { IsMachine: true } => "bot",
        { IsDeleted: true } => "gone",
        { IsRestricted: true } or { IsUltraRestricted: true } or { IsInvitedUser: true } => "guest",
        { IsStranger: true } => "stranger",
        _ when member.TeamId is { } team && team != teamId && !member.EnterpriseTeams.Contains(teamId) => "stranger",
        _ => "person",
    };

    private const string SaveStrangersSql = """
        update invitation_candidate
           set kind = 'stranger'
         where team_id = @TeamId and round_id = @RoundId and kind is null and (@UserId::text is null or user_id = @UserId)
        """;

    /// <summary>Slack does not know them as members: of this one person, or of all it has not told about.</summary>
    public static Task SaveStrangersAsync(NpgsqlTransaction transaction, Round round, string? userId, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveStrangersSql, new { round.TeamId, round.RoundId, UserId = userId }, transaction, cancellationToken: cancel));

    private const string CountSql = """
        select standing as name, count(*)::int as count
          from invitation_standing
         where team_id = @TeamId and round_id = @RoundId
         group by standing
        """;

    public static async Task<IReadOnlyList<Standing>> CountAsync(NpgsqlTransaction transaction, Round round, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Standing>(new CommandDefinition(
            CountSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel))).AsList();

    private const string ForgetCandidatesSql = "delete from invitation_candidate where team_id = @TeamId and round_id = @RoundId";

    public static Task ForgetCandidatesAsync(NpgsqlTransaction transaction, Round round, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ForgetCandidatesSql, new { round.TeamId, round.RoundId }, transaction, cancellationToken: cancel));

    private const string CleanSql = "delete from invitation_round where created_at < @Before";

    /// <summary>Forgets rounds that were begun before this calendar time, whatever became of them; invitations stay.</summary>
    public async Task CleanAsync(DateTimeOffset before, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(CleanSql, new { Before = before }, cancellationToken: cancel));
    }
}
