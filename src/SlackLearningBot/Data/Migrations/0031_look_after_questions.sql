-- Written by Features/Health. "This question is unclear", said by somebody who had answered it: once of each version.
create table unclear (
    team_id          text        not null,
    user_id          text        not null,
    question_id      text        not null,
    question_version integer     not null check (question_version >= 1),
    said_at          timestamptz not null,
    primary key (team_id, user_id, question_id, question_version),
    foreign key (team_id, question_id) references question
);
create index unclear_of_question on unclear (team_id, question_id, question_version);

-- A version of a question that should be looked at, and why, the gravest reason first. Its owner is told once; a corrected question begins anew.
create table question_flag (
    team_id          text    not null,
    question_id      text    not null,
    question_version integer not null check (question_version >= 1),
    reasons          text[]  not null check (cardinality(reasons) > 0),
    found_on         date    not null,                          -- the Monday on which it was found first
    primary key (team_id, question_id, question_version),
    foreign key (team_id, question_id) references question
);
create index question_flag_found on question_flag (team_id, found_on);

-- The last Monday on which a workspace's questions were looked at.
create table health_pass (
    team_id   text primary key,
    looked_on date not null
);
