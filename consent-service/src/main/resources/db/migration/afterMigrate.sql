-- Runs after every migration, as the owner. Where there is a role of the owner's name with _app behind it, the service runs
-- by that login: it reads and writes rows, owns nothing, and of what is append only it can only add. Without the role nothing
-- happens, and the triggers alone refuse.
do $$
declare
    runner text := current_user || '_app';
    found record;
begin
    if not exists (select from pg_roles where rolname = runner) then
        return;
    end if;
    for found in select nspname from pg_namespace where pg_has_role(nspowner, 'usage') or nspname = current_schema() loop
        continue when found.nspname like 'pg\_%' or found.nspname = 'information_schema';
        execute format('grant usage on schema %I to %I', found.nspname, runner);
    end loop;
    for found in
        -- of a trigger's type, 16 is update and 8 is delete
        select n.nspname, c.relname, c.relkind,
               coalesce((select bit_or(t.tgtype) from pg_trigger t
                         where t.tgrelid = c.oid and t.tgname = 'append_only'), 0) as refused,
               c.relname not in ('ledger_entry', 'consent_event', 'ledger_checkpoint', 'registry_key')
                   and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization') as lockable
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'S') and c.relowner = (select oid from pg_roles where rolname = current_user)
          and n.nspname not like 'pg\_%' and c.relname <> 'flyway_schema_history'
    loop
        if found.relkind = 'S' then
            execute format('grant usage, select on sequence %I.%I to %I', found.nspname, found.relname, runner);
            continue;
        end if;
        execute format('revoke all on %I.%I from %I', found.nspname, found.relname, runner);
        if found.relname = 'ledger_node' then -- the trigger of the entries writes it
            execute format('grant select on %I.%I to %I', found.nspname, found.relname, runner);
        else
            execute format('grant select, insert on %I.%I to %I', found.nspname, found.relname, runner);
            if found.refused & 16 = 0 then
                execute format('grant update on %I.%I to %I', found.nspname, found.relname, runner);
            elsif found.lockable then -- a row is locked by who may update a column of it; the trigger refuses to
                execute format('grant update (organization) on %I.%I to %I', found.nspname, found.relname, runner);
            end if;
            if found.refused & 8 = 0 then
                execute format('grant delete on %I.%I to %I', found.nspname, found.relname, runner);
            end if;
        end if;
    end loop;
end
$$;
