-- Written by Data/Migrator alone.

-- The oldest program that may still run on this database. A migration that breaks older programs raises it
-- (update program_version set oldest_program = NNNN); a program's own number is the highest migration it knows.
create table program_version (
    only_row       boolean not null primary key default true check (only_row),
    oldest_program int     not null check (oldest_program >= 1)
);

insert into program_version (oldest_program) values (1);

-- Which of Quartz's own schema scripts were run here. Quartz keeps its tables, qrtz_*, itself.
create table quartz_schema (
    sha256     text        not null primary key,
    applied_at timestamptz not null
);
