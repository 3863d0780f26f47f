-- Whom an identity has asked about its signatures, beside what the operator has asked about all.
alter table signing_identity add column stamp_authority text;
alter table signing_identity add column stapled boolean not null default false;
