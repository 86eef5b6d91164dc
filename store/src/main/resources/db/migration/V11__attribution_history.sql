-- Which campaign each sighting was held to belong to, from when on and why; and on which days each kind of product
-- delivered. Both so that the tables of any earlier day can be counted again. Only the provider sees them.
create table attribution_step (
    sighting_id text not null,
    revision    bigint not null,
    campaign_id text not null,
    since       timestamptz not null,
    probability double precision not null,
    counts      boolean not null,
    why         text not null,
    why_zh      text not null,
    primary key (sighting_id, revision)
);
create index attribution_step_of_campaign on attribution_step (campaign_id, sighting_id);

create table source_day (
    source text not null,
    day    date not null,
    primary key (source, day)
);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['attribution_step', 'source_day'] loop
        execute format('create policy provider_only on %I using '
            '((select current_setting(''breakwater.all_tenants'', true) = ''on''))', guarded);
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('grant select, insert, update, delete on %I to ${app}', guarded);
    end loop;
end $$;
