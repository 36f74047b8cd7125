-- What was put off and comes back: looked for with every lesson of a day, among all the lessons a learner ever had.
create index lesson_turn_coming_back on lesson_turn (team_id, user_id, comes_back_at) where comes_back_at is not null;

-- Written by Features/Home. Who looks at App Home: for others it is not published anew with every lesson.
alter table home_view add column opened_at timestamptz;        -- when Slack last told of it, to within a day; null: not since this is noted
