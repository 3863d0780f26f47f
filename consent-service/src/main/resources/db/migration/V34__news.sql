-- Tells every replica, when the transaction commits, that an organization's ledger has grown: whatever a check reads
-- has a ledger entry when it changes, so what was read before is old.
create function tell_growth() returns trigger language plpgsql as $$
begin
    perform pg_notify('candor_ledger', new.organization || ' ' || new.size);
    return null;
end
$$;

create trigger tells after insert or update on ledger_head
    for each row execute function tell_growth();
