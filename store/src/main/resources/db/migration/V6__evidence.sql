-- The events that detections rest on, so that their ids open; which rules matched them; what each rule did.

create table evidence (
    event_id      text primary key,
    tenant_id     text not null,
    source_id     text not null,
    time          timestamptz not null,
    arrival       timestamptz not null,
    origin_file   text not null,
    record_number bigint not null,
    byte_offset   bigint not null,
    connector     text not null,
    product       text not null,
    ocsf_class    text not null,
    log_source    jsonb not null,
    attributes    jsonb not null,
    fields        jsonb not null,
    cut           integer not null,
    raw           bytea not null,
    raw_length    bigint not null
);
create index evidence_oldest on evidence (arrival);

create table evidence_hit (
    event_id  text not null references evidence on delete cascade,
    tenant_id text not null,
    rule_id   text not null,
    version   text not null,
    title     text not null,
    primary key (event_id, rule_id, version)
);

create table rule_count (
    tenant_id text not null,
    rule_id   text not null,
    version   text not null,
    title     text not null,
    hits      bigint not null,
    held_back bigint not null,
    kept      bigint not null,
    not_kept  bigint not null,
    last_hit  timestamptz not null,
    primary key (tenant_id, rule_id)
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['evidence', 'evidence_hit', 'rule_count'] loop
        execute format($p$create policy tenant_scope on %I using (
            (select current_setting('breakwater.all_tenants', true) = 'on')
            or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]))$p$,
            guarded);
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('grant select, insert, update, delete on %I to ${app}', guarded);
    end loop;
end $$;
