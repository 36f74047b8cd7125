-- Written by Outbox/ only.
alter table delivery
    -- Which queue it waits in: what keeps posts waiting does not keep App Home waiting. Programs of before leave it to the default, which only means a longer wait.
    add column lane      text     not null default 'post' check (lane in ('post', 'update', 'home', 'read', 'file')),
    -- Who chose its moment: 0 the bot, 1 the hour is the person's own, 2 the very moment is. Quiet hours and free days hold back only what nobody chose.
    add column timing    smallint not null default 0 check (timing between 0 and 2),
    -- The person's own day on which a nudge counted against their budget; written when it is admitted.
    add column nudge_day date,
    -- Calendar time after which nothing can have been posted any more: with attempted_at it bounds the look-up of an unsure delivery.
    add column attempted_until timestamptz;

-- What a sender looks for: the open work of a workspace's lane in the order it is sent.
create index delivery_queue on delivery (team_id, lane, class, value desc, due_at) where state in ('waiting', 'unsure');
drop index delivery_open;
-- Which workspaces have something due at all: one step a workspace, however much each has.
drop index delivery_due;
create index delivery_due on delivery (team_id, due_at) where state in ('waiting', 'unsure');
-- Today's nudges of a person.
create index delivery_nudges on delivery (team_id, recipient, nudge_day) where nudge_day is not null;
-- What an operator has to look at.
create index delivery_dead on delivery (team_id, finished_at) where state = 'dead';

-- The database was put back to an earlier state. What it owes now may have been seen in the time it does not remember: that is looked up before it is sent.
create table restore_mark (
    id          smallint    primary key default 1 check (id = 1),
    looks_from  timestamptz not null,                           -- the newest thing the restored tables know of
    restored_at timestamptz not null,                           -- calendar time, like looks_from
    constraint restore_mark_in_order check (looks_from <= restored_at)
);

-- Written by Outbox/Inbound.
alter table inbound_event add column leased_by text;           -- whose run it is; whoever was overtaken changes nothing any more
-- What waits, by workspace: one that floods keeps no other waiting.
drop index inbound_event_open;
create index inbound_event_open on inbound_event (team_id, received_at) where state in ('waiting', 'running');
