-- Written by Features/Assessments.

-- Giving an assignment and taking it back go through its people, some at a time.
alter table assessment_assignment
    drop constraint assessment_assignment_state_check,
    add constraint assessment_assignment_state_check check (state in ('reading', 'offered', 'open', 'cancelled', 'taken_back')),
    add column walking boolean not null default false;                          -- people are still being given it, or told that it was taken back
create index assessment_assignment_walking on assessment_assignment (team_id, created_at) where walking;

alter table assessment_assignee
    drop constraint assessment_assignee_outcome_check,
    add constraint assessment_assignee_outcome_check check (outcome in ('passed', 'failed', 'taken_back')),
    add column waits boolean not null default false;                            -- found, and not given it yet

-- Whoever was found by a program of before waits for the owner's yes like everybody.
update assessment_assignee p
   set waits = true
  from assessment_assignment a
 where a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.state in ('reading', 'offered');

-- What is left of a walk: it does not go over those it has behind it again.
create index assessment_assignee_waiting on assessment_assignee (team_id, assignment_id, user_id) where waits;
create index assessment_assignee_unfinished on assessment_assignee (team_id, assignment_id, user_id) where outcome is null;

-- An attempt that was taken back has no result. The time limit runs from when the first question was shown.
alter table assessment_attempt
    drop constraint assessment_attempt_ended_by_check,
    add constraint assessment_attempt_ended_by_check check (ended_by in ('answered', 'finished', 'time', 'deadline', 'cancelled')),
    drop constraint assessment_attempt_ended_with_result,
    add constraint assessment_attempt_ended_with_result check (
        (ended_at is null) = (ended_by is null)
        and (ended_at is null or ended_by = 'cancelled') = (percent is null) and (ended_at is null or ended_by = 'cancelled') = (passed is null)),
    add column clock_at timestamptz,                                            -- from when the limit runs, as far as is known; null: from started_at
    add column shown    boolean not null default true;                          -- false: the first question may still be on its way
-- The newest first attempts, for how the questions do.
create index assessment_attempt_first on assessment_attempt (team_id, assignment_id, ended_at) where number = 1 and ended_at is not null;

-- All about one person's assessment but the questions. Of what learners were told and what the workspace says now, owners see the less.
create or replace view assessment_assigned as
select p.team_id, p.user_id, p.assignment_id, a.assessment_id, a.state, s.title, s.questions::int as questions, s.pass_mark::int as pass_mark,
       s.attempts::int as allowed, s.minutes::int as minutes, s.certificate,
       a.deadline, case when d.assessment_results = 'counts' then 'counts' else a.results end as results, a.author_id,
       p.via, t.title as track_title, coalesce(l.zone, p.zone) as zone, l.days, l.user_id is not null and l.stopped_at is null as is_learning,
       p.added_at, p.announced_at, p.reminded::int as reminded, p.attempts::int as used, p.outcome, p.done_at, o.attempt_id as open_attempt, o.ends_at as open_until,
       e.attempt_id as last_attempt, e.percent::int as last_percent, e.ended_at as last_ended_at,
       -- It came through a track that they learn no more. Read by keys alone: neither a join, of which PostgreSQL reorders only so many, nor an
       -- "exists", which it may answer by a table of everybody.
       p.via = 'track' and (
           l.stopped_at is not null
           or (select n.deleted from person n where n.team_id = p.team_id and n.user_id = p.user_id) is true
           or (select r.left_at is null from enrolment r where r.team_id = p.team_id and r.user_id = p.user_id and r.track_id = a.track_id) is not true) as has_left,
       p.waits
  from assessment_assignee p
  join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id
  join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
  left join track t on t.team_id = a.team_id and t.track_id = a.track_id
  left join learner l on l.team_id = p.team_id and l.user_id = p.user_id
  left join workspace_default d on d.team_id = p.team_id
  left join assessment_attempt o on o.team_id = p.team_id and o.assignment_id = p.assignment_id and o.user_id = p.user_id and o.ended_at is null
  left join lateral (
       select t.attempt_id, t.percent, t.ended_at
         from assessment_attempt t
        where t.team_id = p.team_id and t.assignment_id = p.assignment_id and t.user_id = p.user_id and t.ended_at is not null and t.ended_by <> 'cancelled'
        order by t.number desc
        limit 1
       ) e on true;

create or replace view open_deadline as
select p.team_id, p.user_id, q.question_id, a.deadline
  from assessment_assignee p
  join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.state = 'open'
 cross join lateral (
       select b.question_id from assessment_bank b where b.team_id = a.team_id and b.assessment_id = a.assessment_id
       ) q
 where p.done_at is null and not p.waits;
