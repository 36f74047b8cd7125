-- Written by Features/Gatherings. Whoever proposes something hears what becomes of it, also when somebody else looks after it by then.
alter table gathering
    add column proposed_by text;                                -- a user id; null: erased, or it was never proposed
update gathering set proposed_by = owner where state = 'proposed' and owner <> 'erased';
create index gathering_proposed_by on gathering (team_id, proposed_by) where proposed_by is not null;
