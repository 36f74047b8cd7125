-- Written by Features/Answers. Expands review; what programs of before go on writing has nulls here.
alter table review
    add column counts        boolean,                           -- whether it moves the memory: the first answer to the question on the learner's day; null: found out when it is replayed
    add column learning_on   date,                              -- the learner's day, which ends at four in the morning; null: answered_on stands for it
    add column model_version smallint;                          -- of the memory model that was asked then

-- "I guessed": a right answer that counts as hard. The answer itself is not rewritten.
create table guess (
    team_id     text        not null,
    user_id     text        not null,
    question_id text        not null,
    review_id   uuid        not null references review (id) on delete cascade,
    marked_at   timestamptz not null,
    primary key (team_id, review_id)
);
create index guess_of_question on guess (team_id, user_id, question_id);
-- What goes with its review.
create index guess_of_review on guess (review_id);

-- Written by Features/Memory. What we believe a learner still knows of a question; made of the reviews, and can be made again of them.
create table memory (
    team_id       text             not null,
    user_id       text             not null,
    question_id   text             not null,
    stability     double precision not null check (stability between 0.001 and 36500),      -- days until the chance of recall is 90 %
    difficulty    double precision not null check (difficulty between 1 and 10),
    last_on       date             not null,                    -- the learner's day of the last answer that counted
    answers       integer          not null check (answers >= 1),                           -- those that counted
    due_on        date             not null,                    -- the learner's day from which it is worth asking again
    model_version smallint         not null,
    fit           integer          not null check (fit >= 0),   -- whose numbers it was made with: memory_fit, 0 for those every workspace starts with
    primary key (team_id, user_id, question_id),
    foreign key (team_id, question_id) references question,
    constraint memory_due_after_last check (due_on > last_on)
);
-- Asked at each learner's hour.
create index memory_due on memory (team_id, user_id, due_on);
-- Questions that are corrected or retired.
create index memory_of_question on memory (team_id, question_id);
alter table memory set (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.05);

-- The numbers of the memory model that were found in a workspace's own answers. Fit 0: its memories were made, with the numbers everybody starts with.
create table memory_fit (
    team_id         text               not null,
    fit             integer            not null check (fit >= 0),
    parameters      double precision[] not null check (cardinality(parameters) = 21),
    reviews         integer            not null check (reviews >= 0),       -- that were there to learn from
    log_loss        double precision,                           -- on the newest quarter of them
    log_loss_before double precision,                           -- with the numbers that were in use
    kept            boolean            not null,                -- the highest kept one is in use
    fitted_at       timestamptz        not null,
    primary key (team_id, fit),
    constraint memory_fit_kept_when_better check (fit = 0 and kept or log_loss is not null and log_loss_before is not null and kept = (log_loss < log_loss_before))
);

-- How far a workspace's memories are: every night what was answered since is looked at again, and with a new fit everything.
create table memory_pass (
    team_id     text        primary key,
    built_fit   integer     not null check (built_fit >= 0),    -- all memories were made with this fit once
    noted_until timestamptz not null                            -- answers up to here are in question_offset
);
-- By how much a learner answers better or worse than the model foretells.
create table learner_offset (
    team_id text             not null,
    user_id text             not null,
    value   double precision not null check (value between -2 and 2),       -- logits
    answers integer          not null check (answers >= 1),
    primary key (team_id, user_id)
);

-- The same of a question, summed up over everybody's answers every night.
create table question_offset (
    team_id     text             not null,
    question_id text             not null,
    answers     integer          not null check (answers >= 1),
    surprise    double precision not null,
    doubt       double precision not null check (doubt >= 0),
    primary key (team_id, question_id),
    foreign key (team_id, question_id) references question
);

-- How well things are to be kept, and how many questions a day that may take: of a workspace (about ''), a track, a person. Null: nobody said.
create table memory_wish (
    team_id         text     not null,
    scope           text     not null check (scope in ('workspace', 'track', 'person')),
    about           text     not null,                          -- '', the track, the person
    user_id         text     generated always as (case when scope = 'person' then about end) stored,
    retention       real     check (retention between 0.695 and 0.975),     -- the chance of recall at which a question comes
    questions_a_day smallint check (questions_a_day between 0 and 3),
    primary key (team_id, scope, about),
    constraint memory_wish_is_about_something check ((scope = 'workspace') = (about = '')),
    constraint memory_wish_of_track_has_no_budget check (scope <> 'track' or questions_a_day is null)
);
