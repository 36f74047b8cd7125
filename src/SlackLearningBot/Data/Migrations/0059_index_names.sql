-- People are found by their names where a search asks who speaks: the words as they stand, and the workspace, see 0016.
create index person_name_words on person using gin (
    (to_tsvector('simple', coalesce(real_name, '') || ' ' || coalesce(name, '')) || array_to_tsvector(array[team_id]))
);
