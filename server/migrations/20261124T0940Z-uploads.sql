-- Files that members have put to a message that is still being written. A send makes an attachment of one.
create table upload (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  kind text not null check (kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  thumbnail_sha256 text,
  playable_sha256 text,
  width int,
  height int,
  duration_ms int,
  waveform jsonb,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index upload_conversation on upload (store_id, conversation_id);
create index upload_created on upload (store_id, created_at);
select app.tenant('upload');
select app.mark('upload', 'none; class=message', 'store_id', 'id', 'conversation_id', 'kind', 'type', 'size', 'width', 'height', 'duration_ms', 'created_at');
select app.mark('upload', 'personal:contact; class=message', 'name', 'sha256', 'thumbnail_sha256', 'playable_sha256', 'waveform');
create policy lane on upload for select to tutum_lane using (true);
grant select (store_id, created_at) on upload to tutum_lane;
