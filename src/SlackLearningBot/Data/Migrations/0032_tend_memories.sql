-- Written by Outbox/ (delivery) and Features/Memory (memory). Every row of delivery changes three times on its day, and each change writes all of its
-- indexes anew: the room of what is gone is found again when it is a fiftieth of the table. A memory changes with every answer to its question.
alter table delivery set (autovacuum_vacuum_scale_factor = 0.02);
alter table memory set (autovacuum_vacuum_scale_factor = 0.05);
