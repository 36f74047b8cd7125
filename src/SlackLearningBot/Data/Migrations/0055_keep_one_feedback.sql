-- Written by Features/Gatherings. What one person tells about one gathering is one thing: the newest stands.
delete from gathering_feedback f
 using gathering_feedback newer
 where newer.team_id = f.team_id and newer.gathering_id = f.gathering_id and newer.user_id = f.user_id
   and (newer.given_at, newer.feedback_id) > (f.given_at, f.feedback_id);
create unique index gathering_feedback_once on gathering_feedback (team_id, gathering_id, user_id);
drop index gathering_feedback_of_gathering;
