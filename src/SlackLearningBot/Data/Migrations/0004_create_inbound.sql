-- Written by Outbox/Inbound. Events are stored before Slack gets its 200: routing fields and what a handler declared it needs, never whole messages.
-- One row a handler: each succeeds, fails and is tried again by itself.
create table inbound_event (
    id          uuid        primary key,
    team_id     text        not null,
    event_key   text        not null,                           -- Slack's event_id
    message_key text,                                           -- channel:ts:subtype of a message: the same message also comes with other event ids
    user_id     text,
    event_type  text        not null,
    handler     text        not null,
    facts       jsonb       not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'running', 'done', 'dead')),
    attempts    smallint    not null default 0 check (attempts >= 0),
    retry_at    timestamptz not null default '-infinity',       -- machine time, like everything here
    lease_until timestamptz,
    reason      text,
    received_at timestamptz not null,
    unique (team_id, event_key, handler),
    constraint inbound_event_lease_while_running check ((state = 'running') = (lease_until is not null)),
    constraint inbound_event_reason_when_dead check (state <> 'dead' or reason is not null)
);

create unique index inbound_event_message on inbound_event (team_id, message_key, handler) where message_key is not null;
create index inbound_event_open on inbound_event (received_at) where state in ('waiting', 'running');
create index inbound_event_received on inbound_event (received_at);
create index inbound_event_of_person on inbound_event (team_id, user_id) where user_id is not null;
