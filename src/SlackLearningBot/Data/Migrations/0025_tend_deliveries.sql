-- Written by Outbox/ only. What is being sent is found by its claim, so that a sender keeps what it has without walking over everybody's.
drop index delivery_leased;
create index delivery_leased on delivery (leased_by, lease_until) where leased_by is not null;
