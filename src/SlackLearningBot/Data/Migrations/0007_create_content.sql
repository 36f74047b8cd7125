-- Written by Features/Content. Retired rows stay: what people learnt refers to them.
create table track (
    team_id     text     not null,
    track_id    text     not null,
    title       text     not null,
    description text     not null,
    skills      text[]   not null default '{}',
    position    integer  not null,                              -- order in the catalogue
    retired_at  timestamptz,
    primary key (team_id, track_id)
);

create table lesson (
    team_id      text     not null,
    lesson_id    text     not null,
    version      integer  not null check (version >= 1),
    hash         text     not null,
    title        text     not null,
    format       text     not null check (format in ('read', 'watch', 'listen', 'do', 'play', 'join')),
    skills       text[]   not null default '{}',
    body         text     not null,                             -- CommonMark
    link         text,
    minutes      integer  check (minutes > 0),
    source       jsonb,                                         -- title, url, licence, attribution when it is not ours
    owner        text,
    review_by    date,
    imported_at  timestamptz not null,
    retired_at   timestamptz,
    primary key (team_id, lesson_id)
);

create table track_lesson (
    team_id   text    not null,
    track_id  text    not null,
    lesson_id text    not null,
    position  integer not null check (position >= 1),
    primary key (team_id, track_id, lesson_id),
    unique (team_id, track_id, position) deferrable initially deferred,
    foreign key (team_id, track_id) references track,
    foreign key (team_id, lesson_id) references lesson
);
create index track_lesson_of_lesson on track_lesson (team_id, lesson_id);

create table question (
    team_id     text     not null,
    question_id text     not null,
    lesson_id   text     not null,
    version     integer  not null check (version >= 1),
    position    integer  not null check (position >= 1),
    type        text     not null check (type in ('single', 'true-false')),
    ask         text     not null,
    options     jsonb    not null,                              -- [{text, right, why}] in the author's order
    added_at    timestamptz not null default '-infinity',       -- since when its lesson has it: a later question does not take back that the lesson was done
    retired_at  timestamptz,
    primary key (team_id, question_id),
    foreign key (team_id, lesson_id) references lesson
);
create index question_of_lesson on question (team_id, lesson_id, position);
