-- Written by Features/MentorRounds.

-- A programme's round: everybody who takes part is matched at once. The author is a user id, or 'erased'.
create table mentor_round (
    team_id       text        not null,
    round_id      uuid        not null,
    author_id     text        not null,
    name          text        not null check (length(name) between 1 and 80),
    kind          text        not null check (kind in ('classic', 'peer')),
    wishes_until  timestamptz not null,                                         -- until then people say whom they would like
    begins_at     timestamptz not null,
    ends_on       date        not null,                                         -- the last day of its mentorships
    across_teams  boolean     not null,
    levels_above  smallint    check (levels_above between 1 and 5),             -- the mentor is at least so many; null: no matter
    same_language boolean     not null,
    audience      jsonb       not null,                                         -- whom its author named; of people only how many
    state         text        not null default 'reading'
                              check (state in ('reading', 'offered', 'asking', 'matching', 'preview', 'published', 'beginning', 'begun', 'cancelled')),
    walking       boolean     not null default false,                           -- people are still being asked
    version       integer     not null default 0,                               -- one more with each matching, and each change by hand
    figures       jsonb,                                                        -- how good it is, of this version
    created_at    timestamptz not null,
    next_step_at  timestamptz,
    primary key (team_id, round_id),
    check ((state in ('asking', 'matching', 'published', 'beginning')) = (next_step_at is not null))
);

-- One round at a time in a workspace.
create unique index mentor_round_open on mentor_round (team_id) where state not in ('begun', 'cancelled');

-- The minute's question: what is due?
create index mentor_round_due on mentor_round (next_step_at) where next_step_at is not null;
create index mentor_round_author on mentor_round (team_id, author_id);

-- Who is enrolled, and why they go without.
create table mentor_round_person (
    team_id      text        not null,
    round_id     uuid        not null,
    user_id      text        not null,
    via          text        not null,                                          -- '', a channel's id, or a group's name after an @
    zone         text,
    waits        boolean     not null default true,                             -- the question to them is not owed yet
    asked_at     timestamptz,                                                   -- the question went out: nobody is matched who does not know of it
    answered_at  timestamptz,                                                   -- said whom they would like
    left_at      timestamptz,                                                   -- stays out
    alone        text        check (alone in ('not_asked', 'no_profile', 'resting', 'nobody', 'places', 'taken', 'by_hand', 'changed', 'gone')),
    alone_detail jsonb,                                                         -- numbers, never who
    told_at      timestamptz,                                                   -- that they go without
    primary key (team_id, round_id, user_id),
    foreign key (team_id, round_id) references mentor_round on delete cascade
);

create index mentor_round_person_of on mentor_round_person (team_id, user_id);
create index mentor_round_person_waits on mentor_round_person (team_id, round_id, user_id) where waits;

-- The mentors a mentee would like, the dearest first; until the round has begun.
create table mentor_round_wish (
    team_id   text     not null,
    round_id  uuid     not null,
    user_id   text     not null,
    place     smallint not null check (place between 1 and 5),
    mentor_id text     not null,
    primary key (team_id, round_id, user_id, place),
    unique (team_id, round_id, user_id, mentor_id),
    foreign key (team_id, round_id, user_id) references mentor_round_person on delete cascade,
    foreign key (team_id, round_id, mentor_id) references mentor_round_person on delete cascade,
    check (mentor_id <> user_id)
);

create index mentor_round_wish_mentor on mentor_round_wish (team_id, round_id, mentor_id);

-- Whom somebody does not want in this round. Nobody else sees it; until the round has begun.
create table mentor_round_veto (
    team_id     text not null,
    round_id    uuid not null,
    user_id     text not null,
    unwanted_id text not null,
    primary key (team_id, round_id, user_id, unwanted_id),
    foreign key (team_id, round_id, user_id) references mentor_round_person on delete cascade,
    foreign key (team_id, round_id, unwanted_id) references mentor_round_person on delete cascade,
    check (unwanted_id <> user_id)
);

create index mentor_round_veto_unwanted on mentor_round_veto (team_id, round_id, unwanted_id);

-- Who gets whom: a mentee and their mentor, or two peers and at times a third. With the mentorship it began.
create table mentor_round_pair (
    team_id       text    not null,
    round_id      uuid    not null,
    user_id       text    not null,
    mentor_id     text    not null,
    third_id      text,
    fit           integer not null check (fit between 0 and 2500),
    by_hand       boolean not null default false,
    mentorship_id uuid,
    primary key (team_id, round_id, user_id),
    foreign key (team_id, round_id, user_id) references mentor_round_person on delete cascade,
    foreign key (team_id, round_id, mentor_id) references mentor_round_person on delete cascade,
    foreign key (team_id, round_id, third_id) references mentor_round_person on delete cascade,
    check (mentor_id <> user_id and third_id is distinct from user_id and third_id is distinct from mentor_id)
);

create index mentor_round_pair_mentor on mentor_round_pair (team_id, round_id, mentor_id);
create index mentor_round_pair_third on mentor_round_pair (team_id, round_id, third_id) where third_id is not null;
create index mentor_round_pair_left on mentor_round_pair (team_id, round_id, user_id) where mentorship_id is null;

-- What an owner would change by hand, and what it would cost.
create table mentor_round_change (
    team_id    text        not null,
    round_id   uuid        not null,
    change_id  uuid        not null,
    author_id  text        not null,                                            -- the owner who wants to know
    user_id    text        not null,                                            -- the mentee it is about
    how        text        not null check (how in ('give', 'exchange', 'none')),
    other_id   text,                                                            -- the mentor they get, or the mentee they exchange with
    state      text        not null default 'weighing' check (state in ('weighing', 'offered', 'refused', 'done', 'dropped')),
    version    integer     not null,                                            -- of the round
    cost       jsonb,                                                           -- before and after, or why not; numbers, never who
    created_at timestamptz not null,
    primary key (team_id, round_id, change_id),
    foreign key (team_id, round_id, user_id) references mentor_round_person on delete cascade,
    foreign key (team_id, round_id, other_id) references mentor_round_person on delete cascade,
    check ((how = 'none') = (other_id is null)),
    check (other_id is distinct from user_id)
);

create index mentor_round_change_user on mentor_round_change (team_id, round_id, user_id);
create index mentor_round_change_other on mentor_round_change (team_id, round_id, other_id) where other_id is not null;
create index mentor_round_change_author on mentor_round_change (team_id, author_id);
