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

-- What is being done to a file's bytes, outside any transaction: they are being put, or removed. A row that stays longer than
-- an hour is of a process that ended over it.
create table file_work (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  what text not null check (what in ('put', 'removal')),
  began_at timestamptz not null,
  primary key (store_id, id)
);
create index file_work_file on file_work (store_id, sha256);
select app.tenant('file_work');
create policy lane on file_work for select to tutum_lane using (true);
grant select (store_id, began_at) on file_work to tutum_lane;
select app.mark('file_work', 'none; class=message', 'store_id', 'id', 'sha256', 'what', 'began_at');
