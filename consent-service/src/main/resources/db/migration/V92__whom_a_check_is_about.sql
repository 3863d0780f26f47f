-- Whom a kept check asked about, so that they find it.
alter table consent_check add column subjects uuid[] not null default '{}';

alter table consent_check disable trigger append_only;
update consent_check
set subjects = array(select (jsonb_array_elements_text(question::jsonb -> 'subjects'))::uuid);
alter table consent_check enable trigger append_only;

alter table consent_check alter column subjects drop default;
create index consent_check_subjects on consent_check using gin (subjects);
