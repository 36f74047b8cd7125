-- Written by Features/Gatherings. Who comes, who waits for a seat, who was there.
create table gathering_place (
    team_id      text        not null,
    gathering_id uuid        not null,
    user_id      text        not null,
    answer       text        check (answer in ('yes', 'waiting', 'no')),       -- null: said nothing before it
    since        timestamptz,                                                  -- when they said so; of those that wait whoever said it first gets a free seat
    told         integer     not null default 0,                               -- the gathering's sequence they heard of last
    attended_at  timestamptz,                                                  -- when they said that they were there
    primary key (team_id, gathering_id, user_id),
    foreign key (team_id, gathering_id) references gathering on delete cascade,
    constraint gathering_place_answer_has_a_moment check ((answer is null) = (since is null)),
    constraint gathering_place_says_something check (answer is not null or attended_at is not null)
);
create index gathering_place_of_person on gathering_place (team_id, user_id);
-- Who gets the next free seat?
create index gathering_place_waiting on gathering_place (team_id, gathering_id, since, user_id) where answer = 'waiting';
