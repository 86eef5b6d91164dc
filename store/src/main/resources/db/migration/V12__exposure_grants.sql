-- What a tenant has authorised to be looked at, by whose word, until when; and what was imported under it.
create table exposure_grant (
    grant_id      text primary key,
    tenant_id     text not null,
    entries       text[] not null,
    authorised_by text not null,
    reference     text not null,
    until         date,
    recorded_by   text not null,
    recorded_at   timestamptz not null,
    ended_by      text,
    ended_at      timestamptz
);
create index exposure_grant_of_tenant on exposure_grant (tenant_id);

create table exposure_import (
    import_id    text primary key,
    tenant_id    text not null,
    at           timestamptz not null,
    by_login     text not null,
    files        text[] not null,
    grants       text[] not null,
    assets       integer not null,
    refused      integer not null,
    out_of_scope bigint not null,
    problems     jsonb not null
);
create index exposure_import_of_tenant on exposure_import (tenant_id, at desc);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['exposure_grant', 'exposure_import'] loop
        execute format($p$create policy tenant_scope on %I using (
            (select current_setting('breakwater.all_tenants', true) = 'on')
            or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]))$p$,
            guarded);
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
    end loop;
    grant select, insert on exposure_grant, exposure_import to ${app};
    -- What was authorised stays as it was recorded; it can be ended, and only once.
    grant update (ended_by, ended_at) on exposure_grant to ${app};
end $$;
