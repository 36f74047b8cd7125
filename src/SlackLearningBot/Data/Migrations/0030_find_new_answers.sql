-- The newest answers of everybody: what a night looks at. By itself, so that answers are held up by nothing else while it is built.
create index review_newest on review (team_id, answered_at);
-- What was asked long ago and is forgotten, see Features/Recall.
create index asking_old on asking (asked_on);
