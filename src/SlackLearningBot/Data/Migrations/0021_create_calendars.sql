-- Public holidays: written by Features/Calendars. A team_id of '' holds the calendars that ship with the bot, for every workspace;
-- a workspace's own calendar of the same name stands before them.
create table holiday_calendar (
    team_id     text        not null,
    calendar    text        not null check (calendar ~ '^[A-Z0-9]([A-Z0-9-]{0,30}[A-Z0-9])?$'),   -- the country's code for a country's: 'CH'
    title       text        not null check (title <> ''),
    source      text,                                           -- where the days come from, for people to look up
    file_hash   text        not null,                           -- of what it was made from: the same file again changes nothing
    imported_at timestamptz not null,
    primary key (team_id, calendar)
);

create table holiday (
    team_id  text not null,
    calendar text not null,
    day      date not null,
    name     text not null,
    primary key (team_id, calendar, day),
    foreign key (team_id, calendar) references holiday_calendar on delete cascade
);

-- Written by Features/Defaults. What a workspace decides for those of its people who chose nothing; null: the program's settings hold.
create table workspace_default (
    team_id      text     primary key,
    zone         text     check (zone <> ''),                   -- IANA; for people whose zone Slack does not know
    hour         time,
    days         smallint check (days between 1 and 127),       -- bit 0 Monday … bit 6 Sunday
    quiet_from   time,
    quiet_until  time,
    nudges_a_day smallint check (nudges_a_day between 0 and 2), -- at most: a person may only lower it
    calendar     text,                                          -- whose public holidays: a calendar, or '' for none
    constraint workspace_default_quiet_has_both_ends check ((quiet_from is null) = (quiet_until is null))
);

-- Whose public holidays a person has, and who said so: 'person' (contact.calendar; '' is none), 'country' (person.country, when a calendar
-- has that name or title), 'workspace' (workspace_default.calendar). No row when nobody did, or when it is none. Join it to the days:
--     left join lateral calendar_of(l.team_id, c.calendar, p.country, d.calendar) k on true
--     left join holiday h on h.team_id = k.home and h.calendar = k.calendar and h.day = …
create function calendar_of(team text, chosen text, country text, company text) returns table (home text, calendar text, chosen_by text) language sql stable as $$
    select h.team_id, h.calendar, w.chosen_by
      from (values (1, 'person', chosen), (2, 'country', upper(btrim(country))), (3, 'workspace', company)) as w (place, chosen_by, wish)
      join holiday_calendar h
        on h.team_id in (team, '') and (h.calendar = w.wish or (w.place = 2 and upper(h.title) = w.wish))
     where chosen is distinct from ''
     order by w.place, h.team_id = '', h.calendar
     limit 1
$$;

-- Learners of before said their zone and days already.
insert into contact (team_id, user_id, zone, days)
select team_id, user_id, zone, days from learner
    on conflict (team_id, user_id) do update set zone = excluded.zone, days = excluded.days;
