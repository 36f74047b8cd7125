-- Written by Features/Answers. Raw and append-only: one answer of one learner to one question at one moment.
create table review (
    id               uuid        primary key,
    team_id          text        not null,
    user_id          text        not null,
    question_id      text        not null,
    question_version integer     not null,
    lesson_id        text        not null,
    occasion         text        not null,                      -- what asked it, e.g. lesson:<id>: each occasion is answered once
    delivery_id      uuid        not null,
    chosen           smallint    not null check (chosen >= 0),  -- index in the author's order
    chosen_text      text        not null,
    is_right         boolean     not null,
    grade            smallint    not null check (grade between 1 and 4),  -- FSRS: 1 Again, 2 Hard, 3 Good, 4 Easy
    seconds          integer     check (seconds >= 0),          -- from sending to answering
    answered_on      date        not null,                      -- the learner's own day
    answered_at      timestamptz not null,
    unique (team_id, user_id, question_id, occasion),
    foreign key (team_id, question_id) references question
);
create index review_of_person on review (team_id, user_id, answered_at);
create index review_of_lesson on review (team_id, lesson_id);

-- What became of each lesson that was offered: reading this saves every slice from guessing how a lesson ends.
create view lesson_progress as
select t.team_id, t.user_id, t.lesson_id, t.track_id, t.served_on, t.snoozes,
       case when t.state = 'open' and answer.answered_at is not null then 'done' else t.state end as state,
       coalesce(t.closed_at, answer.answered_at) as closed_at, t.turn_id, t.comes_back_at
  from lesson_turn t
  left join lateral (
       select max(r.answered_at) as answered_at
         from question q
         join review r on r.team_id = q.team_id and r.question_id = q.question_id
                      and r.user_id = t.user_id and r.occasion = 'lesson:' || t.lesson_id
        where q.team_id = t.team_id and q.lesson_id = t.lesson_id
       having not exists (
              select 1
                from question missing
               where missing.team_id = t.team_id and missing.lesson_id = t.lesson_id and missing.retired_at is null
                 and missing.added_at <= max(r.answered_at)
                 and not exists (
                     select 1 from review a
                      where a.team_id = t.team_id and a.question_id = missing.question_id
                        and a.user_id = t.user_id and a.occasion = 'lesson:' || t.lesson_id))
       ) answer on true;
