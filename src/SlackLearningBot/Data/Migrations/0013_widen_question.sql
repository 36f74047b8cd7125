-- Written by Features/Content. Every kind of question; what is no option stands in detail, whose keys are those of Data/StoredQuestion.
alter table question drop constraint question_type_check;
alter table question add constraint question_type_check
    check (type in ('single', 'true-false', 'multiple', 'typed', 'numeric', 'matching', 'ordering'));
alter table question add column detail jsonb not null default '{}';
