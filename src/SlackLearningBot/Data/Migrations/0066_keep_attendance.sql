-- Written by Features/Gatherings. That somebody was at a session is a record of their own, and stays when everything else about who came is forgotten; talks are no record.
alter table gathering_place
    add column kept boolean not null default false,                             -- only that they were there is left
    add constraint gathering_place_kept_was_there check (not kept or (answer is null and (attended_at is not null or listed)));

-- The hour's question, what is old, is not asked of those again and again.
drop index gathering_place_old;
create index gathering_place_old on gathering_place (coalesce(greatest(since, attended_at), '-infinity')) where not kept;
