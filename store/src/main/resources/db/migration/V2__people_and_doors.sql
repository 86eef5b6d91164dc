-- Who may come in: people, programs, and the sources that send records.

create table account (
    account_id    text primary key,
    login         text not null unique,
    password_hash text not null,
    must_change   boolean not null,
    role          text not null,
    language      text not null default '',
    disabled      boolean not null default false,
    created_at    timestamptz not null default now(),
    last_login    timestamptz
);

-- The tenants that a tenant contact may see.
create table account_tenant (
    account_id text not null references account on delete cascade,
    tenant_id  text not null,
    primary key (account_id, tenant_id)
);

-- A token is kept as its SHA-256: it has 256 random bits, so that a slow hash would add nothing.
create table api_token (
    token_hash text primary key,
    account_id text not null references account on delete cascade,
    label      text not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);

create table source_token (
    token_hash text primary key,
    tenant_id  text not null,
    source_id  text not null,
    created_at timestamptz not null default now(),
    revoked_at timestamptz
);

-- An empty address matches any sender on that port; port 0 matches any port.
create table syslog_sender (
    address   text not null,
    port      integer not null,
    tenant_id text not null,
    source_id text not null,
    primary key (address, port)
);

create table audit (
    audit_id bigint generated always as identity primary key,
    at       timestamptz not null default clock_timestamp(),
    actor    text not null,
    action   text not null,
    subject  text not null,
    detail   text not null default ''
);
