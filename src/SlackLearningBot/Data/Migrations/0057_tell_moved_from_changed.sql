-- Written by Features/Gatherings. Another room is no other time.
alter table gathering
    add column moved_sequence integer not null default 0;      -- the sequence at which it got the time it has; 0: it has its first
update gathering set moved_sequence = sequence where state = 'planned';
