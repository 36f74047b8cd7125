-- Written by Features/Mentorships. What people agreed on, from their yes to the end.
create table mentorship (
    team_id        text        not null,
    mentorship_id  uuid        not null,
    kind           text        not null check (kind in ('classic', 'reverse', 'peer', 'group', 'flash')),
    round_id       uuid,                                                  -- that matched them; null: they found each other
    began_at       timestamptz not null,
    every_days     smallint    not null check (every_days between 7 and 91),   -- from one meeting to the next
    minutes        smallint    not null check (minutes between 15 and 180),    -- of a meeting
    ends_on        date,                                                  -- the last day they agreed on; null: a flash has none
    channel        text,                                                  -- their conversation; null until it is open
    last_sign_on   date,                                                  -- they met, answered or changed something
    last_nudged_on date,
    asked_to_start boolean     not null default false,
    asked_midway   boolean     not null default false,
    asked_silence  smallint    not null default 0 check (asked_silence >= 0),  -- since the last sign
    next_step_at   timestamptz,                                           -- when there is something to say by itself
    ended_at       timestamptz,
    primary key (team_id, mentorship_id),
    constraint mentorship_open_has_a_step check ((ended_at is null) = (next_step_at is not null)),
    constraint mentorship_flash_has_no_end check ((kind = 'flash') = (ends_on is null))
);
-- The minute's question: for whom is there something to say?
create index mentorship_due on mentorship (next_step_at) where ended_at is null;
create index mentorship_of_round on mentorship (team_id, round_id) where round_id is not null;

-- Who takes part, with the words that are theirs.
create table mentorship_member (
    team_id        text        not null,
    mentorship_id  uuid        not null,
    user_id        text        not null,
    part           text        not null check (part in ('mentor', 'mentee', 'peer')),
    goal           text        not null default '' check (length(goal) <= 1000),
    agreed_at      timestamptz,                                           -- ticked the agreement as it is now
    left_at        timestamptz,                                           -- left a group that goes on
    reached        text        check (length(reached) between 1 and 3000),
    reached_shared boolean     not null default false,
    primary key (team_id, mentorship_id, user_id),
    foreign key (team_id, mentorship_id) references mentorship on delete cascade,
    constraint mentorship_member_mentors_have_no_goal check (part <> 'mentor' or (goal = '' and reached is null)),
    constraint mentorship_member_shares_what_there_is check (reached is not null or not reached_shared)
);
create index mentorship_member_of_person on mentorship_member (team_id, user_id);

-- Their meetings, one after another.
create table meet_up (
    team_id       text        not null,
    meet_up_id    uuid        not null,
    mentorship_id uuid        not null,
    number        smallint    not null check (number >= 1),
    starts_at     timestamptz not null,
    minutes       smallint    not null check (minutes between 15 and 180),
    sequence      integer     not null default 0 check (sequence >= 0),  -- one more with each change of time, and with calling it off
    state         text        not null default 'ahead' check (state in ('ahead', 'met', 'missed', 'off')),
    primary key (team_id, meet_up_id),
    unique (team_id, mentorship_id, number),
    foreign key (team_id, mentorship_id) references mentorship on delete cascade
);
-- One meeting lies ahead at most: two clicks never agree on two.
create unique index meet_up_ahead on meet_up (team_id, mentorship_id) where state = 'ahead';

-- What somebody wrote down after a meeting: their own, unless they share it.
create table meet_note (
    team_id    text        not null,
    meet_up_id uuid        not null,
    user_id    text        not null,
    note       text        not null check (length(note) between 1 and 3000),
    shared     boolean     not null,
    written_at timestamptz not null,
    primary key (team_id, meet_up_id, user_id),
    foreign key (team_id, meet_up_id) references meet_up on delete cascade
);
create index meet_note_of_person on meet_note (team_id, user_id);

-- How useful it was: for sums over many, never shown by itself.
create table mentorship_check (
    team_id       text        not null,
    mentorship_id uuid        not null,
    user_id       text        not null,
    moment        text        not null check (moment in ('midway', 'end')),
    useful        smallint    not null check (useful between 1 and 5),
    answered_at   timestamptz not null,
    primary key (team_id, mentorship_id, user_id, moment),
    foreign key (team_id, mentorship_id) references mentorship on delete cascade
);
create index mentorship_check_of_person on mentorship_check (team_id, user_id);

-- Who shows "Mentor" beside their name, by their own wish.
create table mentor_badge (
    team_id  text        not null,
    user_id  text        not null,
    shown_at timestamptz not null,
    primary key (team_id, user_id)
);

-- Who hears privately when something is wrong: one person of the workspace, named by an owner.
create table mentor_contact (
    team_id  text        primary key,
    user_id  text        not null,
    named_at timestamptz not null
);

-- What was told them, until it is thirty days old.
create table mentorship_report (
    team_id       text        not null,
    report_id     uuid        not null,
    mentorship_id uuid        not null,
    user_id       text        not null,                                   -- who says it
    words         text        not null check (length(words) between 1 and 3000),
    created_at    timestamptz not null,
    primary key (team_id, report_id)
);
create index mentorship_report_of_person on mentorship_report (team_id, user_id);
create index mentorship_report_old on mentorship_report (created_at);
