using System.Text.Json;
using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Seams;

namespace SlackLearningBot.Features.Assessments;

/// <summary>Assignments, from what an owner chose to what they confirm.</summary>
internal static class AssignmentStore
{
    private const string FindZoneSql = """
        select coalesce((select zone from learner where team_id = @TeamId and user_id = @UserId), (select zone from person where team_id = @TeamId and user_id = @UserId))
        """;

    public static Task<string?> FindZoneAsync(NpgsqlTransaction transaction, LearnerKey person, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<string?>(new CommandDefinition(FindZoneSql, person, transaction, cancellationToken: cancel));

    private const string AddSql = """
        insert into assessment_assignment (team_id, assignment_id, assessment_id, author_id, deadline, track_id, audience, results, created_at)
        values (@TeamId, @AssignmentId, @AssessmentId, @UserId, @Deadline, @TrackId, @Audience::jsonb,
                coalesce((select assessment_results from workspace_default where team_id = @TeamId), 'names'), @Now)
        """;

    /// <summary>With what owners see of it as the workspace says now: what learners are told then holds.</summary>
    public static Task AddAsync(NpgsqlTransaction transaction, LearnerKey owner, Guid id, AssignWish wish, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddSql,
            new
            {
                owner.TeamId, owner.UserId, AssignmentId = id, AssessmentId = wish.Assessment, wish.Deadline, TrackId = wish.Track,
                Audience = JsonSerializer.Serialize(wish.Audience, AssessmentsJson.Default.Audience), Now = now,
            },
            transaction,
            cancellationToken: cancel));

    private const string LockSql = """
        select a.team_id, a.assignment_id, a.assessment_id, s.title, a.author_id, a.deadline, a.track_id, t.title as track_title, a.audience::text as audience, a.state, a.walking,
               (select count(*)::int from assessment_assignee p where p.team_id = a.team_id and p.assignment_id = a.assignment_id) as people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join track t on t.team_id = a.team_id and t.track_id = a.track_id
         where a.team_id = @TeamId and a.assignment_id = @AssignmentId
           for no key update of a
        """;

    /// <summary>Kept from other changes until the transaction ends (who joins its track does not wait for that); null when nobody confirmed it in time.</summary>
    public static Task<Assignment?> LockAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Assignment>(new CommandDefinition(
            LockSql, new { TeamId = teamId, AssignmentId = id }, transaction, cancellationToken: cancel));

    private const string FindSql = """
        select a.team_id, a.assignment_id, a.assessment_id, s.title, a.author_id, a.deadline, a.track_id, t.title as track_title, a.audience::text as audience, a.state, a.walking, 0 as people
          from assessment_assignment a
          join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
          left join track t on t.team_id = a.team_id and t.track_id = a.track_id
         where a.team_id = @TeamId and a.assignment_id = @AssignmentId
        """;

    /// <summary>As it is, kept from nothing: many people join a track at once. Its people are not counted.</summary>
    public static Task<Assignment?> FindAsync(NpgsqlTransaction transaction, string teamId, Guid id, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<Assignment>(new CommandDefinition(
            FindSql, new { TeamId = teamId, AssignmentId = id }, transaction, cancellationToken: cancel));

    private const string SaveStateSql = "update assessment_assignment set state = @State where team_id = @TeamId and assignment_id = @AssignmentId";

    private const string TakeBackSql = "update assessment_assignment set state = 'taken_back', taken_back_at = @Now where team_id = @TeamId and assignment_id = @AssignmentId";

    public static Task SaveStateAsync(NpgsqlTransaction transaction, Assignment assignment, string state, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            SaveStateSql, new { assignment.TeamId, assignment.AssignmentId, State = state }, transaction, cancellationToken: cancel));

    /// <summary>What ends from now on ends without a result.</summary>
    public static Task TakeBackAsync(NpgsqlTransaction transaction, Assignment assignment, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            TakeBackSql, new { assignment.TeamId, assignment.AssignmentId, Now = now }, transaction, cancellationToken: cancel));

    private const string AddPeopleSql = """
        insert into assessment_assignee (team_id, assignment_id, user_id, via, zone, added_at, waits)
        select @TeamId, @AssignmentId, found.user_id, found.via, found.zone, @Now, true
          from unnest(@UserIds::text[], @Vias::text[], @Zones::text[]) as found (user_id, via, zone)
            on conflict do nothing
        """;

    /// <summary>They wait for the owner's yes.</summary>
    public static Task AddPeopleAsync(NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<FoundPerson> people, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddPeopleSql,
            new
            {
                assignment.TeamId, assignment.AssignmentId, UserIds = people.Select(one => one.UserId).ToArray(), Vias = people.Select(one => one.Via).ToArray(),
                Zones = people.Select(one => one.Zone).ToArray(), Now = now,
            },
            transaction,
            cancellationToken: cancel));

    private const string AddTrackSql = """
        insert into assessment_assignee (team_id, assignment_id, user_id, via, added_at, waits)
        select e.team_id, @AssignmentId, e.user_id, 'track', @Now, true
          from enrolment e
          join learner l on l.team_id = e.team_id and l.user_id = e.user_id and l.stopped_at is null
          left join person p on p.team_id = e.team_id and p.user_id = e.user_id
         where e.team_id = @TeamId and e.track_id = @TrackId and e.left_at is null and not coalesce(p.deleted, false)
            on conflict do nothing
        """;

    /// <summary>Whoever learns the track now.</summary>
    public static Task AddTrackAsync(NpgsqlTransaction transaction, Assignment assignment, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            AddTrackSql, new { assignment.TeamId, assignment.AssignmentId, assignment.TrackId, Now = now }, transaction, cancellationToken: cancel));

    private const string DropThoseWhoHaveItSql = """
        delete from assessment_assignee p
         where p.team_id = @TeamId and p.assignment_id = @AssignmentId and p.waits and (@UserIds::text[] is null or p.user_id = any(@UserIds))
           and exists (select from assessment_assignee h
                         join assessment_assignment a on a.team_id = h.team_id and a.assignment_id = h.assignment_id and a.state = 'open' and a.deadline > @Now
                        where h.team_id = p.team_id and h.user_id = p.user_id and h.outcome is null and a.assessment_id = @AssessmentId and a.assignment_id <> p.assignment_id)
        """;

    /// <summary>Leaves out who has the same assessment to do already, of all who wait for it or of these; answers how many.</summary>
    public static Task<int> DropThoseWhoHaveItAsync(
        NpgsqlTransaction transaction, Assignment assignment, IReadOnlyList<string>? people, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DropThoseWhoHaveItSql,
            new { assignment.TeamId, assignment.AssignmentId, assignment.AssessmentId, UserIds = people?.ToArray(), Now = now },
            transaction,
            cancellationToken: cancel));

    private const string ForgetPeopleSql = "delete from assessment_assignee where team_id = @TeamId and assignment_id = @AssignmentId";

    public static Task ForgetPeopleAsync(NpgsqlTransaction transaction, Assignment assignment, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            ForgetPeopleSql, new { assignment.TeamId, assignment.AssignmentId }, transaction, cancellationToken: cancel));

    private const string ReadPeopleSql = """
        select p.user_id, coalesce(l.zone, p.zone) as zone, l.days
          from assessment_assignee p
          left join learner l on l.team_id = p.team_id and l.user_id = p.user_id
         where p.team_id = @TeamId and p.assignment_id = @AssignmentId and p.user_id = any(@UserIds)
         order by p.user_id
        """;

    /// <summary>Those of them who have it, as they are to be told.</summary>
    public static async Task<IReadOnlyList<Recipient>> ReadPeopleAsync(
        NpgsqlTransaction transaction, string teamId, Guid assignment, IReadOnlyList<string> people, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<Recipient>(new CommandDefinition(
            ReadPeopleSql, new { TeamId = teamId, AssignmentId = assignment, UserIds = people.ToArray() }, transaction, cancellationToken: cancel))).AsList();
}
