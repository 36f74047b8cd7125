-- Written by Features/Sessions. Classrooms, webinars, workshops, dojos, book circles and learning days: one thing with one date or several to choose from.
-- Each date is a gathering with seats of its own, and says what the session is about; here is what makes one of them.
create table session (
    team_id    text        not null,
    session_id uuid        not null,
    kind       text        not null check (kind in ('classroom', 'webinar', 'workshop', 'dojo', 'book_circle', 'learning_day')),
    owner      text        not null,                                            -- who made it: a user id, or 'erased'
    created_at timestamptz not null,
    primary key (team_id, session_id)
);
create index session_owner on session (team_id, owner);

-- Its dates, in their order at first. What is announced of all of them stands at the first.
create table session_date (
    team_id      text     not null,
    gathering_id uuid     not null,
    session_id   uuid     not null,
    number       smallint not null check (number >= 1),
    primary key (team_id, gathering_id),
    unique (team_id, session_id, number),
    foreign key (team_id, session_id) references session on delete cascade,
    foreign key (team_id, gathering_id) references gathering on delete cascade
);

-- Dates of sessions as people look at them.
create view session_card as
select d.team_id, d.session_id, d.number::int as number, g.gathering_id, s.kind, s.owner, g.title, g.abstract, g.skills, g.state, g.day, g.starts_at, g.minutes::int as minutes, g.place, g.seats,
       board.channel, board.refused, g.listed_at,
       (select count(*) from gathering_place p where p.team_id = g.team_id and p.gathering_id = g.gathering_id and p.answer = 'yes')::int as coming,
       (select count(*) from gathering_place p where p.team_id = g.team_id and p.gathering_id = g.gathering_id and p.answer = 'waiting')::int as waiting,
       array(select h.user_id from gathering_host h where h.team_id = g.team_id and h.gathering_id = g.gathering_id order by h.position, h.user_id) as hosts
  from session_date d
  join session s on s.team_id = d.team_id and s.session_id = d.session_id
  join gathering g on g.team_id = d.team_id and g.gathering_id = d.gathering_id
  join session_date one on one.team_id = d.team_id and one.session_id = d.session_id and one.number = 1
  join gathering board on board.team_id = one.team_id and board.gathering_id = one.gathering_id;
