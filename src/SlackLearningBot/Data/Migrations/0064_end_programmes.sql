-- Written by Features/Programmes. A group comes to an end: when nothing of it has come for a while and nothing more will.
alter table programme_cohort
    drop constraint programme_cohort_state_check,
    add constraint programme_cohort_state_check check (state in ('reading', 'offered', 'running', 'over', 'cancelled'));

-- The hour's question: which may be over?
create index programme_cohort_running on programme_cohort (created_at) where state = 'running';

-- Who is brought into a channel is asked group by group: those of a channel that cannot be used are not looked at.
drop index programme_member_channel;
create index programme_member_channel on programme_member (team_id, cohort_id, channel_at) where channel_at is not null;
