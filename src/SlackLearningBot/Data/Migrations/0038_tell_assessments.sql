-- Written by Features/Assessments. When it was taken back: attempts whose time was over before have their result, those after have none, however long the walk takes.
alter table assessment_assignment add column taken_back_at timestamptz;
update assessment_assignment set taken_back_at = created_at where state = 'taken_back';
alter table assessment_assignment add constraint assessment_assignment_taken_back check ((state = 'taken_back') = (taken_back_at is not null));

-- How the questions of an assignment do, as it was told last: it stands until five people more have answered. It says nothing of anybody, so it stays when one of them is erased.
create table assessment_item (
    team_id          text             not null,
    assignment_id    uuid             not null,
    question_id      text             not null,
    told_at          timestamptz      not null,                 -- first attempts that ended before it are in the figures
    told_before_at   timestamptz,                               -- when it was told before; null the first time
    ask              text             not null,
    answers          integer          not null check (answers >= 5),
    share            double precision not null check (share between 0 and 1),
    pairs            integer          not null,
    spread           double precision not null,
    spread_of_others double precision not null,
    together         double precision not null,
    median_seconds   double precision,
    primary key (team_id, assignment_id, question_id),
    foreign key (team_id, assignment_id) references assessment_assignment on delete cascade
);

-- How many have a result, and passed, where owners see numbers only: as told, both move by five at a time; null while they were too few.
create table assessment_tally (
    team_id       text    not null,
    assignment_id uuid    not null,
    results       integer check (results >= 5),
    passed        integer check (passed >= 5),
    primary key (team_id, assignment_id),
    foreign key (team_id, assignment_id) references assessment_assignment on delete cascade
);
