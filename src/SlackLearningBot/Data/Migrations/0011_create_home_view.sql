-- Written by Features/Home. What App Home shows now, so that it is published only when it changed.
create table home_view (
    team_id      text        not null,
    user_id      text        not null,
    content_hash text        not null,
    published_at timestamptz not null,
    primary key (team_id, user_id)
);
