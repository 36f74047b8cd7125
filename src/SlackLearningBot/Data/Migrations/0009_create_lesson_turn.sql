-- Written by Features/Lessons. One lesson's turn with one learner: offered on a day, then open, done or put aside.
create table lesson_turn (
    team_id   text        not null,
    user_id   text        not null,
    lesson_id text        not null,
    track_id  text        not null,                             -- why it came
    served_on date        not null,                             -- the learner's own day
    state     text        not null default 'open' check (state in ('open', 'done', 'put_aside')),
    snoozes   smallint    not null default 0 check (snoozes >= 0),
    closed_at timestamptz,
    primary key (team_id, user_id, lesson_id),
    unique (team_id, user_id, served_on),
    foreign key (team_id, lesson_id) references lesson,
    constraint lesson_turn_closed_when_not_open check ((state = 'open') = (closed_at is null))
);
