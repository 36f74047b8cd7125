-- Written by Features/MentorAsks.

-- Somebody looks for a mentor: what they wrote, and when it is to be looked at again.
create table mentor_wish (
    team_id      text        not null,
    wish_id      uuid        not null,
    user_id      text        not null,
    kind         text        not null check (kind in ('classic', 'reverse', 'peer', 'group', 'flash')),
    sentence     text        not null check (length(sentence) between 1 and 300),
    state        text        not null default 'open' check (state in ('open', 'matched', 'ended')),
    created_at   timestamptz not null,
    next_step_at timestamptz,
    ended_at     timestamptz,
    primary key (team_id, wish_id),
    check ((state = 'open') = (next_step_at is not null)),
    check ((state = 'open') = (ended_at is null))
);

-- One wish of a kind at a time: whoever asks three people at once has two of them wait for nothing.
create unique index mentor_wish_open on mentor_wish (team_id, user_id, kind) where state = 'open';
create index mentor_wish_of_person on mentor_wish (team_id, user_id, created_at);

-- The minute's question: what is due?
create index mentor_wish_due on mentor_wish (next_step_at) where state = 'open';

-- Whom they chose, the dearest first; one is asked after the other. A colleague whom a mentor proposes waits for the mentee's yes.
create table mentor_choice (
    team_id     text        not null,
    wish_id     uuid        not null,
    place       smallint    not null check (place between 1 and 20),
    mentor_id   text        not null,
    fit         smallint    not null check (fit between 0 and 2000),
    state       text        not null default 'chosen'
                            check (state in ('chosen', 'proposed', 'asked', 'accepted', 'declined', 'silent', 'gone', 'dropped')),
    proposed_by text,                                           -- the mentor who named this colleague
    reply       text        check (length(reply) <= 300),       -- what the mentor said with a no
    asked_at    timestamptz,
    answer_by   timestamptz,
    answered_at timestamptz,
    primary key (team_id, wish_id, place),
    unique (team_id, wish_id, mentor_id),
    foreign key (team_id, wish_id) references mentor_wish on delete cascade,
    check ((state = 'asked') <= (asked_at is not null and answer_by is not null))
);

-- Nobody is asked while somebody else may still say yes, and only one says it.
create unique index mentor_choice_asked on mentor_choice (team_id, wish_id) where state = 'asked';
create unique index mentor_choice_accepted on mentor_choice (team_id, wish_id) where state = 'accepted';
create index mentor_choice_of_mentor on mentor_choice (team_id, mentor_id) where state in ('asked', 'chosen');
create index mentor_choice_named on mentor_choice (team_id, mentor_id);

-- A profile over what Slack and the company's list know of its person; of those who are still here. Whoever was asked has a place taken, as well as
-- everybody they mentor now.
create view mentor_candidate as
select p.team_id, p.user_id, p.gives, p.goals, p.bio,
       nullif(btrim(coalesce(p.role_name, x.title)), '') as role, nullif(btrim(coalesce(p.team_name, x.team_name)), '') as team,
       nullif(btrim(p.function_name), '') as function, nullif(btrim(coalesce(p.level, x.level)), '') as level, nullif(btrim(coalesce(p.site, x.site)), '') as site,
       coalesce(l.zone, x.zone) as zone, p.languages, p.people, p.hours, p.formats, p.kinds, p.wishes, p.days, p.from_time, p.until_time, p.paused_until, p.words,
       exists (select from mentor_badge b where b.team_id = p.team_id and b.user_id = p.user_id) as shows_mentor,
       ((select count(*) from mentor_choice c where c.team_id = p.team_id and c.mentor_id = p.user_id and c.state = 'asked')
        + (select count(*)
             from mentorship_member me
             join mentorship s on s.team_id = me.team_id and s.mentorship_id = me.mentorship_id and s.ended_at is null
             join mentorship_member o on o.team_id = me.team_id and o.mentorship_id = me.mentorship_id and o.part = 'mentee' and o.left_at is null
            where me.team_id = p.team_id and me.user_id = p.user_id and me.part = 'mentor' and me.left_at is null))::int as taken
  from mentor_profile p
  left join person x on x.team_id = p.team_id and x.user_id = p.user_id
  left join learner l on l.team_id = p.team_id and l.user_id = p.user_id and l.stopped_at is null
 where x.deleted is not true;
