-- Written by Features/Gatherings. What somebody tells the speakers of a talk afterwards; only they see it.
create table gathering_feedback (
    team_id      text        not null,
    feedback_id  uuid        not null,
    gathering_id uuid        not null,
    user_id      text        not null,                                          -- who says it
    words        text        not null check (length(words) between 1 and 2000),
    given_at     timestamptz not null,
    primary key (team_id, feedback_id),
    foreign key (team_id, gathering_id) references gathering on delete cascade
);
create index gathering_feedback_of_person on gathering_feedback (team_id, user_id);
create index gathering_feedback_of_gathering on gathering_feedback (team_id, gathering_id);
