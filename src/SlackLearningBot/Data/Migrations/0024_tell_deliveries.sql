-- Written by Outbox/ only. What an operator asks: how does it stand, and what became of this one?

-- The unusual turns of a delivery's life, oldest first: [{"at": …, "what": "unsure", "why": "timed_out", "times": 2, "first": …}, …]. Most lives have none and stay null;
-- what the row knows anyway (made, due, sent, dropped) is not repeated. Times are calendar time.
alter table delivery add column history jsonb;

-- Adds a turn. The same turn again is counted; of more than twenty the oldest is forgotten.
create function noted(history jsonb, moment timestamptz, what text, why text) returns jsonb language sql stable as $$
    with turn as (
        select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(history, '[]') as known, history -> -1 as last
    )
    select case
               when last ->> 'what' = what and last ->> 'why' is not distinct from why
               then (known - (-1)) || jsonb_build_array(last || jsonb_build_object(
                       'at', turn.at, 'times', coalesce((last ->> 'times')::int, 1) + 1, 'first', coalesce(last ->> 'first', last ->> 'at')))
               else (case when jsonb_array_length(known) >= 20 then known - 0 else known end)
                       || jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('at', turn.at, 'what', what, 'why', why)))
           end
      from turn
$$;

-- Those whose outcome nobody knows: few, and looked at often.
create index delivery_unsure on delivery (team_id, due_at) where state = 'unsure';
-- Events that no handler could take.
create index inbound_event_dead on inbound_event (team_id, received_at) where state = 'dead';
