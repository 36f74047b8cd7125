-- Written by Features/Programmes: by which assignment an assessment step came to somebody. Who comes when little of a group's time is left gets one of their own.
alter table programme_step_state
    add column assignment_id uuid;                              -- null: the one that stands for the step in its group

create index programme_step_state_given on programme_step_state (team_id, cohort_id, step_id, assignment_id) where assignment_id is not null;

-- Written by Features/Assessments: the deadline was moved, and what is owed to them does not follow it yet.
alter table assessment_assignee
    add column moved boolean not null default false;

create index assessment_assignee_moved on assessment_assignee (team_id, assignment_id, user_id) where moved;

-- What programmes gave: their people were told that owners see how many did something, and never who.
update assessment_assignment a
   set results = 'counts'
  from programme_cohort c
  join programme_step t on t.team_id = c.team_id and t.programme_id = c.programme_id and t.kind = 'assessment'
 where a.team_id = c.team_id and a.assignment_id = md5(c.cohort_id::text || ':' || t.step_id)::uuid;
