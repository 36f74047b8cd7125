-- Written by Features/Courses. A list of courses that an owner dropped into the direct message, until they say yes or no to it.
create table course_import (
    team_id    text        not null,
    import_id  uuid        not null,
    user_id    text        not null,                            -- whose it is
    source     text        not null,                            -- the message and file it came with: each is offered once
    file       text        not null,
    entries    jsonb       not null default '[]',               -- what can be used: [{id, url, title, kind, hours, skills}]
    problems   jsonb       not null default '[]',               -- what cannot: [{line, reason}]
    state      text        not null check (state in ('open', 'saved', 'discarded')),
    created_at timestamptz not null,
    expires_at timestamptz not null,                            -- then nobody wants it any more, and it goes
    primary key (team_id, import_id),
    unique (team_id, source)
);
create index course_import_expiry on course_import (expires_at);
create index course_import_of_person on course_import (team_id, user_id);
