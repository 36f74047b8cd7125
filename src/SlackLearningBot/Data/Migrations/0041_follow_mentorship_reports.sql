-- To whom a report of trouble went, until it is known whether it came: then who wrote it is told when it did not. Written by Features/Mentorships.
alter table mentorship_report add column told_id text;
create index mentorship_report_told on mentorship_report (team_id, told_id) where told_id is not null;
