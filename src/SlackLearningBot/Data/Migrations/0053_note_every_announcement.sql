-- Written by Features/Gatherings. An announcement that went out is known also when the gathering was called off, or moved to another channel, meanwhile.
alter table gathering
    add column announcing text[] not null default '{}';        -- channels it was to be announced in, of which nobody has looked yet whether it was
update gathering set announcing = array[channel] where channel is not null and announced_ts is null and refused is null and state <> 'proposed';
-- The minute's question: which announcements went out, or could not?
create index gathering_announcing on gathering (team_id, gathering_id) where announcing <> '{}';
drop index gathering_unannounced;

alter table gathering
    add column refusals integer not null default 0 check (refusals >= 0);  -- how often a channel took nothing: each time is told
