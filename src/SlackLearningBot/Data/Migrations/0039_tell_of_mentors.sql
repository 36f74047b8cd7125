-- What owners are told of all mentorships together. Written by Features/MentorStatus; nothing in it is about fewer than five people, or about anybody by name.

-- What was told last. Numbers stand for a week, and move by five after that.
create table mentor_look (
    team_id  text        primary key,
    until_at timestamptz not null,                              -- the Monday it was reckoned for
    pairs    integer,                                           -- open mentorships; null while they were too few
    going    integer,                                           -- of them, those that meet
    waiting  integer                                            -- people who look for a mentor and wait for a place
);

-- Meetings, and answers to "how useful is it", that are told of together: of at least five people. A block never changes, also when one of them is erased.
create table mentor_sum (
    team_id  text        not null,
    what     text        not null check (what in ('met', 'useful')),
    from_at  timestamptz not null,                              -- the end of the block before: two that begin at once cannot be
    until_at timestamptz not null,
    people   integer     not null check (people >= 5),
    times    integer     not null check (times >= 1),           -- meetings, or answers
    points   integer     not null check (points >= 0),          -- all answers together
    primary key (team_id, what, from_at),
    constraint mentor_sum_ends check (until_at > from_at)
);

-- Topics that at least five people look for or give, as they were told.
create table mentor_topic (
    team_id text not null,
    topic   text not null,
    seekers integer,                                            -- null while they were too few
    mentors integer,                                            -- with a place free; the same
    primary key (team_id, topic),
    constraint mentor_topic_tells check (seekers is not null or mentors is not null)
);

-- What was looked for when the wish was made. Written by Features/MentorAsks.
alter table mentor_wish add column words text not null default '' check (length(words) <= 200);

-- Open mentorships: since when they have not met, and when they will.
create view mentorship_pace as
select s.team_id, s.mentorship_id, s.began_at, s.every_days::int as every_days, u.met_at, coalesce(u.met_at, s.began_at) as since, u.next_at
  from mentorship s
  left join lateral (
       select max(m.starts_at) filter (where m.state = 'met') as met_at, max(m.starts_at) filter (where m.state = 'ahead') as next_at
         from meet_up m
        where m.team_id = s.team_id and m.mentorship_id = s.mentorship_id
       ) u on true
 where s.ended_at is null;

create index mentorship_open on mentorship (team_id, mentorship_id) where ended_at is null;
create index meet_up_met on meet_up (team_id, starts_at) where state = 'met';
create index mentorship_check_answered on mentorship_check (team_id, answered_at);

-- Written by Features/Mentorships. Why Slack did not let their conversation be opened; and how many they had: a group that takes somebody in gets another one.
alter table mentorship
    add column refused       text,
    add column conversations smallint not null default 0;
update mentorship set conversations = 1 where channel is not null;

-- One talk that nobody ended is looked at again, and so is what has no conversation.
update mentorship set next_step_at = began_at where ended_at is null and (kind = 'flash' or channel is null);

-- Who left the company.
create index person_gone on person (team_id, user_id) where deleted;

-- Changes of messages that still hold words. Written by the Outbox.
create index delivery_words on delivery (team_id) where kind = 'message.update' and payload <> '{}'::jsonb;
