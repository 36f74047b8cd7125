-- Written by Features/Invitations.

-- An owner's wish to invite people: the bot reads who that is, asks whether they shall be invited, and then does it.
create table invitation_round (
    team_id    text        not null,
    round_id   uuid        not null,
    user_id    text        not null,                            -- who invites
    track_id   text        not null,
    targets    jsonb       not null,                            -- [{kind, id, name, problem}]: people, channels and groups as they were named
    state      text        not null default 'reading' check (state in ('reading', 'offered', 'confirmed', 'cancelled')),
    invited    integer     not null default 0 check (invited >= 0),
    created_at timestamptz not null,
    primary key (team_id, round_id),
    foreign key (team_id, track_id) references track
);
-- The cleaner's walk.
create index invitation_round_created on invitation_round (created_at);

-- Who was found, until the round is over.
create table invitation_candidate (
    team_id  text not null,
    round_id uuid not null,
    user_id  text not null,
    via      text not null,                                     -- where they were found: "", a channel's id, or a group's name after an @
    kind     text check (kind in ('person', 'bot', 'guest', 'gone', 'stranger')),   -- null until Slack was asked
    zone     text,                                              -- from their profile
    primary key (team_id, round_id, user_id),
    foreign key (team_id, round_id) references invitation_round on delete cascade
);

-- A person is invited to a track once, whoever invites and wherever they are found.
create table invitation (
    team_id     text        not null,
    user_id     text        not null,
    track_id    text        not null,
    invited_by  text        not null,                           -- a user id, or 'erased'
    via         text        not null,
    zone        text,
    state       text        not null default 'waiting' check (state in ('waiting', 'asked', 'accepted', 'declined', 'withdrawn')),
    invited_at  timestamptz not null,
    asked_at    timestamptz,
    answered_at timestamptz,
    primary key (team_id, user_id, track_id),
    foreign key (team_id, track_id) references track,
    constraint invitation_answered_when_it_was check ((state in ('accepted', 'declined')) = (answered_at is not null))
);

-- "Less of this": people who want no invitations.
create table invitation_quiet (
    team_id text        not null,
    user_id text        not null,
    since   timestamptz not null,
    primary key (team_id, user_id)
);

-- Where each candidate of a round stands; only the open ones are invited.
create view invitation_standing as
select r.team_id, r.round_id, r.track_id, r.user_id as inviter_id, c.user_id, c.via, c.zone,
       case
           when c.user_id = r.user_id then 'inviter'
           when c.kind is distinct from 'person' then 'nobody'
           when exists (select from enrolment e
                         where e.team_id = r.team_id and e.user_id = c.user_id and e.track_id = r.track_id and e.left_at is null) then 'has'
           when exists (select from invitation i where i.team_id = r.team_id and i.user_id = c.user_id and i.track_id = r.track_id)
             or exists (select from enrolment e where e.team_id = r.team_id and e.user_id = c.user_id and e.track_id = r.track_id)
             or exists (select from invitation_quiet q where q.team_id = r.team_id and q.user_id = c.user_id)
             or exists (select from learner l where l.team_id = r.team_id and l.user_id = c.user_id and l.stopped_at is not null)
             or exists (select from contact k where k.team_id = r.team_id and k.user_id = c.user_id and k.silent_until = 'infinity') then 'quiet'
           else 'open'
       end as standing
  from invitation_round r
  join invitation_candidate c on c.team_id = r.team_id and c.round_id = r.round_id;
