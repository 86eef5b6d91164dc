-- Tables tell the tools that were left at victims. Those of before show none until the campaign is next told.
select set_config('breakwater.all_tenants', 'on', true);

update campaign set tables = tables || '{"tools": []}'::jsonb where not tables ? 'tools';
