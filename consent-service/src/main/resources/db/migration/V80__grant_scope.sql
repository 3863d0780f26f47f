-- What a check reads of a grant's lines, in the grant's own row: one text, a line each, as the database itself wrote it when
-- they were added. The lines stay what counts: this is made of them alone, and nobody but these triggers writes it.
alter table consent_grant
    add column scope   text    not null default '',
    add column metered boolean not null default false;

-- Position, effect, from, until (microseconds since 1970), and the rest as JSON without what is empty.
create function scope_of(asked uuid) returns text stable language sql as $$
    select coalesce(string_agg(
        l.position || '|' || l.effect || '|' || (extract(epoch from l.valid_from) * 1000000)::bigint || '|'
            || coalesce(((extract(epoch from l.valid_until) * 1000000)::bigint)::text, '') || '|'
            || jsonb_strip_nulls(jsonb_build_object(
                'actions', l.actions, 'modalities', l.modalities, 'purposes', l.purposes,
                'territories', l.territories, 'channels', l.channels,
                'likeness', nullif(l.likeness, '{}'), 'techniques', nullif(l.techniques, '{}'),
                'projects', nullif(l.projects, '{}'), 'languages', nullif(l.languages, '{}'),
                'maxUses', l.max_uses, 'approval', nullif(l.approval, 'BLANKET'),
                'contentLimits', nullif(l.content_limits, '{}'), 'labelClass', l.label_class,
                'provenance', nullif(l.discloses_provenance, false), 'attribution', nullif(l.discloses_name, false),
                'postMortemUntil', (extract(epoch from l.post_mortem_until) * 1000000)::bigint,
                'sublicense', nullif(l.sublicense, false)))::text,
        e'\n' order by l.position), '')
    from scope_line l where l.grant_id = asked
$$;

create function write_scope() returns trigger language plpgsql as $$
begin
    update consent_grant set scope = scope_of(id), metered = metered or new.max_uses is not null where id = new.grant_id;
    return null;
end
$$;

create function refuse_other_scope() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        new.scope := '';
        new.metered := false;
    elsif (new.scope, new.metered) is distinct from (old.scope, old.metered) and pg_trigger_depth() < 2 then
        raise exception 'the scope of a grant is what its lines say' using errcode = 'insufficient_privilege';
    end if;
    return new;
end
$$;

update consent_grant g
set scope = scope_of(id), metered = exists (select from scope_line l where l.grant_id = g.id and l.max_uses is not null);

create trigger scope_follows after insert on scope_line
    for each row execute function write_scope();
create trigger scope_is_made before insert or update on consent_grant
    for each row execute function refuse_other_scope();
