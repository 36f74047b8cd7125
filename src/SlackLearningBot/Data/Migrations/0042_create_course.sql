-- Written by Features/Courses. What can be learnt elsewhere: nothing of it is fetched, and no other system is asked.
create table course (
    team_id    text         not null,
    course_id  uuid         not null,
    url        text         not null check (length(url) between 8 and 1000),     -- one spelling for one place
    title      text         not null check (length(title) between 1 and 150),
    kind       text         not null check (kind in ('course', 'conference', 'workshop', 'video', 'article')),
    hours      numeric(6,2) check (hours > 0 and hours <= 2000),                 -- null: nobody wrote how long it takes
    skills     text[]       not null default '{}' check (cardinality(skills) <= 10),
    state      text         not null check (state in ('proposed', 'published', 'declined', 'retired')),
    user_id    text,                                                             -- who proposed it; null: it came with a list, or that person is forgotten
    created_at timestamptz  not null,
    decided_at timestamptz,                                                      -- when an owner said so
    -- As lessons are found: English stems and the words as they stand, the title first; and the workspace, so that the index alone finds its own.
    search     tsvector     not null generated always as (
        setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
        || to_tsvector('simple', kind)
        || array_to_tsvector(array_remove(array_remove(skills, null), ''))
        || array_to_tsvector(array[team_id])
    ) stored,
    primary key (team_id, course_id),
    unique (team_id, url),
    constraint course_decided_unless_proposed check ((state = 'proposed') = (decided_at is null))
);
create index course_search on course using gin (search) where state = 'published';
create index course_by_title on course (team_id, title, course_id) where state = 'published';
create index course_waiting on course (team_id, created_at, course_id) where state = 'proposed';
create index course_of_proposer on course (team_id, user_id) where user_id is not null;

-- What people say they did there. Nobody but they themselves sees it.
create table course_done (
    team_id     text        not null,
    user_id     text        not null,
    course_id   uuid        not null,
    done_on     date        not null,                                            -- as they said
    certificate text        check (certificate like 'https://%' and length(certificate) <= 1000),
    said_at     timestamptz not null,
    primary key (team_id, user_id, course_id),
    foreign key (team_id, course_id) references course
);
create index course_done_of_course on course_done (team_id, course_id);
