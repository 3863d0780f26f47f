-- A registry to measure checks on: :subjects people of one organization, ten grants each, three lines a grant.
-- Run it as the owner of an empty database of consent-service, by psql -v subjects=100000 -f consent.sql.
-- Of ten grants of a person seven are ACTIVE, to ten licensees; a line in three prohibits. No two grants say the same.
-- Triggers and foreign keys are off while it writes: it makes rows, and no ledger that an auditor would pass.
set session_replication_role = replica;

insert into subject (id, organization, kind, sealed, jurisdiction, languages, representatives, created_at)
select ('01900000-0000-7000-8000-' || lpad(to_hex(s), 12, '0'))::uuid, 'demo', 'LIVING_ADULT', 'sealed:0:', 'DE',
       '{en}', '{}', '2026-01-01'
from generate_series(1, :subjects) s;

insert into notice (id, organization, version, title, language, text, text_sha256, presentation, published_at)
values ('01900000-0000-7000-9000-000000000000', 'demo', 1, 'Likeness', 'en', 'We ask.', repeat('0', 64),
        'SEPARATE_DOCUMENT', '2026-01-01');

insert into scope_line (grant_id, position, organization, effect, actions, modalities, purposes, territories, channels,
                        valid_from, valid_until, description)
select ('01900000-0000-7000-a000-' || lpad(to_hex(g), 12, '0'))::uuid, l, 'demo',
       case l when 2 then 'PROHIBIT' else 'PERMIT' end,
       case l when 2 then '{TRAIN}' else '{EDIT,DISTRIBUTE}' end::text[],
       '{IMAGE,VIDEO}', case l when 0 then '{awareness-campaign}' else '{editorial}' end::text[], '{EU,CH}', '{*}',
       '2026-01-01'::timestamptz + g * interval '1 second', '2090-01-01', 'sealed:0:'
from generate_series(10, :subjects * 10 + 9) g, generate_series(0, 2) l;

insert into consent_grant (id, organization, subject_id, notice_id, licensee, state, version, since, requested_at,
                           ledger_seq, ends_at, scope)
select ('01900000-0000-7000-a000-' || lpad(to_hex(s * 10 + g), 12, '0'))::uuid, 'demo',
       ('01900000-0000-7000-8000-' || lpad(to_hex(s), 12, '0'))::uuid, '01900000-0000-7000-9000-000000000000',
       'Studio ' || g, case when g < 7 then 'ACTIVE' when g = 7 then 'REQUESTED' when g = 8 then 'WITHDRAWN' else 'REVOKED' end,
       2, '2026-01-01', '2026-01-01', s * 10 + g, '2090-01-01',
       scope_of(('01900000-0000-7000-a000-' || lpad(to_hex(s * 10 + g), 12, '0'))::uuid)
from generate_series(1, :subjects) s, generate_series(0, 9) g;

insert into ledger_head (organization, size) values ('demo', :subjects * 20)
on conflict (organization) do update set size = excluded.size;

set session_replication_role = origin;
analyze;
