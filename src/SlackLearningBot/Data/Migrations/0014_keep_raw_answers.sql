-- Written by Features/Answers. Expands review: an answer may be more than one option. Programs of before go on writing chosen and chosen_text alone.
alter table review
    alter column chosen drop not null,                          -- index in the author's order; null unless the question has one answer among options
    add column answer jsonb,                                    -- as it was given, in the texts of then; null in rows of before: then chosen_text says it
    add constraint review_holds_an_answer check (chosen is not null or answer is not null);

-- A typed answer that was nearly right, until its writer has said whether the accepted one was meant. It counts for nothing yet.
create table near_miss (
    team_id     text        not null,
    user_id     text        not null,
    question_id text        not null,
    occasion    text        not null,                           -- as in review
    written     text        not null,
    meant       text        not null,                           -- the accepted answer that was asked back
    asked_at    timestamptz not null,
    primary key (team_id, user_id, question_id, occasion),
    foreign key (team_id, question_id) references question
);
