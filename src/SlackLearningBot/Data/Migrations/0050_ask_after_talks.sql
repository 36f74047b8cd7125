-- Written by Features/Talks. A talk's questions stand in the tables of content, as those of a lesson without a track; here is since when, and whether its speakers heard what is still known.
alter table talk
    add column asked_at  timestamptz,                           -- when its questions were written first; null: it has none
    add column kept_told boolean not null default false;
-- The hour's questions: who was there and was not asked yet, and of which talks can be told what is still known?
create index talk_asked on talk (asked_at) where asked_at is not null;
