-- Written by Features/Learners. A row exists only after the person's yes.
create table learner (
    team_id        text        not null,
    user_id        text        not null,
    zone           text        not null check (zone <> ''),
    hour           time        not null,
    days           smallint    not null check (days between 1 and 127),   -- bit 0 Monday … bit 6 Sunday
    paused_until   date,                                        -- the first day on which lessons come again
    joined_at      timestamptz not null,
    stopped_at     timestamptz,
    next_lesson_at timestamptz,                                 -- null only when stopped: nothing is due
    primary key (team_id, user_id),
    constraint learner_due_unless_stopped check ((stopped_at is null) = (next_lesson_at is not null))
);

-- The minute's question: who is due? Costs what is due, not what exists.
create index learner_due on learner (next_lesson_at) where next_lesson_at is not null;
