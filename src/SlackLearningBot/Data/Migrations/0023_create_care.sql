-- Written by Features/Care.

-- When a learner last did anything at all: a click, a command, a message, App Home opened. Kept to ten minutes; what they did is not kept.
create table sign_of_life (
    team_id text        not null,
    user_id text        not null,
    seen_at timestamptz not null,                               -- calendar time
    primary key (team_id, user_id)
);
-- Whoever answered or finished a lesson before this table was there did something, too.
insert into sign_of_life (team_id, user_id, seen_at)
select l.team_id, l.user_id, max(did.at)
  from learner l
  join (select team_id, user_id, answered_at as at from review
         union all
        select team_id, user_id, closed_at from lesson_turn where closed_at is not null) did on did.team_id = l.team_id and did.user_id = l.user_id
 group by l.team_id, l.user_id;

-- "Shall I come less often?", once it was answered. That it was asked is a row of delivery.
create table less_often (
    team_id      text        not null,
    user_id      text        not null,
    delivery_id  uuid        not null,
    choice       text        not null check (choice in ('keep', 'days', 'pause', 'stop')),
    days_before  smallint    not null check (days_before between 1 and 127),
    days_after   smallint    check (days_after between 1 and 127),
    paused_until date,
    undone       boolean     not null default false,
    answered_at  timestamptz not null,
    primary key (team_id, delivery_id),
    constraint less_often_says_what_changed check ((choice = 'days') = (days_after is not null) and (choice = 'pause') = (paused_until is not null)),
    constraint less_often_undoes_what_can_be check (not undone or choice in ('days', 'pause'))
);
create index less_often_of_person on less_often (team_id, user_id);

-- Written by Features/Digest. People who want no weekly digest.
create table digest_quiet (
    team_id text        not null,
    user_id text        not null,
    since   timestamptz not null,
    primary key (team_id, user_id)
);

-- Written by Outbox/ (Contacts): since when nobody can be written to; means something only beside contact.unreachable.
alter table contact add column unreachable_at timestamptz;
create index contact_unreachable on contact (team_id, user_id) where unreachable is not null;

-- Learners to whom nothing is sent, because Slack said for good that they cannot be written to; a sign of life switches them on again.
create view switched_off_learner as
select c.team_id, c.user_id, c.unreachable as error, c.unreachable_at as since
  from contact c
  join learner l on l.team_id = c.team_id and l.user_id = c.user_id and l.stopped_at is null
 where c.unreachable is not null;
