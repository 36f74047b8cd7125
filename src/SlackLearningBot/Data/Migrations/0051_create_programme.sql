-- Written by Features/Programmes.

-- Steps around a session, or from a start on. The author of the newest version is a user id, or 'erased'.
create table programme (
    team_id      text        not null,
    programme_id text        not null check (programme_id ~ '^[a-z0-9-]{1,75}$'),
    title        text        not null check (title <> ''),
    description  text        not null,
    version      integer     not null check (version >= 1),
    author_id    text        not null,
    saved_at     timestamptz not null,
    primary key (team_id, programme_id)
);

create index programme_author on programme (team_id, author_id);

-- Each version as it was written.
create table programme_version (
    team_id      text        not null,
    programme_id text        not null,
    version      integer     not null,
    content      text        not null,                                          -- YAML
    author_id    text        not null,
    saved_at     timestamptz not null,
    primary key (team_id, programme_id, version),
    foreign key (team_id, programme_id) references programme on delete cascade
);

create index programme_version_author on programme_version (team_id, author_id);

-- The steps of the newest version, and those that were removed: a step's id stands for it for ever.
create table programme_step (
    team_id       text     not null,
    programme_id  text     not null,
    step_id       text     not null,
    position      smallint not null,
    kind          text     not null check (kind in ('read', 'watch', 'listen', 'do', 'play', 'join', 'lesson', 'assessment', 'session', 'recap', 'questions')),
    audience      text     not null check (audience in ('participant', 'manager')),
    title         text     not null,
    days          smallint not null,
    body          text,
    link          text,
    minutes       smallint,
    place         text,
    refers        text,                                                         -- a lesson's or a track's id, or an assessment's title
    assessment_id uuid,
    weeks         smallint,
    options       jsonb    not null default '[]',                               -- the same in other forms
    removed       boolean  not null default false,
    primary key (team_id, programme_id, step_id),
    foreign key (team_id, programme_id) references programme on delete cascade
);

-- What an owner dropped or filled in, and has not saved yet.
create table programme_draft (
    team_id    text        not null,
    draft_id   uuid        not null,
    user_id    text        not null,
    file_id    text        not null,                                            -- Slack's, or the draft's own
    path       text        not null,
    content    text        not null,
    created_at timestamptz not null,
    primary key (team_id, draft_id),
    unique (team_id, user_id, file_id)
);

create index programme_draft_old on programme_draft (created_at);

-- A group of people who go through a programme together. The author is a user id, or 'erased'.
create table programme_cohort (
    team_id      text        not null,
    cohort_id    uuid        not null,
    programme_id text        not null,
    author_id    text        not null,
    session_at   timestamptz,                                                   -- null for a programme without a session
    starts_on    date        not null,
    place        text,                                                          -- of this group's session: a place or a link; null: the programme's
    recording    text,                                                          -- a link
    audience     jsonb       not null,                                          -- whom its author named; of people only how many
    state        text        not null default 'reading' check (state in ('reading', 'offered', 'running', 'cancelled')),
    walking      boolean     not null default false,                            -- people are still being planned
    sequence     integer     not null default 0,                                -- one more with each change of the session's time or place
    created_at   timestamptz not null,
    primary key (team_id, cohort_id),
    foreign key (team_id, programme_id) references programme
);

create index programme_cohort_of on programme_cohort (team_id, programme_id);
create index programme_cohort_author on programme_cohort (team_id, author_id);
create index programme_cohort_walking on programme_cohort (team_id, cohort_id) where walking;
create index programme_cohort_unconfirmed on programme_cohort (created_at) where state in ('reading', 'offered');

-- Who is in a group.
create table programme_member (
    team_id   text        not null,
    cohort_id uuid        not null,
    user_id   text        not null,
    number    bigint      not null generated always as identity,                -- stands for them where others are written to: it says nothing once they are erased
    via       text        not null,                                             -- '', a channel's id, or a group's name after an @
    zone      text,                                                             -- from their profile
    waits     boolean     not null default true,                                -- to be planned, or planned anew
    told      integer     not null default -1,                                  -- of which sequence of the session; -1: of none yet
    left_at   timestamptz,
    attended  boolean,                                                          -- what they said of the session
    remind_at timestamptz,                                                      -- of what is missing before the session
    reminded  smallint    not null default 0 check (reminded between 0 and 2),
    primary key (team_id, cohort_id, user_id),
    unique (team_id, cohort_id, number),
    foreign key (team_id, cohort_id) references programme_cohort on delete cascade
);

create index programme_member_of on programme_member (team_id, user_id);
create index programme_member_waits on programme_member (team_id, cohort_id, user_id) where waits;
create index programme_member_remind on programme_member (remind_at) where remind_at is not null;

-- Each step once a person: about them, and for them or their manager.
create table programme_step_state (
    team_id   text        not null,
    cohort_id uuid        not null,
    about_id  text        not null,
    step_id   text        not null,
    user_id   text        not null,                                             -- who gets it
    state     text        not null check (state in ('waiting', 'left_out', 'owed', 'done')),
    due_at    timestamptz,
    owed_at   timestamptz,
    done_at   timestamptz,
    choice    text        check (choice in ('read', 'watch', 'listen', 'do', 'play', 'join')),
    until_at  timestamptz,                                                      -- questions: then their track is left again
    primary key (team_id, cohort_id, about_id, step_id),
    foreign key (team_id, cohort_id, about_id) references programme_member (team_id, cohort_id, user_id) on delete cascade,
    constraint programme_step_state_due_while_waiting check ((state = 'waiting') = (due_at is not null)),
    constraint programme_step_state_owed check ((state in ('owed', 'done')) = (owed_at is not null)),
    constraint programme_step_state_done check ((state = 'done') = (done_at is not null))
);

-- The minute's question: what is due?
create index programme_step_state_due on programme_step_state (due_at) where state = 'waiting';
create index programme_step_state_until on programme_step_state (until_at) where until_at is not null;
create index programme_step_state_of on programme_step_state (team_id, user_id);

-- Managers who want no steps about others of a group.
create table programme_spared (
    team_id   text        not null,
    cohort_id uuid        not null,
    user_id   text        not null,
    since     timestamptz not null,
    primary key (team_id, cohort_id, user_id),
    foreign key (team_id, cohort_id) references programme_cohort on delete cascade
);

create index programme_spared_of on programme_spared (team_id, user_id);

-- How many did each step, as it was told last.
create table programme_told (
    team_id   text    not null,
    cohort_id uuid    not null,
    step_id   text    not null,
    people    integer,
    done      integer,
    primary key (team_id, cohort_id, step_id),
    foreign key (team_id, cohort_id) references programme_cohort on delete cascade
);
