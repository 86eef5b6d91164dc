-- The outbox of notices: a step that a contact wants to be told of, written with the outcome in one transaction. A notice
-- tells of one or more of them.
create table notice_item (
    item_id    text primary key,
    tenant_id  text not null,
    contact_id text not null references security_contact,
    subject_id text not null,
    at         timestamptz not null,
    made_at    timestamptz not null default clock_timestamp(),
    notice_id  text references notice,
    body       jsonb not null
);
create index notice_item_told on notice_item (contact_id, subject_id);
create index notice_item_subject on notice_item (subject_id);
create index notice_item_waiting on notice_item (contact_id, made_at) where notice_id is null;
create index notice_item_of on notice_item (notice_id);

create policy tenant_scope on notice_item using (
    (select current_setting('breakwater.all_tenants', true) = 'on')
    or tenant_id = any ((select string_to_array(current_setting('breakwater.tenants', true), E'\n'))::text[]));
alter table notice_item enable row level security;
alter table notice_item force row level security;
grant select, insert, update on notice_item to ${app};

create index security_contact_of on security_contact (tenant_id);
-- The same address twice would be told twice.
create unique index security_contact_once on security_contact (tenant_id, channel, address) where removed_at is null;

alter table notice add attempts integer not null default 0;
alter table notice add give_up_at timestamptz not null default clock_timestamp();
alter table notice alter give_up_at drop default;
-- Where a notice is about several subjects, its items name them.
alter table notice drop column subject_id;
create index notice_newest on notice (made_at desc, notice_id);
create index notice_of_contact on notice (contact_id, made_at desc);
