-- A view of the inbox under a name of its own: a fixed view, what narrows it, and its order. Everybody's where it has no
-- member; then whoever made it keeps it, and the admins. `narrowing` holds ids of the store, never what a contact said.
create table saved_view (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  member_id uuid,
  made_by uuid,
  name text not null,
  view text not null,
  narrowing jsonb not null,
  position int not null,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, member_id) references member on delete cascade,
  foreign key (store_id, made_by) references member on delete set null (made_by)
);
create unique index saved_view_name on saved_view (store_id, member_id, lower(name)) nulls not distinct;
create index saved_view_made_by on saved_view (store_id, made_by) where made_by is not null;
select app.tenant('saved_view');
select app.mark('saved_view', 'none; class=account', 'store_id', 'id', 'member_id', 'made_by', 'name', 'view', 'narrowing', 'position', 'created_at');
