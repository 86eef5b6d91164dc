-- All events that name the target of an action, counted by the minute: whether a block works is told by the traffic, and
-- not only by what a rule speaks of.

-- When the running job was told to count for the action, and until when.
alter table action add column watched_from timestamptz;
alter table action add column watched_until timestamptz;
create index action_to_watch on action (proposed_at) where watched_until is null;

create table passage (
    tenant_id  text not null,
    kind       text not null,
    target     text not null,
    source_id  text not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    -- Events that came so late that their minute was not counted any more.
    beyond     bigint not null,
    written_at timestamptz not null,
    primary key (tenant_id, kind, target, source_id)
);
create index passage_oldest on passage (written_at);

create table passage_minute (
    tenant_id   text not null,
    kind        text not null,
    target      text not null,
    source_id   text not null,
    minute      timestamptz not null,
    direction   text not null,
    stopped     bigint not null,
    let_through bigint not null,
    not_said    bigint not null,
    written_at  timestamptz not null,
    primary key (tenant_id, kind, target, minute, source_id, direction)
);
create index passage_minute_oldest on passage_minute (written_at);

do $$
declare
    guarded text;
begin
    foreach guarded in array array['passage', 'passage_minute'] loop
        execute format($p$create policy tenant_scope on %I using (
            (select current_setting('breakwater.all_tenants', true) = 'on')
            or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]))$p$,
            guarded);
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('grant select, insert, update, delete on %I to ${app}', guarded);
    end loop;
end $$;
