-- To whom a report of trouble went, until it is known whether it came: then who wrote it is told when it did not. Written by Features/Mentorships.
alter table mentorship_report add column told_id text;
create index mentorship_report_told on mentorship_report (team_id, told_id) where told_id is not null;

-- Whether somebody can be in one conversation with all who are in a mentorship: nobody of them blocked them or is blocked by them, and nobody is above or
-- below them. A few steps up from each, whatever the company's size.
create function may_join(team text, mentorship uuid, who text) returns boolean language sql stable as $$
    with recursive others as (
        select o.user_id from mentorship_member o where o.team_id = team and o.mentorship_id = mentorship and o.left_at is null and o.user_id <> who
    ), up (start, id, step) as (
        select p.user_id, p.manager_id, 1 from person p where p.team_id = team and p.manager_id is not null and (p.user_id = who or p.user_id in (select user_id from others))
         union all
        select u.start, p.manager_id, u.step + 1 from up u join person p on p.team_id = team and p.user_id = u.id where p.manager_id is not null and u.step < 50
    )
    select not exists (
        select from others o
         where exists (select from mentor_block b where b.team_id = team and ((b.user_id = who and b.blocked_id = o.user_id) or (b.user_id = o.user_id and b.blocked_id = who)))
            or exists (select from up where (start = who and id = o.user_id) or (start = o.user_id and id = who)))
$$;
