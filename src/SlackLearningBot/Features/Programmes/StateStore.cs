using Dapper;
using Npgsql;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Programmes;

namespace SlackLearningBot.Features.Programmes;

/// <summary>All writing on <c>programme_step_state</c>: each step once about a person.</summary>
internal static class StateStore
{
    private const string ReadFatesSql = """
        select about_id, step_id, state
          from programme_step_state
         where team_id = @TeamId and cohort_id = @CohortId and about_id = any(@Abouts)
        """;

    /// <summary>What became of the steps about these people, by person and step.</summary>
    public static async Task<ILookup<string, (string StepId, StepFate Fate)>> ReadFatesAsync(
        NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> abouts, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string AboutId, string StepId, string State)>(new CommandDefinition(
            ReadFatesSql, new { cohort.TeamId, cohort.CohortId, Abouts = abouts.ToArray() }, transaction, cancellationToken: cancel)))
        .ToLookup(row => row.AboutId, row => (row.StepId, FateOf(row.State)));

    /// <summary>The steps about somebody that come, or came: not those that were left out.</summary>
    public static async Task<IReadOnlySet<string>> ReadComingAsync(NpgsqlTransaction transaction, Cohort cohort, string about, CancellationToken cancel) =>
        (await ReadFatesAsync(transaction, cohort, [about], cancel))[about].Where(one => one.Fate != StepFate.LeftOut).Select(one => one.StepId).ToHashSet(StringComparer.Ordinal);

    private const string ReadHadSql = """
        select distinct s.about_id, s.step_id
          from programme_cohort c
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.kind <> 'session'
          join programme_member m on m.team_id = c.team_id and m.cohort_id = c.cohort_id and m.user_id = any(@Abouts)
          join programme_step_state s on s.team_id = c.team_id and s.cohort_id = c.cohort_id and s.about_id = m.user_id and s.step_id = t.step_id
         where c.team_id = @TeamId and c.programme_id = @ProgrammeId and c.cohort_id <> @CohortId and c.state in ('running', 'cancelled')
           and (c.state = 'running' or exists (select from programme_step_state l where l.team_id = m.team_id and l.cohort_id = m.cohort_id and l.about_id = m.user_id and l.owed_at > @Since))
           and (s.state = 'done' or (s.state = 'owed' and t.kind = 'assessment')
                or exists (select from delivery d
                            where d.team_id = s.team_id and d.recipient = s.user_id and d.kind = 'programme.step' and d.state = 'sent'
                              and d.slot = replace(s.cohort_id::text, '-', '') || ':' || s.step_id || ':' || m.number))
        """;

    /// <summary>
    /// Steps about these people that came to somebody in another group of the same programme, which they left or which was called off: they do not come again. Of a group
    /// that is over they do, and of one that was called off when nothing of it came since then.
    /// </summary>
    public static async Task<ILookup<string, string>> ReadHadAsync(
        NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> abouts, DateTimeOffset since, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(string AboutId, string StepId)>(new CommandDefinition(
            ReadHadSql, new { cohort.TeamId, cohort.CohortId, cohort.ProgrammeId, Abouts = abouts.ToArray(), Since = since }, transaction, cancellationToken: cancel)))
        .ToLookup(row => row.AboutId, row => row.StepId);

    private static StepFate FateOf(string state) => state switch
    {
        "waiting" => StepFate.Waiting,
        "left_out" => StepFate.LeftOut,
        _ => StepFate.Out,
    };

    // What came stays as it came, whatever is planned.
    private const string PlanSql = """
        insert into programme_step_state (team_id, cohort_id, about_id, step_id, user_id, state, due_at)
        select @TeamId, @CohortId, planned.about_id, planned.step_id, planned.user_id, case when planned.due_at is null then 'left_out' else 'waiting' end, planned.due_at
          from unnest(@Abouts::text[], @Steps::text[], @Users::text[], @Dues::timestamptz[]) as planned (about_id, step_id, user_id, due_at)
            on conflict (team_id, cohort_id, about_id, step_id) do update
           set user_id = excluded.user_id, state = excluded.state, due_at = excluded.due_at
         where programme_step_state.state in ('waiting', 'left_out')
        """;

    /// <summary>Plans these steps, or plans them anew.</summary>
    public static Task PlanAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<PlannedFor> planned, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(PlanSql, new
        {
            cohort.TeamId, cohort.CohortId, Abouts = planned.Select(one => one.AboutId).ToArray(), Steps = planned.Select(one => one.StepId).ToArray(),
            Users = planned.Select(one => one.UserId).ToArray(), Dues = planned.Select(one => one.At?.UtcDateTime).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string LeaveOutSql = """
        update programme_step_state s
           set state = 'left_out', due_at = null
          from unnest(@Abouts::text[], @Steps::text[]) as gone (about_id, step_id)
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = gone.about_id and s.step_id = gone.step_id and s.state = 'waiting'
        """;

    /// <summary>These do not come any more: a step was removed.</summary>
    public static Task LeaveOutAsync(NpgsqlTransaction transaction, Cohort cohort, IReadOnlyList<(string AboutId, string StepId)> gone, CancellationToken cancel) =>
        gone.Count == 0 ? Task.CompletedTask : transaction.Connection!.ExecuteAsync(new CommandDefinition(LeaveOutSql, new
        {
            cohort.TeamId, cohort.CohortId, Abouts = gone.Select(one => one.AboutId).ToArray(), Steps = gone.Select(one => one.StepId).ToArray(),
        }, transaction, cancellationToken: cancel));

    private const string StopSql = """
        update programme_step_state
           set state = 'left_out', due_at = null
         where team_id = @TeamId and cohort_id = @CohortId and about_id = any(@Abouts) and state = 'waiting'
        """;

    /// <summary>Nothing more comes about these people.</summary>
    public static Task StopAsync(NpgsqlTransaction transaction, Cohort cohort, IEnumerable<string> abouts, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            StopSql, new { cohort.TeamId, cohort.CohortId, Abouts = abouts.ToArray() }, transaction, cancellationToken: cancel));

    // The members are locked, too, and nobody is waited for: whoever plans, leaves or clicks takes the member first and then the step. Who is to be planned anew is left to
    // that: the step may have moved, or be gone. A manager's step goes to whoever is the manager now; when nobody is, it is left out, and so is
    // what is about somebody who left the company, and what would come to somebody who said stop: an assessment or an invitation would come all the same.
    private const string ClaimDueSql = """
        with due as (
            select s.team_id, s.cohort_id, s.about_id, s.step_id, s.due_at, m.number, case when q.user_id is not null or p.deleted then null when t.audience = 'participant' then s.user_id else b.user_id end as recipient
              from programme_step_state s
              join programme_member m on m.team_id = s.team_id and m.cohort_id = s.cohort_id and m.user_id = s.about_id and m.left_at is null and not m.waits
              join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id and c.state = 'running'
              join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and not t.removed
              left join person p on p.team_id = s.team_id and p.user_id = s.about_id
              left join person b on b.team_id = p.team_id and b.user_id = p.manager_id and not b.deleted
                                 and not exists (select from programme_spared x where x.team_id = s.team_id and x.cohort_id = s.cohort_id and x.user_id = b.user_id)
              left join contact q on q.team_id = s.team_id and q.user_id = case when t.audience = 'participant' then s.user_id else b.user_id end and q.silent_until = 'infinity'
             where s.state = 'waiting' and s.due_at <= @Now
             order by s.due_at, s.team_id, s.cohort_id, s.about_id, s.step_id
             limit @Most
               for no key update of s, m skip locked
        ), owed as (
            update programme_step_state s
               set state = case when due.recipient is null then 'left_out' else 'owed' end, user_id = coalesce(due.recipient, s.user_id), due_at = null,
                   owed_at = case when due.recipient is not null then @Now end
              from due
             where s.team_id = due.team_id and s.cohort_id = due.cohort_id and s.about_id = due.about_id and s.step_id = due.step_id
            returning s.team_id, s.cohort_id, s.about_id, s.step_id, s.user_id, s.state, due.due_at, due.number
        )
        select o.team_id, o.cohort_id, o.number, o.step_id, o.user_id, o.due_at, p.kind, p.position, p.days, p.assessment_id, c.session_at, c.author_id,
               md5(o.cohort_id::text || ':' || o.step_id)::uuid as assignment_id
          from owed o
          join programme_cohort c on c.team_id = o.team_id and c.cohort_id = o.cohort_id
          join programme_step p on p.team_id = c.team_id and p.programme_id = c.programme_id and p.step_id = o.step_id
         where o.state = 'owed'
         order by o.team_id, o.cohort_id, p.position, o.user_id, o.about_id
        """;

    /// <summary>Whose moment has come; from here on they are owed. Parallel ticks claim each once.</summary>
    public static async Task<IReadOnlyList<DueStep>> ClaimDueAsync(NpgsqlTransaction transaction, int most, DateTimeOffset now, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<DueStep>(new CommandDefinition(ClaimDueSql, new { Now = now, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string LockSql = """
        select about_id, step_id, user_id, state, owed_at, done_at, choice
          from programme_step_state
         where team_id = @TeamId and cohort_id = @CohortId and about_id = @About and step_id = @Step
           for no key update
        """;

    /// <summary>Kept from other changes until the transaction ends; null when it was never planned.</summary>
    public static Task<StepState?> LockAsync(NpgsqlTransaction transaction, string teamId, StepSlot slot, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<StepState>(new CommandDefinition(
            LockSql, new { TeamId = teamId, CohortId = slot.Cohort, slot.About, slot.Step }, transaction, cancellationToken: cancel));

    private const string DoneSql = """
        update programme_step_state
           set state = 'done', done_at = @Now
         where team_id = @TeamId and cohort_id = @CohortId and about_id = @About and step_id = @Step and state = 'owed'
        """;

    public static Task DoneAsync(NpgsqlTransaction transaction, string teamId, StepSlot slot, DateTimeOffset now, CancellationToken cancel) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(
            DoneSql, new { TeamId = teamId, CohortId = slot.Cohort, slot.About, slot.Step, Now = now }, transaction, cancellationToken: cancel));

    private const string ReadOwnSql = """
        select s.cohort_id, s.about_id, s.step_id, s.owed_at, c.programme_id, p.title as programme_title, c.session_at, c.place,
               case when t.kind = 'assessment' and exists (
                         select from assessment_assignee a
                          where a.team_id = s.team_id and a.assignment_id = coalesce(s.assignment_id, md5(s.cohort_id::text || ':' || s.step_id)::uuid)
                            and a.user_id = s.user_id and a.outcome in ('passed', 'failed'))
                    then 'done' else s.state end as state,
               t.title, t.kind, t.days, t.position
          from programme_step_state s
          join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id and c.state in ('running', 'over')
          join programme p on p.team_id = c.team_id and p.programme_id = c.programme_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and not t.removed
          join programme_member m on m.team_id = s.team_id and m.cohort_id = s.cohort_id and m.user_id = s.about_id and m.left_at is null
         where s.team_id = @TeamId and s.user_id = @UserId and s.state in ('owed', 'done') and s.owed_at > @Since
           and (s.about_id = s.user_id or exists (select from person p where p.team_id = s.team_id and p.user_id = s.about_id and p.manager_id = s.user_id))
         order by c.created_at desc, c.cohort_id, t.position, s.about_id
         limit @Most
        """;

    /// <summary>What came to somebody since then, the newest group first.</summary>
    public static async Task<IReadOnlyList<OwnStep>> ReadOwnAsync(NpgsqlTransaction transaction, LearnerKey person, DateTimeOffset since, int most, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<OwnStep>(new CommandDefinition(
            ReadOwnSql, new { person.TeamId, person.UserId, Since = since, Most = most }, transaction, cancellationToken: cancel))).AsList();

    private const string CountOwnSql = """
        select s.cohort_id, count(*) filter (
                   where s.state = 'done' or (t.kind = 'assessment' and exists (
                         select from assessment_assignee a
                          where a.team_id = s.team_id and a.assignment_id = coalesce(s.assignment_id, md5(s.cohort_id::text || ':' || s.step_id)::uuid)
                            and a.user_id = s.user_id and a.outcome in ('passed', 'failed'))))::int as done, count(*)::int as of
          from programme_step_state s
          join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id and not t.removed and t.kind <> 'session'
         where s.team_id = @TeamId and s.user_id = @UserId and s.cohort_id = any(@Cohorts) and s.state <> 'left_out' and (t.audience = 'participant' or s.about_id <> s.user_id)
         group by s.cohort_id
        """;

    /// <summary>Of these groups, how many steps come to somebody or came, and how many of them they did.</summary>
    public static async Task<IReadOnlyDictionary<Guid, (int Done, int Of)>> CountOwnAsync(NpgsqlTransaction transaction, LearnerKey person, Guid[] cohorts, CancellationToken cancel) =>
        (await transaction.Connection!.QueryAsync<(Guid CohortId, int Done, int Of)>(new CommandDefinition(
            CountOwnSql, new { person.TeamId, person.UserId, Cohorts = cohorts }, transaction, cancellationToken: cancel)))
        .ToDictionary(one => one.CohortId, one => (one.Done, one.Of));

    private const string FindNextSql = """
        select t.title, s.due_at
          from programme_step_state s
          join programme_cohort c on c.team_id = s.team_id and c.cohort_id = s.cohort_id
          join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.step_id = s.step_id
         where s.team_id = @TeamId and s.cohort_id = @CohortId and s.about_id = @About and s.user_id = @UserId and s.state = 'waiting' and t.kind <> 'session'
           and (t.audience = 'participant' or s.about_id <> s.user_id)
         order by s.due_at, t.position
         limit 1
        """;

    /// <summary>What comes next to somebody, and when; null when nothing does. What they only stand for until a manager is known does not come to them.</summary>
    public static Task<(string Title, DateTimeOffset DueAt)?> FindNextAsync(NpgsqlTransaction transaction, string teamId, StepSlot slot, string userId, CancellationToken cancel) =>
        transaction.Connection!.QuerySingleOrDefaultAsync<(string, DateTimeOffset)?>(new CommandDefinition(
            FindNextSql, new { TeamId = teamId, CohortId = slot.Cohort, slot.About, UserId = userId }, transaction, cancellationToken: cancel));
}

/// <summary>When a step comes to somebody, about somebody; null when it is left out.</summary>
internal sealed record PlannedFor(string AboutId, string StepId, string UserId, DateTimeOffset? At);

/// <summary>A step whose moment has come.</summary>
internal sealed record DueStep
{
    public required string TeamId { get; init; }
    public required Guid CohortId { get; init; }

    /// <summary>Of the member it is about.</summary>
    public required long Number { get; init; }
    public required string StepId { get; init; }
    public required string UserId { get; init; }
    public required DateTimeOffset DueAt { get; init; }
    public required string Kind { get; init; }
    public required short Position { get; init; }
    public required short Days { get; init; }
    public Guid? AssessmentId { get; init; }
    public DateTimeOffset? SessionAt { get; init; }
    public required string AuthorId { get; init; }

    /// <summary>Stands for the step's assessment in this group, always the same: the first act by which it is given.</summary>
    public required Guid AssignmentId { get; init; }

    public StepKey Key => new(CohortId, StepId, Number);

    public LearnerKey Person => new(TeamId, UserId);
}

/// <summary>What became of a step about somebody.</summary>
internal sealed record StepState
{
    public required string AboutId { get; init; }
    public required string StepId { get; init; }

    /// <summary>Who gets it.</summary>
    public required string UserId { get; init; }

    /// <summary>waiting, left_out, owed or done.</summary>
    public required string State { get; init; }
    public DateTimeOffset? OwedAt { get; init; }
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The form they chose, as columns write it.</summary>
    public string? Choice { get; init; }

    public bool IsDone => State == "done";

    public bool HasCome => State is "owed" or "done";
}

/// <summary>A step that came to somebody, with its group.</summary>
internal sealed record OwnStep
{
    public required Guid CohortId { get; init; }
    public required string AboutId { get; init; }
    public required string StepId { get; init; }
    public required string State { get; init; }
    public required DateTimeOffset OwedAt { get; init; }
    public required string ProgrammeId { get; init; }
    public required string ProgrammeTitle { get; init; }
    public DateTimeOffset? SessionAt { get; init; }
    public string? Place { get; init; }
    public required string Title { get; init; }
    public required string Kind { get; init; }
    public required short Days { get; init; }
    public required short Position { get; init; }

    public StepSlot Slot => new(CohortId, StepId, AboutId);

    /// <summary>Something that can be done, and was not.</summary>
    public bool IsOpen => State == "owed" && Kind is not ("session" or "assessment");
}
