-- Written by Features/Authoring. What an owner is about to publish: files dropped into the direct message, or the form of /learn new.
create table draft (
    team_id    text        not null,
    draft_id   uuid        not null,
    user_id    text        not null,                            -- whose it is
    kind       text        not null check (kind in ('files', 'form')),
    state      text        not null check (state in ('reading', 'open', 'published', 'discarded')),
    message    text,                                            -- channel:ts the files came with: one message is one draft
    waiting    text[]      not null default '{}',               -- Slack's ids of the files that are not read yet
    problems   jsonb       not null default '[]',               -- what could not be read: [{file, line, rule, message}]
    track      jsonb,                                           -- {id, title} for lessons that name no track
    form       jsonb,                                           -- what stands in the fields of /learn new
    created_at timestamptz not null,
    expires_at timestamptz not null,                            -- then nobody wants it any more, and it goes
    closed_at  timestamptz,
    primary key (team_id, draft_id),
    unique (team_id, message),
    constraint draft_closed_when_over check ((state in ('published', 'discarded')) = (closed_at is not null)),
    constraint draft_reads_while_files_wait check ((state = 'reading') = (cardinality(waiting) > 0))
);
create index draft_expiry on draft (expires_at);
create index draft_of_person on draft (team_id, user_id, created_at);

-- What the files say; gone as soon as the draft is published or discarded.
create table draft_file (
    team_id  text not null,
    draft_id uuid not null,
    user_id  text not null,                                     -- whose it is
    path     text not null,                                     -- below the folder, with "/"; without one for a file that came by itself
    content  text not null,
    primary key (team_id, draft_id, path),
    foreign key (team_id, draft_id) references draft on delete cascade
);

-- A colleague's message that somebody would like to be a lesson; its author is asked once, and nobody sees its text before the yes.
create table lesson_wish (
    team_id    text        not null,
    wish_id    uuid        not null,
    user_id    text,                                            -- who had the idea; null when that person is forgotten
    author_id  text        not null,                            -- whose message it is
    channel    text        not null,
    message_ts text        not null,
    text       text,                                            -- as Markdown; gone when it is not needed any more
    state      text        not null check (state in ('asked', 'named', 'unnamed', 'declined', 'not_needed')),
    claimed_by text,                                            -- the owner who makes a lesson of it
    draft_id   uuid,
    lesson_id  text,                                            -- what became of it, so that its author can be forgotten there too
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (team_id, wish_id),
    unique (team_id, channel, message_ts)
);
create index lesson_wish_of_author on lesson_wish (team_id, author_id);
create index lesson_wish_of_draft on lesson_wish (team_id, draft_id) where draft_id is not null;
