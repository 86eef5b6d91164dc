-- What was done about incidents, who was told, and what was reported: each with its history.

-- The tenant's own assets as facts named them, so that nobody blocks or isolates what is not known.
create table own_asset (
    tenant_id text not null,
    asset_id  text not null,
    address   text not null,
    product   text not null,
    primary key (tenant_id, asset_id, address, product)
);
create index own_asset_address on own_asset (address);

create table action (
    action_id   text primary key,
    tenant_id   text not null,
    incident_id text not null,
    kind        text not null,
    target      text not null,
    responder   text not null,
    state       text not null,
    proposed_at timestamptz not null,
    due_at      timestamptz,
    body        jsonb not null
);
create index action_of_incident on action (incident_id);
create index action_due on action (due_at) where due_at is not null;
-- The same target is never blocked twice side by side: taking one back would take the other back too.
create unique index action_live on action (tenant_id, kind, target, responder)
    where state in ('PROPOSED', 'APPROVED', 'RUNNING', 'DONE');

create table action_change (
    action_id text not null references action,
    number    bigint not null,
    tenant_id text not null,
    at        timestamptz not null,
    body      jsonb not null,
    primary key (action_id, number)
);

-- Whom a tenant wants told, and by which channel.
create table security_contact (
    contact_id text primary key,
    tenant_id  text not null,
    name       text not null,
    channel    text not null,
    address    text not null,
    language   text not null,
    least      text not null,
    added_at   timestamptz not null default clock_timestamp(),
    removed_at timestamptz
);

create table notice (
    notice_id  text primary key,
    tenant_id  text not null,
    contact_id text not null,
    subject_id text not null,
    state      text not null,
    made_at    timestamptz not null,
    due_at     timestamptz,
    -- SHA-256 of the word in the link by which it is acknowledged.
    token_hash text not null unique,
    body       jsonb not null
);
create index notice_of_subject on notice (subject_id);
create index notice_due on notice (due_at) where due_at is not null;

create table notice_step (
    notice_id text not null references notice,
    number    bigint not null,
    tenant_id text not null,
    at        timestamptz not null,
    state     text not null,
    note      text not null,
    primary key (notice_id, number)
);

-- Which kind of operator a tenant is; decides how soon an incident must be reported.
create table duty_profile (
    tenant_id text primary key,
    operator  text not null,
    set_by    text not null,
    set_at    timestamptz not null default clock_timestamp()
);

create table duty_report (
    report_id   text primary key,
    tenant_id   text not null,
    incident_id text not null,
    sort        text not null,
    level       text not null,
    addressee   text not null,
    deadline    timestamptz,
    filed_at    timestamptz not null,
    filed_by    text not null,
    reference   text not null,
    draft       text not null
);
create index duty_report_of on duty_report (incident_id);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['own_asset', 'action', 'action_change', 'security_contact', 'notice', 'notice_step',
                                   'duty_profile', 'duty_report'] loop
        execute format($p$create policy tenant_scope on %I using (
            (select current_setting('breakwater.all_tenants', true) = 'on')
            or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]))$p$,
            guarded);
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
    end loop;
    foreach guarded in array array['own_asset', 'action', 'security_contact', 'notice', 'duty_profile'] loop
        execute format('grant select, insert, update on %I to ${app}', guarded);
    end loop;
    -- Histories only grow.
    foreach guarded in array array['action_change', 'notice_step', 'duty_report'] loop
        execute format('grant select, insert on %I to ${app}', guarded);
    end loop;
end $$;
