-- A transaction says whom it acts for: breakwater.tenants holds tenant ids, one a line, or breakwater.all_tenants is
-- 'on' for the provider's own staff. One that says neither sees nothing, whatever its query asks for. FORCE puts the
-- owner of the tables under the same rule. The settings stand in a sub-select, so that they are read once per query.

do $$
declare
    guarded text;
    everyone constant text := $c$(select current_setting('breakwater.all_tenants', true) = 'on')$c$;
    own constant text :=
        $c$tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[])$c$;
begin
    foreach guarded in array array['tenant', 'source_count', 'incident', 'incident_change', 'rejected', 'warning',
                                   'warning_step'] loop
        execute format('create policy tenant_scope on %I using (%s or %s)', guarded, everyone, own);
    end loop;
    foreach guarded in array array['sighting', 'campaign', 'wave_alarm', 'account', 'account_tenant', 'api_token',
                                   'source_token', 'syslog_sender', 'audit'] loop
        execute format('create policy provider_only on %I using (%s)', guarded, everyone);
    end loop;
    for guarded in select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname = current_schema() and relkind = 'r' and relname not like 'flyway%' loop
        execute format('alter table %I enable row level security', guarded);
        execute format('alter table %I force row level security', guarded);
        execute format('grant select, insert, update, delete on %I to ${app}', guarded);
    end loop;
end $$;

-- The audit only grows.
revoke update, delete on audit from ${app};
