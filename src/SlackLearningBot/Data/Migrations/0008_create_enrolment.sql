-- Written by Features/Tracks. Leaving keeps the row: coming back keeps the progress.
create table enrolment (
    team_id   text        not null,
    user_id   text        not null,
    track_id  text        not null,
    joined_at timestamptz not null,
    left_at   timestamptz,
    primary key (team_id, user_id, track_id),
    foreign key (team_id, track_id) references track
);
create index enrolment_of_track on enrolment (team_id, track_id) where left_at is null;
