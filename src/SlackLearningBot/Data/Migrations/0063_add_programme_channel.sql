-- Written by Features/Programmes.

-- The channel of a group's own, where its owner wished for one.
create table programme_channel (
    team_id      text    not null,
    cohort_id    uuid    not null,
    name         text    not null check (name <> ''),                           -- as it is to be made; people may rename it later
    is_private   boolean not null,
    is_tried     boolean not null default false,                                -- it may be there although nobody heard of it
    channel_id   text,                                                          -- null until it is made
    author_asked boolean not null default false,                                -- whoever opened the group was brought in
    problem      text,                                                          -- Slack's word for why it cannot be made or used; null while it can
    problems     integer not null default 0,                                    -- how often its owner heard of one
    primary key (team_id, cohort_id),
    foreign key (team_id, cohort_id) references programme_cohort on delete cascade
);

create unique index programme_channel_once on programme_channel (team_id, channel_id);
create index programme_channel_wished on programme_channel (team_id, cohort_id) where channel_id is null and problem is null;

-- More people for a group that is under way: found and offered like a group, and then added to that one.
alter table programme_cohort add column joins uuid;

-- Who is brought into it, and when: once, at a decent hour of theirs.
alter table programme_member
    add column channel_at    timestamptz,
    add column channel_asked boolean not null default false;

create index programme_member_channel on programme_member (channel_at) where channel_at is not null;

-- Questions: the track that was joined, whatever the step names today.
alter table programme_step_state add column track_id text;
