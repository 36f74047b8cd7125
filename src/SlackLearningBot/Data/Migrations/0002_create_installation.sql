-- Written by Features/Workspaces. A workspace is one Slack team that installed the bot; everything else belongs to exactly one.
create table installation (
    team_id         text        primary key check (team_id <> ''),
    team_name       text        not null,
    team_url        text        not null,                       -- https://<domain>.slack.com/ : permalinks are built from it
    bot_user_id     text        not null,
    token_protected text        not null,                       -- ASP.NET Data Protection, never the token itself
    scopes          text[]      not null default '{}',
    state           text        not null check (state in ('active', 'removed')),
    installed_at    timestamptz not null,
    updated_at      timestamptz not null
);

-- The keys that protect tokens and anything else at rest. They live with what they protect, so that any copy of the program can read it.
create table data_protection_key (
    friendly_name text        primary key,
    xml           text        not null,
    created_at    timestamptz not null
);
