-- Written by Outbox/ only.
alter table delivery
    -- Which queue it waits in: what keeps posts waiting does not keep App Home waiting. Programs of before leave it to the default, which only means a longer wait.
    add column lane      text     not null default 'post' check (lane in ('post', 'update', 'home', 'read', 'file')),
    -- Who chose its moment: 0 the bot, 1 the hour is the person's own, 2 the very moment is. Quiet hours and free days hold back only what nobody chose.
    add column timing    smallint not null default 0 check (timing between 0 and 2),
    -- The person's own day on which a nudge counted against their budget; written when it is admitted.
    add column nudge_day date;

-- What a sender looks for: the open work of a workspace's lane in the order it is sent.
create index delivery_queue on delivery (team_id, lane, class, value desc, due_at) where state in ('waiting', 'unsure');
-- Today's nudges of a person.
create index delivery_nudges on delivery (team_id, recipient, nudge_day) where nudge_day is not null;
-- What an operator has to look at.
create index delivery_dead on delivery (team_id, finished_at) where state = 'dead';
