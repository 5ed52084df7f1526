-- A named row of actions, run on conversations in one go; of everybody where it has no owner. What the actions name
-- (labels, stages, members, ready answers) may be gone when it is run: it then says so and does nothing.
create table macro (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  owner_member_id uuid,
  name text not null,
  actions jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, owner_member_id) references member on delete cascade
);
create unique index macro_name on macro (store_id, owner_member_id, lower(name)) nulls not distinct;
select app.tenant('macro');
select app.mark('macro', 'none; class=account', 'store_id', 'id', 'owner_member_id', 'name', 'actions', 'created_at', 'updated_at');
