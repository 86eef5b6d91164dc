-- What is said of an incident is kept in both languages.
select set_config('breakwater.all_tenants', 'on', true);

alter table incident_change add column why_zh text not null default '';
update incident_change set why_zh = why;

update incident set snapshot = snapshot || jsonb_build_object(
    'leftOut', (select coalesce(jsonb_agg(jsonb_build_object('why', jsonb_build_object('zh', line, 'en', line))), '[]')
                from jsonb_array_elements_text(snapshot -> 'leftOut') line),
    'blindSpots', (select coalesce(jsonb_agg(jsonb_build_object('zh', line, 'en', line)), '[]')
                   from jsonb_array_elements_text(snapshot -> 'blindSpots') line));
