-- Written by Features/Mentors. What people say of themselves, to be found as mentors and to find one; others see of it what the card shows.
create table mentor_profile (
    team_id       text        not null,
    user_id       text        not null,
    gives         text[]      not null default '{}' check (cardinality(gives) <= 20),       -- skills and topics
    goals         text[]      not null default '{}' check (cardinality(goals) <= 20),       -- what they want to reach
    bio           text        not null default '' check (length(bio) <= 300),
    role_name     text        check (length(role_name) <= 75),                   -- null: as Slack and the company's list have it; empty: not shown
    team_name     text        check (length(team_name) <= 75),
    function_name text        check (length(function_name) <= 75),
    level         text        check (length(level) <= 75),
    site          text        check (length(site) <= 75),
    languages     text[]      not null default '{}' check (cardinality(languages) <= 10),
    people        smallint    not null default 0 check (people between 0 and 10),           -- how many at once; 0: they only look
    hours         smallint    check (hours between 1 and 40),                               -- a month, all together; null: only the people are limited
    formats       text[]      not null default '{}' check (formats <@ array['video', 'in_person', 'voice', 'writing']),
    kinds         text[]      not null default '{}' check (kinds <@ array['classic', 'reverse', 'peer', 'group', 'flash']),
    wishes        smallint    not null default 0 check (wishes between 0 and 15),           -- bits of Difference: in what the other should be different
    days          smallint    not null check (days between 1 and 127),                      -- bit 0 Monday … bit 6 Sunday
    from_time     time        not null,
    until_time    time        not null,
    paused_until  date,                                                                     -- the first day back; infinity: until they say so
    words         tsvector    not null,                                                    -- what they give, their role and bio, to be found by; and '/' with the workspace
    saved_at      timestamptz not null,
    primary key (team_id, user_id),
    check (people = 0 or cardinality(gives) > 0)
);

-- Who is found by words: costs those of the workspace who have one of them.
create index mentor_profile_words on mentor_profile using gin (words) where people > 0;

-- Whom somebody never wants to be matched with. Nobody sees it, and it holds both ways.
create table mentor_block (
    team_id    text        not null,
    user_id    text        not null,
    blocked_id text        not null,
    blocked_at timestamptz not null,
    primary key (team_id, user_id, blocked_id),
    check (blocked_id <> user_id)
);

create index mentor_block_of on mentor_block (team_id, blocked_id);

-- "What I do", in people's own words in Slack. Written by Features/People.
alter table person add column title text;
