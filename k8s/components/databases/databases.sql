-- Databases and logins of the suite. Run by psql as a superuser, as often as you like; passwords come from its environment.
-- The consent-service owns none of its tables: `candor_consent` owns them and migrates, `candor_consent_app` serves, and
-- migrations give it what it needs. People's keys are in a database with a login of their own.
\set ON_ERROR_STOP on
\getenv consent_owner CONSENT_OWNER_PASSWORD
\getenv consent_app CONSENT_APP_PASSWORD
\getenv consent_keys CONSENT_KEYS_PASSWORD
\getenv provenance PROVENANCE_PASSWORD
\getenv label LABEL_PASSWORD
\getenv gateway GATEWAY_PASSWORD

select format('create role %I login', name) from (values ('candor_consent'), ('candor_consent_app'), ('candor_consent_keys'),
    ('candor_provenance'), ('candor_label'), ('candor_gateway')) as login (name)
where not exists (select from pg_roles where rolname = name) \gexec

alter role candor_consent password :'consent_owner';
alter role candor_consent_app password :'consent_app';
alter role candor_consent_keys password :'consent_keys';
alter role candor_provenance password :'provenance';
alter role candor_label password :'label';
alter role candor_gateway password :'gateway';

select format('create database %I owner %I', name, name) from (values ('candor_consent'), ('candor_consent_keys'),
    ('candor_provenance'), ('candor_label'), ('candor_gateway')) as base (name)
where not exists (select from pg_database where datname = name) \gexec

select format('revoke all on database %I from public', name) from (values ('candor_consent'), ('candor_consent_keys'),
    ('candor_provenance'), ('candor_label'), ('candor_gateway')) as base (name) \gexec
grant connect on database candor_consent to candor_consent_app;
