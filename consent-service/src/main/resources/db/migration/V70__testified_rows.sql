-- An entry answers for the rows that were written with it, by digests under a salt of its own: who has
-- the entry without the salt learns nothing of a small row. Entries from before answer for none.
alter table ledger_entry
    add column salt text check (length(salt) = 64);

-- Notices are in the ledger from now on.
alter table notice
    add column ledger_seq bigint,
    add foreign key (organization, ledger_seq) references ledger_entry (organization, seq);
