-- Written by Features/TakeAways. What people bring back from where they were. Nobody else sees it before they post it.
create table take_away (
    team_id      text        not null,
    take_away_id uuid        not null,
    user_id      text        not null,
    about        text        not null,                            -- where they were, e.g. course:…; each person is asked about it once
    title        text        not null check (length(title) between 1 and 150),
    done_on      date        not null,
    point1       text        check (length(point1) between 1 and 600),
    point2       text        check (length(point2) between 1 and 600),
    point3       text        check (length(point3) between 1 and 600),
    written_at   timestamptz,
    withdrawn_at timestamptz,                                     -- when they said that they were not there after all
    channel      text,                                            -- where it was posted
    posted_at    timestamptz,
    lesson_at    timestamptz,                                     -- when the owners were offered it as a lesson
    talk_at      timestamptz,                                     -- when it was proposed as a talk
    -- As lessons are found, once it is posted: English stems and the words as they stand, the title first; and the workspace.
    search       tsvector    not null generated always as (
        setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
        || to_tsvector('english', coalesce(point1, '') || ' ' || coalesce(point2, '') || ' ' || coalesce(point3, ''))
        || to_tsvector('simple', coalesce(point1, '') || ' ' || coalesce(point2, '') || ' ' || coalesce(point3, ''))
        || array_to_tsvector(array[team_id])
    ) stored,
    primary key (team_id, take_away_id),
    unique (team_id, user_id, about),
    constraint take_away_written_has_a_point check ((written_at is null) = (point1 is null)),
    constraint take_away_posted_somewhere check ((posted_at is null) = (channel is null)),
    constraint take_away_used_when_written check (written_at is not null or (posted_at is null and lesson_at is null and talk_at is null))
);
create index take_away_search on take_away using gin (search) where posted_at is not null;
