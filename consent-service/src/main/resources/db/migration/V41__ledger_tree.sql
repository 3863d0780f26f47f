-- The Merkle tree over the entries (RFC 9162, 2.1): the hash of every full subtree above the leaves, written in the
-- transaction that fills it. Level 0 is ledger_entry.leaf_hash; a node of level k at place p covers the leaves from p * 2^k
-- (counted from 0) up to the next.
create table ledger_node (
    organization text     not null,
    level        smallint not null check (level between 1 and 62),
    place        bigint   not null check (place >= 0),
    hash         bytea    not null check (length(hash) = 32),
    primary key (organization, level, place)
);

create trigger append_only before update or delete on ledger_node
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on ledger_node
    for each statement execute function refuse_change();

-- What was written before there was a tree, level by level.
insert into ledger_node (organization, level, place, hash)
select l.organization, 1, (l.seq - 1) / 2, sha256('\x01'::bytea || decode(l.leaf_hash, 'hex') || decode(r.leaf_hash, 'hex'))
from ledger_entry l
join ledger_entry r on r.organization = l.organization and r.seq = l.seq + 1
where l.seq % 2 = 1;

do $$
declare
    above integer := 2;
    made bigint := 1;
begin
    while made > 0 loop
        insert into ledger_node (organization, level, place, hash)
        select l.organization, above, l.place / 2, sha256('\x01'::bytea || l.hash || r.hash)
        from ledger_node l
        join ledger_node r on r.organization = l.organization and r.level = l.level and r.place = l.place + 1
        where l.level = above - 1 and l.place % 2 = 0;
        get diagnostics made = row_count;
        above := above + 1;
    end loop;
end
$$;

-- One entry fills as many subtrees as its number has trailing zero bits: one on average. The function is its owner's, so
-- that who may append entries need not be able to write nodes.
create function grow_tree() returns trigger language plpgsql security definer as $$
declare
    grown bytea := decode(new.leaf_hash, 'hex');
    width bigint := new.seq;
    sibling bytea;
    above integer := 0;
begin
    if new.seq > 1 then
        select decode(e.leaf_hash, 'hex') into sibling
        from ledger_entry e where e.organization = new.organization and e.seq = new.seq - 1;
        if sibling is null then
            raise exception 'entry % of a ledger cannot come before entry %', new.seq, new.seq - 1
                using errcode = 'insufficient_privilege';
        end if;
    end if;
    while width % 2 = 0 loop
        if above > 0 then
            select n.hash into strict sibling
            from ledger_node n where n.organization = new.organization and n.level = above and n.place = width - 2;
        end if;
        grown := sha256('\x01'::bytea || sibling || grown);
        width := width / 2;
        above := above + 1;
        insert into ledger_node (organization, level, place, hash) values (new.organization, above, width - 1, grown);
    end loop;
    return null;
end
$$;

-- A temporary table of the same name must not take their place.
do $$
begin
    execute format('alter function grow_tree() set search_path = %I, pg_temp', current_schema());
end
$$;

create trigger grows_tree after insert on ledger_entry
    for each row execute function grow_tree();
