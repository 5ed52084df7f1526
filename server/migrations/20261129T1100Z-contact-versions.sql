-- Of a contact: version counts what people change here, touched says of each matter at which version that was last, and by
-- whom, as with conversations. What was written down counts for itself.
alter table contact add version int not null default 0, add touched jsonb not null default '{}';
alter table contact_fact add version int not null default 1;
select app.mark('contact', 'none; class=message', 'version', 'touched');
select app.mark('contact_fact', 'none; class=message', 'version');

-- The store's labels, on people as on conversations. Of contacts that are shown as one each keeps its own.
create table contact_label (
  store_id uuid not null,
  contact_id uuid not null,
  label_id uuid not null,
  primary key (store_id, contact_id, label_id),
  foreign key (store_id, contact_id) references contact on delete cascade,
  foreign key (store_id, label_id) references label on delete cascade
);
create index contact_label_label on contact_label (store_id, label_id);
select app.tenant('contact_label');
select app.mark('contact_label', 'none; class=message', 'store_id', 'contact_id', 'label_id');
