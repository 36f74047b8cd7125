-- Written by Features/TakeAways. Whether a post is known to stand in its channel, and which talk was proposed of what somebody wrote.
alter table take_away
    add column post_open boolean not null default false,        -- owed to the channel: nobody knows yet whether it stands there
    add column talk_id   uuid;                                  -- null: none, or one from before this column, which has the id of the take-aways
-- The minute's question: which posts went out, and which did Slack not take?
create index take_away_post_open on take_away (team_id, take_away_id) where post_open;
