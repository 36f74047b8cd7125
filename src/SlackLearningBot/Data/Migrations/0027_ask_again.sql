-- Written by Features/Recall. A question that is asked again, in a message of a learner's day: at most once a day, and at most three a day.
create table asking (
    team_id     text     not null,
    user_id     text     not null,
    asked_on    date     not null,                              -- the learner's day
    question_id text     not null,
    place       smallint not null check (place between 1 and 3),
    delivery_id uuid     not null,                              -- the message it stands in
    lesson_id   text,                                           -- the lesson of that message; null when it holds questions only
    offers_lesson boolean not null default false,               -- for those who have time for it, too
    because     jsonb    not null,                              -- why it came: the answer to "Why this?"
    primary key (team_id, user_id, asked_on, question_id),
    unique (team_id, user_id, asked_on, place),
    foreign key (team_id, question_id) references question
);
create index asking_of_message on asking (team_id, user_id, delivery_id);
