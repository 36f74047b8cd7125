-- Written by Features/Gatherings. Whoever taught a session may say who was there. From then on their list counts: whoever is on it was there, nobody else was, whatever they said themselves.
alter table gathering
    add column listed_at timestamptz,                                           -- when the list was made, or changed; null: everybody says it of themselves
    add column listed_by text,                                                  -- by whom: a user id, or 'erased'
    add constraint gathering_listed_by_somebody check ((listed_at is null) = (listed_by is null));

alter table gathering_place
    add column listed boolean,                                                  -- whether they are on it; null: it says nothing of them
    drop constraint gathering_place_says_something,
    add constraint gathering_place_says_something check (answer is not null or attended_at is not null or listed is not null);

-- The hour's question, what is old, is asked of those who are only listed, too.
drop index gathering_place_old;
create index gathering_place_old on gathering_place (coalesce(greatest(since, attended_at), '-infinity'));
