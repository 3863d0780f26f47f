-- Files with many rows, taken in first and then worked off row by row; each row in one transaction with its outcome.
create table transfer_import (
    id             uuid        primary key,
    organization   text        not null,
    kind           text        not null,
    dry_run        boolean     not null,
    state          text        not null,
    account_id     text        not null,
    account_name   text        not null,
    roles          text[]      not null,
    upload_key     text,
    upload_sha256  text,
    rows_total     integer     not null,
    rows_taken     integer     not null,
    rows_refused   integer     not null,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    holder         uuid,
    lease_until    timestamptz,
    unique (organization, id),
    check (state in ('UPLOADING', 'WAITING', 'RUNNING', 'DONE'))
);

create unique index transfer_import_key on transfer_import (organization, account_id, upload_key)
    where upload_key is not null;
create index transfer_import_open on transfer_import (created_at) where state in ('WAITING', 'RUNNING');

-- `body` is emptied once its row is done: what it held is in its own place then, or was refused.
create table transfer_row (
    import_id   uuid    not null references transfer_import (id) on delete cascade,
    row         integer not null,
    body        text    not null,
    outcome     text,
    resource_id uuid,
    problem     text,
    primary key (import_id, row),
    check (outcome in ('TAKEN', 'REFUSED'))
);

create index transfer_row_open on transfer_row (import_id, row) where outcome is null;
