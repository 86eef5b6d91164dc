-- What the running job works with: rules and feeds in force, and what was left out of them. It names files of the
-- provider, so only the provider sees it.
create table content_report (
    part           text primary key,
    in_force_since timestamptz not null,
    body           jsonb not null
);
create policy provider_only on content_report using ((select current_setting('breakwater.all_tenants', true) = 'on'));
alter table content_report enable row level security;
alter table content_report force row level security;
grant select, insert, update on content_report to ${app};
