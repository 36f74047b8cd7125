-- Written by Outbox/ only. Two clocks: due_at, expires_at, attempted_at are calendar time (people's); retry_at, lease_until, paused_until are machine time.

-- How to reach a person, and until when to leave them in peace.
create table contact (
    team_id      text        not null,
    user_id      text        not null,
    dm_channel   text,                                          -- the D… conversation, known after the first post
    silent_until timestamptz,                                   -- no nudge before; 'infinity' after /learn stop
    unreachable  text,                                          -- Slack's permanent error, e.g. account_inactive; null while reachable
    primary key (team_id, user_id)
);

-- One message or call the bot owes one person (or one conversation), at most once.
create table delivery (
    id           uuid        primary key,                       -- version 7: sorts by creation
    team_id      text        not null,
    recipient    text        not null,                          -- a person (U…, W…) or a conversation
    kind         text        not null,                          -- names the work that renders it, e.g. lesson.daily
    slot         text        not null,                          -- what makes it once: a local day, an event id, a purpose
    class        smallint    not null check (class between 0 and 4),   -- 0 answer, 1 appointment, 2 nudge, 3 read, 4 home: claimed in this order
    value        real        not null default 0,                -- among nudges, the higher goes first
    payload      jsonb       not null default '{}',
    due_at       timestamptz not null,
    expires_at   timestamptz,
    retry_at     timestamptz not null default '-infinity',
    state        text        not null default 'waiting' check (state in ('waiting', 'sending', 'unsure', 'sent', 'dropped', 'dead')),
    attempts     smallint    not null default 0 check (attempts >= 0),
    again        boolean     not null default false,            -- asked for once more while it was being sent
    leased_by    text,
    lease_until  timestamptz,
    attempted_at timestamptz,                                   -- calendar time just before the last post whose outcome is unknown
    channel      text,
    ts           text,
    reason       text,                                          -- why dropped or dead, or the last error
    created_at   timestamptz not null,
    finished_at  timestamptz,
    unique (team_id, recipient, kind, slot),
    constraint delivery_lease_while_sending check ((state = 'sending') = (lease_until is not null) and (lease_until is null) = (leased_by is null)),
    constraint delivery_finished_in_final_states check ((state in ('sent', 'dropped', 'dead')) = (finished_at is not null)),
    constraint delivery_unsure_knows_its_attempt check (state <> 'unsure' or attempted_at is not null),
    constraint delivery_reason_when_given_up check (state not in ('dropped', 'dead') or reason is not null),
    constraint delivery_expires_after_due check (expires_at is null or expires_at > due_at)
);

-- What a sender looks for: open work of a workspace in the order it is sent.
create index delivery_open on delivery (team_id, class, value desc, due_at) where state in ('waiting', 'unsure');
-- Which workspaces have something due at all.
create index delivery_due on delivery (due_at) where state in ('waiting', 'unsure');
-- Deliveries whose process died.
create index delivery_leased on delivery (lease_until) where state = 'sending';
-- What was said to a person, newest first: /learn today, export, erase.
create index delivery_of_person on delivery (team_id, recipient, created_at desc);
-- The cleaner's walk.
create index delivery_finished on delivery (finished_at) where finished_at is not null;

-- One sender a workspace at a time.
create table sender_lease (
    team_id     text        primary key,
    held_by     text        not null,
    lease_until timestamptz not null
);

-- A 429 pauses a method of a workspace; the pause outlives the process.
create table lane (
    team_id      text        not null,
    method       text        not null,
    paused_until timestamptz not null,
    primary key (team_id, method)
);
