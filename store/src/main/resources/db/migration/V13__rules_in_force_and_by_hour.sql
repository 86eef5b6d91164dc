-- Every rule that was ever in force, with its text, from when to when; and what each rule did, hour by hour.

-- It names files of the provider, so only the provider sees it. One row a version: a rule that comes back in a version it
-- had before begins that row anew.
create table rule_version (
    rule_id  text not null,
    version  text not null,
    title    text not null,
    severity integer not null,
    stage    text not null,
    body     jsonb not null,
    text     text not null,
    since    timestamptz not null,
    until    timestamptz,
    primary key (rule_id, version)
);
create index rule_version_in_force on rule_version (rule_id) where until is null;
create policy provider_only on rule_version using ((select current_setting('breakwater.all_tenants', true) = 'on'));
alter table rule_version enable row level security;
alter table rule_version force row level security;
grant select, insert, update on rule_version to ${app};

-- The body of a report no longer holds the rules; the job tells a new one when it starts.
delete from content_report;

create table rule_hour (
    tenant_id  text not null,
    rule_id    text not null,
    hour       timestamptz not null,
    hits       bigint not null,
    held_back  bigint not null,
    written_at timestamptz not null,
    primary key (rule_id, tenant_id, hour)
);
create index rule_hour_newest on rule_hour (hour);
create index rule_hour_oldest on rule_hour (written_at);
create policy tenant_scope on rule_hour using (
    (select current_setting('breakwater.all_tenants', true) = 'on')
    or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]));
alter table rule_hour enable row level security;
alter table rule_hour force row level security;
grant select, insert, update, delete on rule_hour to ${app};
