-- How often rules fire at each tenant, in sums, from which a new tenant borrows; and what it was lent.

create table tenant_watch (
    tenant_id     text primary key,
    begun         timestamptz not null,
    borrows_until timestamptz not null,
    reached       timestamptz not null
);
create index tenant_watch_borrowing on tenant_watch (tenant_id) where reached < borrows_until;

create table watch_period (
    tenant_id text not null,
    age       text not null,
    days      double precision not null,
    primary key (tenant_id, age)
);

-- No host, no time: only how often.
create table rule_sighting (
    tenant_id text not null,
    age       text not null,
    rule_id   text not null,
    sightings bigint not null,
    hours     bigint not null,
    victims   bigint not null,
    primary key (tenant_id, age, rule_id)
);

create table lending (
    tenant_id  text not null,
    holds_from timestamptz not null,
    measured   timestamptz not null,
    peers      integer not null,
    rules      integer not null,
    primary key (tenant_id, holds_from)
);

do $$
declare
    name text;
begin
    foreach name in array array['tenant_watch', 'watch_period', 'rule_sighting', 'lending'] loop
        execute format('create policy tenant_scope on %I using (
            (select current_setting(''breakwater.all_tenants'', true) = ''on'')
            or tenant_id = any ((select string_to_array(current_setting(''breakwater.tenants'', true), E''\n''))::text[]))', name);
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
    end loop;
end $$;
grant select, insert, update, delete on tenant_watch, watch_period, rule_sighting, lending to ${app};
