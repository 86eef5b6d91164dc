-- What the stages found out. Every table that holds a tenant's rows names the tenant in tenant_id;
-- V3 puts all of them under row-level security.

create table tenant (
    tenant_id  text primary key,
    name       text not null,
    province   text not null default '',
    industry   text not null default '',
    created_at timestamptz not null default now()
);

create table source_count (
    tenant_id    text not null,
    source_id    text not null,
    records      bigint not null,
    events       bigint not null,
    detections   bigint not null,
    rejected     bigint not null,
    last_arrival timestamptz not null,
    last_event   timestamptz not null,
    primary key (tenant_id, source_id)
);

create table incident (
    incident_id text primary key,
    tenant_id   text not null,
    number      bigint not null,
    status      text not null,
    severity    text not null,
    score       double precision not null,
    title       text not null,
    stages      text[] not null,
    assets      text[] not null,
    detections  bigint not null,
    opened_at   timestamptz,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    merged_into text,
    snapshot    jsonb not null,
    written_at  timestamptz not null default clock_timestamp()
);
create index incident_newest on incident (last_seen desc, incident_id);
create index incident_of_tenant on incident (tenant_id, last_seen desc);

create table incident_change (
    change_id   text primary key,
    incident_id text not null,
    tenant_id   text not null,
    number      bigint not null,
    kind        text not null,
    at          timestamptz not null,
    why         text not null,
    other       text,
    detections  bigint not null,
    written_at  timestamptz not null default clock_timestamp()
);
create index incident_change_of on incident_change (incident_id, number);

create table rejected (
    rejected_id    text primary key,
    tenant_id      text not null,
    source_id      text not null,
    arrival        timestamptz not null,
    origin_file    text not null,
    record_number  bigint not null,
    byte_offset    bigint not null,
    code           text not null,
    message        text not null,
    payload        bytea not null,
    payload_length bigint not null
);
create index rejected_newest on rejected (arrival desc, rejected_id);
create index rejected_of_source on rejected (tenant_id, source_id, arrival desc);

create table warning (
    warning_id  text primary key,
    tenant_id   text not null,
    asset_id    text not null,
    campaign_id text not null,
    at          timestamptz not null,
    state       text not null,
    colour      text not null,
    probability double precision not null,
    body        jsonb not null,
    written_at  timestamptz not null default clock_timestamp()
);
create index warning_ranked on warning (probability desc, warning_id);

create table warning_step (
    warning_id  text not null,
    tenant_id   text not null,
    at          timestamptz not null,
    state       text not null,
    colour      text not null,
    probability double precision not null,
    primary key (warning_id, at, state, colour)
);

-- Only the provider sees these: they speak of all tenants.
create table sighting (
    sighting_id text primary key,
    compromised timestamptz not null,
    withdrawn   boolean not null,
    revision    bigint not null,
    body        jsonb not null
);
create index sighting_by_day on sighting (compromised);

create table campaign (
    campaign_id text primary key,
    as_of       timestamptz not null,
    total       integer not null,
    confidence  double precision not null,
    tables      jsonb not null
);

create table wave_alarm (
    campaign_id text not null,
    at          timestamptz not null,
    returned    boolean not null,
    why         text not null,
    primary key (campaign_id, at, returned)
);
