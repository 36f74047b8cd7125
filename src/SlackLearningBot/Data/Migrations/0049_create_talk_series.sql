-- Written by Features/Talks. Talks that come again and again at the same hour: a weekly tech talk with open dates that anybody can take, and with turns if wished.
create table talk_series (
    team_id      text        not null,
    series_id    uuid        not null,
    name         text        not null check (length(name) between 1 and 80),
    owner        text        not null,                                          -- who opened it: a user id, or 'erased'
    first_day    date        not null,
    every_weeks  smallint    not null check (every_weeks between 1 and 8),
    hour         time        not null,                                          -- by the clock of zone, summer and winter
    zone         text        not null,
    minutes      smallint    not null check (minutes between 5 and 720),
    place        text        not null default '' check (length(place) <= 500),
    seats        integer     check (seats between 1 and 10000),
    channel      text,
    next_turn_at timestamptz,                                                   -- when somebody is asked next whether they take their turn; null: nobody takes turns, or it ended
    ended_at     timestamptz,
    created_at   timestamptz not null,
    primary key (team_id, series_id),
    constraint talk_series_ended_asks_nobody check (ended_at is null or next_turn_at is null)
);
create index talk_series_owner on talk_series (team_id, owner);
-- The hour's question: whose turn comes?
create index talk_series_turn on talk_series (next_turn_at) where next_turn_at is not null;

-- Who takes turns, in this order.
create table talk_rota (
    team_id   text     not null,
    series_id uuid     not null,
    user_id   text     not null,
    position  smallint not null check (position >= 1),
    primary key (team_id, series_id, user_id),
    foreign key (team_id, series_id) references talk_series on delete cascade
);
create index talk_rota_of_person on talk_rota (team_id, user_id);

-- Dates that somebody took, or whose turn somebody passed on; all others are open.
create table talk_slot (
    team_id      text    not null,
    series_id    uuid    not null,
    day          date    not null,
    gathering_id uuid,
    passed       boolean not null default false,
    primary key (team_id, series_id, day),
    foreign key (team_id, series_id) references talk_series on delete cascade,
    foreign key (team_id, gathering_id) references gathering on delete cascade,
    constraint talk_slot_says_something check (gathering_id is not null or passed)
);
create index talk_slot_of_gathering on talk_slot (team_id, gathering_id) where gathering_id is not null;
