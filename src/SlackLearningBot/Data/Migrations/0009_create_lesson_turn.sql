-- Written by Features/Lessons. One lesson's turn with one learner: offered on a day, then open, done or put aside.
create table lesson_turn (
    team_id       text        not null,
    user_id       text        not null,
    lesson_id     text        not null,
    turn_id       bigint      generated always as identity unique,  -- names the turn in a button: a menu's values are short
    track_id      text        not null,                         -- why it came
    because       jsonb       not null default '{}',            -- {kind, track, position, of, days}: the answer to "Why this?"
    served_on     date        not null,                         -- the learner's own day; the last one when it came again
    state         text        not null default 'open' check (state in ('open', 'done', 'put_aside')),
    snoozes       smallint    not null default 0 check (snoozes >= 0),
    comes_back_at timestamptz,                                  -- "later": not before; null when it was not put off or was brought back
    closed_at     timestamptz,
    primary key (team_id, user_id, lesson_id),
    unique (team_id, user_id, served_on),
    foreign key (team_id, lesson_id) references lesson,
    constraint lesson_turn_closed_when_not_open check ((state = 'open') = (closed_at is null)),
    constraint lesson_turn_comes_back_only_while_open check (comes_back_at is null or state = 'open')
);
