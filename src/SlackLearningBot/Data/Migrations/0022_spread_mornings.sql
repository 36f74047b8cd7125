-- What was put off and comes back: looked for with every lesson of a day, among all the lessons a learner ever had.
create index lesson_turn_coming_back on lesson_turn (team_id, user_id, comes_back_at) where comes_back_at is not null;

-- Written by Features/Home. Who looks at App Home: for others it is not published anew with every lesson.
alter table home_view add column opened_at timestamptz;        -- when Slack last told of it, to within a day; null: not since this is noted

-- Written by Features/Learners. How many people of a workspace have their next lesson at one instant: more than go out at once are spread over a
-- while, which they are told beforehand. A good guess and no more (who stops is not taken out), so the tick counts who is really due.
create table morning (
    team_id  text        not null,
    due_at   timestamptz not null,
    learners integer     not null check (learners >= 0),
    minutes  integer     not null default 0 check (minutes >= 0),   -- over which their lessons are spread
    primary key (team_id, due_at)
);
-- The cleaner's walk.
create index morning_over on morning (due_at);
insert into morning (team_id, due_at, learners, minutes)
select team_id, next_lesson_at, count(*), case when count(*) > 20 then greatest(10, ceil(count(*) / 300.0)) else 0 end
  from learner
 where next_lesson_at is not null
 group by team_id, next_lesson_at;

-- The minute's question, and how many of each workspace it is about.
drop index learner_due;
create index learner_due on learner (next_lesson_at, team_id) where next_lesson_at is not null;
