-- Reasons are kept in both languages, and tables say how many tenants stand behind their cells. Tables of before show
-- neither until the campaign is next told.
select set_config('breakwater.all_tenants', 'on', true);

alter table wave_alarm add column why_zh text not null default '';
update wave_alarm set why_zh = why;

update campaign set tables = tables || '{"attributedBy": [], "tenants": {"total": 0, "daily": {}, "monthly": {}}}'::jsonb
where not tables ? 'tenants';
