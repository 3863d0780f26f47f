create table verdict (
    id               uuid        primary key,
    organization     text        not null,
    version          integer     not null check (version >= 1),
    class            text        not null,
    certainty        text        not null,
    credential_state text        not null,
    notes            text[]      not null,
    materiality      text        not null,
    rule             text        not null,
    source_type      text,
    basis            text[]      not null,
    sentence         text        not null,
    decided_by       text        not null,
    created_at       timestamptz not null
);

create table plan (
    id                 uuid             primary key,
    organization       text             not null,
    verdict_id         uuid             not null references verdict,
    markets            text[]           not null,
    profiles           text[]           not null,
    profiles_effective text[]           not null,
    forced_choice      text[]           not null,
    forced_value       text[]           not null,
    forced_by          text[]           not null,
    source_type        text,
    explanation        text[]           not null,
    reason             text             not null,
    phrase             text,
    layers             text,
    fallback_to_token  boolean          not null,
    label_text         text,
    language           text,
    position           text,
    min_height_ratio   double precision,
    min_height_pixels  integer,
    inset_ratio        double precision,
    min_contrast       double precision,
    created_at         timestamptz      not null,
    -- A label is planned whole or not at all.
    check (num_nulls(phrase, layers, label_text, language, position, min_height_ratio, min_height_pixels, inset_ratio,
                     min_contrast) in (0, 9))
);

create index plan_verdict on plan (verdict_id);

create table rendering (
    id             uuid             primary key,
    organization   text             not null,
    plan_id        uuid             not null references plan,
    source_sha256  text             not null,
    reason         text,
    result_sha256  text,
    label_text     text,
    contrast_ratio double precision,
    text_height    integer,
    box_x          integer,
    box_y          integer,
    box_width      integer,
    box_height     integer,
    created_at     timestamptz      not null,
    -- Either a reason why nothing was drawn, or everything that was measured.
    check (num_nulls(result_sha256, label_text, contrast_ratio, text_height, box_x, box_y, box_width, box_height)
           = case when reason is null then 0 else 8 end)
);

create index rendering_plan on rendering (plan_id);

-- What was decided stays as it was decided.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % do not change', tg_table_name;
end $$;

create trigger verdict_stays before update on verdict for each row execute function refuse_change();
create trigger plan_stays before update on plan for each row execute function refuse_change();
create trigger rendering_stays before update on rendering for each row execute function refuse_change();
