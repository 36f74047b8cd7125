-- Read by Features/Search. English word stems and the words as they stand, so that lessons in other languages are found too; the title weighs more (A) than the text (D).
-- The workspace's id is a word of its own (in capitals, which no word of a text is): the index alone finds the lessons of one workspace, however many others have the same.
alter table lesson add column search tsvector not null generated always as (
    setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
    || to_tsvector('english', left(body, 100000)) || to_tsvector('simple', left(body, 100000))
    || array_to_tsvector(array_remove(array_remove(skills, null), ''))
    || array_to_tsvector(array[team_id])
) stored;
create index lesson_search on lesson using gin (search) where retired_at is null;
