-- Written by Features/Tastes. What a learner says suits them; what they do says more, and is read from lesson_turn.
create table preference (
    team_id    text        not null,
    user_id    text        not null,
    goals      text[]      not null default '{}',               -- skills they want to learn
    formats    text[]      not null default '{}',               -- those they like
    minutes    smallint    not null check (minutes between 1 and 60),   -- that they have on a learning day
    changed_at timestamptz not null,
    primary key (team_id, user_id)
);

-- "More of this", "Less of this": one word a lesson, the newest holds.
create table taste_word (
    team_id   text        not null,
    user_id   text        not null,
    lesson_id text        not null,
    likes     boolean     not null,
    said_at   timestamptz not null,
    primary key (team_id, user_id, lesson_id),
    foreign key (team_id, lesson_id) references lesson
);
