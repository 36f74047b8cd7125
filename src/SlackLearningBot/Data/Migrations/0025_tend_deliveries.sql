-- Written by Outbox/ (delivery) and Features/Learners (learner). What is being sent is found by its claim, so that a sender keeps what it has without walking over everybody's.
create index delivery_claimed on delivery (leased_by) where leased_by is not null;

-- Every row changes three times on its day: room that nobody uses any more is found when it is a twentieth of the table, not a fifth.
alter table delivery set (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
alter table learner set (autovacuum_vacuum_scale_factor = 0.05);
