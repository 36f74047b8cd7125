-- Written by Features/Assessments.

-- What is asked, and by which rules. Its bank are the questions of its tracks as they are when an attempt begins.
create table assessment (
    team_id       text        not null,
    assessment_id uuid        not null,
    title         text        not null check (title <> ''),
    questions     smallint    not null check (questions between 1 and 50),     -- drawn for each attempt
    quotas        jsonb       not null default '[]',                            -- [{skill, count}]: so many of them of a skill
    pass_mark     smallint    not null check (pass_mark between 1 and 100),     -- percent
    attempts      smallint    not null check (attempts between 1 and 10),
    minutes       smallint    check (minutes between 1 and 480),                -- of an attempt; null: no limit
    certificate   boolean     not null,
    author_id     text        not null,                                         -- a user id, or 'erased'
    created_at    timestamptz not null,
    primary key (team_id, assessment_id)
);

create table assessment_track (
    team_id       text not null,
    assessment_id uuid not null,
    track_id      text not null,
    primary key (team_id, assessment_id, track_id),
    foreign key (team_id, assessment_id) references assessment on delete cascade,
    foreign key (team_id, track_id) references track
);

-- One act of giving it to people, with its deadline.
create table assessment_assignment (
    team_id       text        not null,
    assignment_id uuid        not null,
    assessment_id uuid        not null,
    author_id     text        not null,                                         -- a user id, or 'erased'
    deadline      timestamptz not null,
    track_id      text,                                                         -- whoever learns it, also those who join later
    audience      jsonb       not null,                                         -- {people, channels, groups}: how many people were named, and which channels and groups
    results       text        not null check (results in ('names', 'counts')),  -- what learners were told that owners see
    state         text        not null default 'reading' check (state in ('reading', 'offered', 'open', 'cancelled')),
    created_at    timestamptz not null,
    primary key (team_id, assignment_id),
    foreign key (team_id, assessment_id) references assessment,
    foreign key (team_id, track_id) references track
);
create index assessment_assignment_of_assessment on assessment_assignment (team_id, assessment_id);
-- Who joins a track.
create index assessment_assignment_of_track on assessment_assignment (team_id, track_id) where state = 'open';
-- The cleaner's walk.
create index assessment_assignment_unconfirmed on assessment_assignment (created_at) where state in ('reading', 'offered', 'cancelled');

-- A person who has it to do. Until their owner confirmed, only found.
create table assessment_assignee (
    team_id       text        not null,
    assignment_id uuid        not null,
    user_id       text        not null,
    via           text        not null,                                         -- where they were found: "", a channel's id, a group's name after an @, or 'track'
    zone          text,                                                         -- from their profile
    added_at      timestamptz not null,
    announced_at  timestamptz,
    reminded      smallint    not null default 0 check (reminded between 0 and 2),
    attempts      smallint    not null default 0,                               -- begun
    outcome       text        check (outcome in ('passed', 'failed')),
    done_at       timestamptz,
    primary key (team_id, assignment_id, user_id),
    foreign key (team_id, assignment_id) references assessment_assignment on delete cascade,
    constraint assessment_assignee_done_with_outcome check ((outcome is null) = (done_at is null))
);
create index assessment_assignee_of_person on assessment_assignee (team_id, user_id);

create table assessment_attempt (
    team_id       text        not null,
    attempt_id    uuid        not null,
    assignment_id uuid        not null,
    user_id       text        not null,
    number        smallint    not null check (number >= 1),
    seed          text        not null,                                         -- gives the draw and every order
    started_at    timestamptz not null,
    ends_at       timestamptz not null,                                         -- by itself: time limit or deadline
    ended_at      timestamptz,
    ended_by      text        check (ended_by in ('answered', 'finished', 'time', 'deadline')),
    percent       smallint    check (percent between 0 and 100),
    passed        boolean,
    channel       text,                                                         -- the message it is taken in; null: the one of its delivery
    ts            text,
    primary key (team_id, attempt_id),
    unique (team_id, assignment_id, user_id, number),
    foreign key (team_id, assignment_id, user_id) references assessment_assignee on delete cascade,
    constraint assessment_attempt_ended_with_result check (
        (ended_at is null) = (ended_by is null) and (ended_at is null) = (percent is null) and (ended_at is null) = (passed is null))
);
-- Two clicks never begin two.
create unique index assessment_attempt_open on assessment_attempt (team_id, assignment_id, user_id) where ended_at is null;
-- The minute's question: whose time is over?
create index assessment_attempt_due on assessment_attempt (ends_at) where ended_at is null;

-- The questions of an attempt as they were when it began, and what was answered.
create table assessment_answer (
    team_id          text             not null,
    attempt_id       uuid             not null,
    place            smallint         not null check (place >= 1),
    user_id          text             not null,
    question_id      text             not null,
    question_version integer          not null,
    lesson_id        text             not null,
    type             text             not null,
    ask              text             not null,
    options          jsonb            not null,
    detail           jsonb            not null,
    skips            smallint         not null default 0,                       -- how often it was put off
    asked_at         timestamptz,                                               -- shown last
    answered_at      timestamptz,
    answer           jsonb,                                                     -- as in review
    answer_text      text,
    is_right         boolean,
    credit           double precision check (credit between 0 and 1),
    seconds          integer          check (seconds >= 0),
    primary key (team_id, attempt_id, place),
    unique (team_id, attempt_id, question_id),
    foreign key (team_id, attempt_id) references assessment_attempt on delete cascade,
    foreign key (team_id, question_id) references question,
    constraint assessment_answer_whole check (
        (answered_at is null) = (answer is null) and (answered_at is null) = (answer_text is null)
        and (answered_at is null) = (is_right is null) and (answered_at is null) = (credit is null))
);
create index assessment_answer_of_person on assessment_answer (team_id, user_id);

create table assessment_certificate (
    team_id    text        not null,
    code       text        not null,
    user_id    text        not null,
    attempt_id uuid        not null,
    title      text        not null,                                            -- of the assessment, as it was passed
    issued_on  date        not null,                                            -- the person's own day
    issued_at  timestamptz not null,
    primary key (team_id, code),
    unique (team_id, attempt_id),
    foreign key (team_id, attempt_id) references assessment_attempt on delete cascade
);
create index assessment_certificate_of_person on assessment_certificate (team_id, user_id);

-- Written by Features/Defaults: what owners see of assessments; null: names.
alter table workspace_default add column assessment_results text check (assessment_results in ('names', 'counts'));

-- Written by Features/Invitations: people are found for other slices, too, which hear of it by purpose and about.
alter table invitation_round
    alter column track_id drop not null,
    add column purpose text not null default 'invite',
    add column about uuid,
    add constraint invitation_round_knows_its_purpose check ((purpose = 'invite') = (track_id is not null) and (purpose = 'invite') = (about is null));

-- The questions an attempt may draw now, each once.
create view assessment_bank as
select b.team_id, b.assessment_id, q.question_id
  from assessment_track b
  join track t on t.team_id = b.team_id and t.track_id = b.track_id and t.retired_at is null
  join track_lesson tl on tl.team_id = b.team_id and tl.track_id = b.track_id
  join lesson l on l.team_id = tl.team_id and l.lesson_id = tl.lesson_id and l.retired_at is null
  join question q on q.team_id = l.team_id and q.lesson_id = l.lesson_id and q.retired_at is null
 group by b.team_id, b.assessment_id, q.question_id;

-- All about one person's assessment but the questions. Of what learners were told and what the workspace says now, owners see the less.
create view assessment_assigned as
select p.team_id, p.user_id, p.assignment_id, a.assessment_id, a.state, s.title, s.questions::int as questions, s.pass_mark::int as pass_mark,
       s.attempts::int as allowed, s.minutes::int as minutes, s.certificate,
       a.deadline, case when d.assessment_results = 'counts' then 'counts' else a.results end as results, a.author_id,
       p.via, t.title as track_title, coalesce(l.zone, p.zone) as zone, l.days, l.user_id is not null and l.stopped_at is null as is_learning,
       p.added_at, p.announced_at, p.reminded::int as reminded, p.attempts::int as used, p.outcome, p.done_at, o.attempt_id as open_attempt, o.ends_at as open_until,
       e.attempt_id as last_attempt, e.percent::int as last_percent, e.ended_at as last_ended_at
  from assessment_assignee p
  join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id
  join assessment s on s.team_id = a.team_id and s.assessment_id = a.assessment_id
  left join track t on t.team_id = a.team_id and t.track_id = a.track_id
  left join learner l on l.team_id = p.team_id and l.user_id = p.user_id
  left join workspace_default d on d.team_id = p.team_id
  left join assessment_attempt o on o.team_id = p.team_id and o.assignment_id = p.assignment_id and o.user_id = p.user_id and o.ended_at is null
  left join lateral (
       select t.attempt_id, t.percent, t.ended_at
         from assessment_attempt t
        where t.team_id = p.team_id and t.assignment_id = p.assignment_id and t.user_id = p.user_id and t.ended_at is not null
        order by t.number desc
        limit 1
       ) e on true;

-- For whoever plans what a person is asked: the questions that an assessment still ahead of them may draw, and until when. It asks no clock: the reader says after which instant.
create view open_deadline as
select p.team_id, p.user_id, q.question_id, a.deadline
  from assessment_assignee p
  join assessment_assignment a on a.team_id = p.team_id and a.assignment_id = p.assignment_id and a.state = 'open'
 cross join lateral (
       select b.question_id from assessment_bank b where b.team_id = a.team_id and b.assessment_id = a.assessment_id
       ) q
 where p.done_at is null;
