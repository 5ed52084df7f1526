-- The keys that a member has bound otherwise than the panel does: by the name of the action, null for no key at all.
create table member_keys (
  store_id uuid not null,
  member_id uuid not null,
  keys jsonb not null check (jsonb_typeof(keys) = 'object'),
  updated_at timestamptz not null,
  primary key (store_id, member_id),
  foreign key (store_id, member_id) references member on delete cascade
);
select app.tenant('member_keys');
select app.mark('member_keys', 'none; class=account', 'store_id', 'member_id', 'keys', 'updated_at');
