-- Written by Features/Talks. What is still known of a talk is told when enough people were asked again, so it may be looked at several times.
alter table talk add column known_read_at timestamptz;          -- when it was looked at last, and could not be told
-- The hour's question: of which talks can be told what is still known?
create index talk_known on talk (asked_at) where asked_at is not null and not kept_told;
