-- Written by Features/Gatherings. Half a year after a gathering nobody needs to know who was there: how many is enough.
alter table gathering
    add column past_coming   integer not null default 0 check (past_coming >= 0),     -- had a seat, and are forgotten
    add column past_attended integer not null default 0 check (past_attended >= 0);   -- were there, and are forgotten
-- The hour's question: what is old?
create index gathering_place_old on gathering_place (greatest(since, attended_at));
create index gathering_feedback_old on gathering_feedback (given_at);
