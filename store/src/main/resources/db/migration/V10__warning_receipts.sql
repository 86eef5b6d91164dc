-- That a tenant's own contact has read a warning: the first receipt holds. A warning that is raised later needs no new one.
create table warning_receipt (
    warning_id text primary key,
    tenant_id  text not null,
    login      text not null,
    at         timestamptz not null
);

create policy tenant_scope on warning_receipt using (
    (select current_setting('breakwater.all_tenants', true) = 'on')
    or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]));
alter table warning_receipt enable row level security;
alter table warning_receipt force row level security;
grant select, insert on warning_receipt to ${app};

create index warning_step_of on warning_step (warning_id, at);
