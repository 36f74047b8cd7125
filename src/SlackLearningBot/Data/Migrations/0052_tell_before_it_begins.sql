-- Written by Outbox/: delivery. An appointment may be of use longer than until its event starts: that it was moved is worth knowing afterwards, too.
alter table delivery
    add column event_at timestamptz;                            -- calendar time: quiet hours do not hold the message back beyond it; null: beyond expires_at

-- Written by Features/Gatherings: people who have not heard of a change believe in the time before it.
alter table gathering
    add column before_at timestamptz;                           -- the nearest of those times; null: everybody knows when it is

-- The same of a group in a programme. Written by Features/Programmes.
alter table programme_cohort
    add column session_was_at timestamptz;                      -- when its session was to be before it was moved last
