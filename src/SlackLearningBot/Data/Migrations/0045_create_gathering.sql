-- Written by Features/Gatherings. What people come together for: talks, and sessions of several kinds. Other slices bring the kinds, and say who may do what.
create table gathering (
    team_id       text        not null,
    gathering_id  uuid        not null,
    kind          text        not null check (kind in ('talk', 'classroom', 'webinar', 'workshop', 'dojo', 'book_circle', 'learning_day')),
    title         text        not null check (length(title) between 1 and 150),
    abstract      text        not null default '' check (length(abstract) <= 3000),
    skills        text[]      not null default '{}',
    wished        text        not null default '' check (length(wished) <= 300),     -- when its hosts would like it, in their own words
    owner         text        not null,                                              -- who brought it in, later whoever planned it: a user id, or 'erased'
    state         text        not null check (state in ('proposed', 'planned', 'held', 'cancelled')),
    day           date,                                                              -- by the calendar of whoever planned or logged it
    starts_at     timestamptz,                                                       -- null for what was logged afterwards: nobody knows the hour
    minutes       smallint    check (minutes between 5 and 720),
    place         text        not null default '' check (length(place) <= 500),      -- a room or a link
    seats         integer     check (seats between 1 and 10000),                     -- null: as many as come
    channel       text,                                                              -- where it is announced; null: nowhere
    announced_ts  text,                                                              -- that message; null until it is known
    board_changed boolean     not null default false,                                -- something to be shown changed while it was not known
    refused       text,                                                              -- why the channel takes nothing
    sequence      integer     not null default 0 check (sequence >= 0),              -- one more with each change of time or place, and with its cancellation
    next_step_at  timestamptz,                                                       -- when it is over
    created_at    timestamptz not null,
    search        tsvector    not null generated always as (
        setweight(to_tsvector('english', title) || to_tsvector('simple', title), 'A')
        || to_tsvector('english', abstract) || to_tsvector('simple', abstract)
        || array_to_tsvector(array_remove(array_remove(skills, null), ''))
        || array_to_tsvector(array[team_id])                                         -- a word in capitals, which no text has: see 0016
    ) stored,
    primary key (team_id, gathering_id),
    constraint gathering_has_a_length check ((starts_at is null) = (minutes is null)),
    constraint gathering_planned_has_a_time check (state <> 'planned' or (starts_at is not null and day is not null)),
    constraint gathering_held_has_a_day check (state <> 'held' or day is not null),
    constraint gathering_planned_has_a_step check ((state = 'planned') = (next_step_at is not null)),
    constraint gathering_announced_somewhere check (announced_ts is null or channel is not null)
);
create index gathering_search on gathering using gin (search);
create index gathering_ahead on gathering (team_id, starts_at) where state = 'planned';
create index gathering_past on gathering (team_id, day) where state = 'held';
create index gathering_proposed on gathering (team_id, created_at) where state = 'proposed';
create index gathering_owner on gathering (team_id, owner);
-- The minute's questions: what is over, and which announcements went out, or could not?
create index gathering_due on gathering (next_step_at) where next_step_at is not null;
create index gathering_unannounced on gathering (team_id, gathering_id) where state = 'planned' and channel is not null and announced_ts is null and refused is null;

-- Who speaks or teaches.
create table gathering_host (
    team_id      text     not null,
    gathering_id uuid     not null,
    user_id      text     not null,
    position     smallint not null check (position >= 1),
    told         integer  not null default -1,                                       -- the sequence they heard of last
    primary key (team_id, gathering_id, user_id),
    foreign key (team_id, gathering_id) references gathering on delete cascade
);
create index gathering_host_of_person on gathering_host (team_id, user_id);
