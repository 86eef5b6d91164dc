-- What analysts decided about incidents, so that a page can show it and offer to take it back. The decision itself
-- travels to the job as an input; this is its copy for readers.
create table analyst_decision (
    decision_id text primary key,
    tenant_id   text not null,
    incident_id text not null,
    at          timestamptz not null,
    body        jsonb not null
);
create index analyst_decision_of on analyst_decision (incident_id, at);

create policy tenant_scope on analyst_decision using (
    (select current_setting('breakwater.all_tenants', true) = 'on')
    or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]));
alter table analyst_decision enable row level security;
alter table analyst_decision force row level security;
grant select, insert on analyst_decision to ${app};
