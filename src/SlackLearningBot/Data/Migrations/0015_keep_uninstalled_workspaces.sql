-- Written by Features/Workspaces.

-- Installing by button. A state is good once, for ten minutes, in the browser that asked for it; only hashes are kept.
create table oauth_state (
    state_hash   bytea       primary key,                       -- SHA-256 of what Slack hands back
    browser_hash bytea       not null,                          -- SHA-256 of the browser's cookie
    expires_at   timestamptz not null,                          -- machine time
    used_at      timestamptz
);
-- The cleaner's walk.
create index oauth_state_expires on oauth_state (expires_at);

-- A workspace that uninstalled the bot keeps its row, without its token, until everything of it is erased.
alter table installation
    add column source         text not null default 'settings' check (source in ('settings', 'oauth')),
    add column uninstalled_at timestamptz,                      -- calendar time: from here the thirty days are counted
    add constraint installation_removed_keeps_no_token check (state <> 'removed' or (token_protected = '' and uninstalled_at is not null));
create index installation_uninstalled on installation (uninstalled_at) where state = 'removed';

-- Deletes at most so many rows of a workspace and answers how many: 0 when nothing of it is left but the installation itself.
-- It asks the catalogue which tables belong to workspaces, so that none is forgotten, and takes a table only once nothing refers to its rows.
create function erase_workspace_rows(team text, most integer) returns integer language plpgsql as $$
declare
    one     record;
    child   record;
    held    boolean;
    gone    integer;
    total   integer := 0;
begin
    for one in
        select c.oid, c.oid::regclass as name
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'team_id' and not a.attisdropped
         where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'installation'
         order by c.relname
    loop
        held := false;
        for child in
            select distinct f.conrelid::regclass as name
              from pg_constraint f
             where f.contype = 'f' and f.confrelid = one.oid and f.conrelid <> one.oid
        loop
            execute format('select exists (select from %s where team_id = $1)', child.name) into held using team;
            exit when held;
        end loop;
        continue when held;

        execute format('delete from %1$s where ctid = any (array(select ctid from %1$s where team_id = $1 limit $2))', one.name)
          using team, most - total;
        get diagnostics gone = row_count;
        total := total + gone;
        exit when total >= most;
    end loop;
    return total;
end
$$;
