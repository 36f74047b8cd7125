-- Written by Features/Lessons. On how many days a lesson came: by itself it comes once and is reminded of twice, then it waits to be asked for.
alter table lesson_turn
    add column times smallint not null default 1 constraint lesson_turn_came_at_least_once check (times >= 1);
