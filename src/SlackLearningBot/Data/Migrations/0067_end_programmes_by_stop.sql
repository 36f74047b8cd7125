-- Written by Features/Programmes.

-- Whoever says /learn stop leaves their groups, and is offered to come back into them when they learn again.
alter table programme_member add column by_stop boolean not null default false;

-- Until when the questions would have come that ended because somebody left: whoever comes back gets the rest.
alter table programme_step_state add column until_was_at timestamptz;

-- Who said stop before this takes no part any more, either.
with gone as (
    update programme_member m
       set left_at = coalesce(l.stopped_at, c.created_at), by_stop = true, remind_at = null, channel_at = null
      from programme_cohort c, contact q
      left join learner l on l.team_id = q.team_id and l.user_id = q.user_id
     where c.team_id = m.team_id and c.cohort_id = m.cohort_id and c.state = 'running' and m.left_at is null
       and q.team_id = m.team_id and q.user_id = m.user_id and q.silent_until = 'infinity'
    returning m.team_id, m.cohort_id, m.user_id
)
update programme_step_state s
   set state = 'left_out', due_at = null
  from gone
 where s.team_id = gone.team_id and s.cohort_id = gone.cohort_id and s.about_id = gone.user_id and s.state = 'waiting';
