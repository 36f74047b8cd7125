-- Written by Outbox/ only (Contacts). What a nudge is checked against when it is claimed. Null means: nobody said, so the workspace's word or the program's holds.
alter table contact
    add column zone         text,                               -- IANA; null until the person said yes
    add column days         smallint check (days between 1 and 127),         -- bit 0 Monday … bit 6 Sunday: the days on which the bot may think of something
    add column quiet_from   time,                               -- local; the night may begin before midnight and end after it
    add column quiet_until  time,
    add column calendar     text,                               -- whose public holidays: names a row of holiday_calendar
    add column nudges_a_day smallint check (nudges_a_day between 0 and 2),
    add column dnd_from     timestamptz,                        -- Slack's next do-not-disturb, as it was last told
    add column dnd_until    timestamptz,
    add column dnd_read_at  timestamptz,                        -- calendar time of that; null: unknown, and unknown means send
    add constraint contact_quiet_has_both_ends check ((quiet_from is null) = (quiet_until is null)),
    add constraint contact_dnd_has_both_ends check ((dnd_from is null) = (dnd_until is null));
