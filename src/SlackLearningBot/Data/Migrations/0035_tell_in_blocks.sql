-- Written by Features/Reports. Answers that are told of together: of one lesson, at one age (in days), of at least five people. A block never changes, also when one of them is
-- erased: it says nothing of anybody.
create table report_block (
    team_id   text        not null,
    lesson_id text        not null,
    age       smallint    not null,
    from_at   timestamptz not null,                             -- the end of the block before: two that begin at once cannot be
    until_at  timestamptz not null,
    people    integer     not null check (people >= 5),
    answers   integer     not null check (answers >= people),
    rights    integer     not null check (rights between 0 and answers),
    primary key (team_id, lesson_id, age, from_at),
    foreign key (team_id, lesson_id) references lesson,
    constraint report_block_ends check (until_at > from_at)
);

-- How sure the share of right answers in some blocks is, as it was reckoned when they were first told of together: it stands as they do.
create table report_share (
    team_id text     not null,
    blocks  text     not null,                                  -- a digest of which
    people  integer  not null,
    low     smallint not null check (low between 0 and 100),    -- of the 95 % interval, in hundredths
    high    smallint not null check (high between low and 100),
    primary key (team_id, blocks)
);

-- What was told of a track last, so that a week is reckoned once.
create table report_look (
    team_id  text        not null,
    track_id text        not null,
    until_at timestamptz not null,                              -- answers before it were looked at
    people   integer,                                           -- as told: both move by five at a time; null while they were too few
    finished integer,
    primary key (team_id, track_id),
    foreign key (team_id, track_id) references track
);

-- Written by Features/Health. The figures of a version of a question as they were told last; they stand until five people have answered it since.
create table question_told (
    team_id          text             not null,
    question_id      text             not null,
    question_version integer          not null check (question_version >= 1),
    told_at          timestamptz      not null,                 -- answers before it are in the figures
    people           integer          not null check (people >= 5),
    answers          integer          not null,
    rights           integer          not null,
    right_first      integer          not null,
    median_seconds   double precision,
    known_right      integer          not null,
    known_wrong      integer          not null,
    mean_of_right    double precision not null,
    mean_of_wrong    double precision not null,
    deviation        double precision not null,
    unclear          integer          not null,
    primary key (team_id, question_id, question_version),
    foreign key (team_id, question_id) references question
);
