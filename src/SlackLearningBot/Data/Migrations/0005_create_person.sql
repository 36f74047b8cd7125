-- Written by Features/People. What Slack and the company's own list say about a person.
create table person (
    team_id      text        not null,
    user_id      text        not null,
    name         text,                                          -- Slack's handle
    real_name    text,
    email        text,
    zone         text,                                          -- IANA, from Slack's profile
    locale       text,
    deleted      boolean     not null default false,
    is_bot       boolean     not null default false,
    refreshed_at timestamptz,                                   -- when Slack was last asked
    manager_id   text,                                          -- from here: imported by CSV
    level        text,
    team_name    text,
    country      text,
    site         text,
    imported_at  timestamptz,
    primary key (team_id, user_id),
    constraint person_not_own_manager check (manager_id <> user_id)
);

create index person_email on person (team_id, lower(email)) where email is not null;
create index person_name on person (team_id, lower(name)) where name is not null;
create index person_manager on person (team_id, manager_id) where manager_id is not null;

create table role_grant (
    team_id    text        not null,
    user_id    text        not null,
    role       text        not null check (role in ('owner')),
    granted_by text        not null,                            -- a user id, or 'operator'
    granted_at timestamptz not null,
    primary key (team_id, user_id, role)
);
