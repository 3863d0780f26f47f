-- What was said, shown and written down stays so: these tables take rows and give them, no more.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% of % is refused: the table is append only', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on ledger_entry
    for each statement execute function refuse_change();

create trigger append_only before update or delete on consent_event
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on consent_event
    for each statement execute function refuse_change();

create trigger append_only before update or delete on notice
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on notice
    for each statement execute function refuse_change();

create trigger append_only before update or delete on scope_line
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on scope_line
    for each statement execute function refuse_change();

-- A ledger only grows, by one.
create function refuse_shrinking() returns trigger language plpgsql as $$
begin
    if new.organization <> old.organization or new.size <> old.size + 1 then
        raise exception 'a ledger grows by one entry at a time'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

create trigger grows before update on ledger_head
    for each row execute function refuse_shrinking();
create trigger stays before delete on ledger_head
    for each row execute function refuse_change();
create trigger stays_truncate before truncate on ledger_head
    for each statement execute function refuse_change();
