-- Written by Features/Talks. What is left of a talk: where to see it again, and what to take away.
create table talk (
    team_id      text not null,
    gathering_id uuid not null,
    recording    text check (length(recording) between 1 and 2000),
    slides       text check (length(slides) between 1 and 2000),
    take_aways   text not null default '' check (length(take_aways) <= 1000),        -- a line each
    search       tsvector not null generated always as (
        to_tsvector('english', take_aways) || to_tsvector('simple', take_aways) || array_to_tsvector(array[team_id])
    ) stored,
    primary key (team_id, gathering_id),
    foreign key (team_id, gathering_id) references gathering on delete cascade
);
create index talk_search on talk using gin (search);

-- Talks as people look at them.
create view talk_card as
select g.team_id, g.gathering_id as talk_id, g.title, g.abstract, g.skills, g.wished, g.owner, g.state, g.day, g.starts_at, g.minutes::int as minutes, g.place, g.seats, g.channel,
       g.refused, g.created_at, t.recording, t.slides, coalesce(t.take_aways, '') as take_aways,
       array(select h.user_id from gathering_host h where h.team_id = g.team_id and h.gathering_id = g.gathering_id order by h.position, h.user_id) as hosts
  from gathering g
  left join talk t on t.team_id = g.team_id and t.gathering_id = g.gathering_id
 where g.kind = 'talk';
