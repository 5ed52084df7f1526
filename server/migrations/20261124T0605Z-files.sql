-- Files of a store, addressed by content; the bytes lie in the file store under the same name.
create table file (
  store_id uuid not null references store on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  type text not null,
  size bigint not null,
  created_at timestamptz not null,
  primary key (store_id, sha256)
);
select app.tenant('file');
select app.mark('file', 'none; class=message', 'store_id', 'sha256', 'type', 'size', 'created_at');
