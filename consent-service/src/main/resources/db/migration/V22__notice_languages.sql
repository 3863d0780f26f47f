-- One version of a notice in several languages, and when people may be asked with it.
alter table notice
    add column effective_from  timestamptz,
    add column effective_until timestamptz,
    add column profile         text,
    add check (effective_until > coalesce(effective_from, published_at));

create table notice_translation (
    notice_id    uuid    not null,
    position     integer not null,
    organization text    not null,
    language     text    not null,
    title        text    not null,
    text         text    not null,
    text_sha256  text    not null,
    primary key (notice_id, position),
    foreign key (organization, notice_id) references notice (organization, id)
);

create unique index notice_translation_language on notice_translation (notice_id, lower(language));

create trigger append_only before update or delete on notice_translation
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on notice_translation
    for each statement execute function refuse_change();
