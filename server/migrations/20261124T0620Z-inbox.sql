-- Who writes, in which thread, what was said.
create table contact (
  store_id uuid not null references store on delete cascade,
  id uuid not null,
  name text,
  language text,
  created_at timestamptz not null,
  primary key (store_id, id)
);
select app.tenant('contact');
select app.mark('contact', 'none; class=message', 'store_id', 'id', 'created_at');
select app.mark('contact', 'personal:contact; class=message', 'name', 'language');

-- One thread with one contact on one channel. `external_id` is where a reply goes.
-- speaker and epoch: whoever spoke last holds it; any human turn raises the epoch.
-- heard counts what the contact said; answered is the count that the last answer covers. Both only grow, so an answer
-- made for an older count, or a second one for the same count, finds no row to write to.
create table conversation (
  store_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  speaker text not null default 'assistant' check (speaker in ('assistant', 'draft', 'member', 'nobody')),
  speaker_member_id uuid,
  epoch bigint not null default 0,
  heard bigint not null default 0,
  answered bigint not null default 0,
  held_until timestamptz,
  handoff_reason text,
  unread int not null default 0,
  last_inbound_at timestamptz,
  last_message_at timestamptz not null,
  waiting_since timestamptz,
  last_message_id uuid,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, contact_id) references contact on delete cascade,
  foreign key (store_id, channel_id) references channel
);
-- Not led by the store, so that a planner that takes a young store for small does not walk all of it.
create index conversation_contact on conversation (contact_id, store_id);
create index conversation_channel on conversation (store_id, channel_id, last_inbound_at);
create index conversation_recent on conversation (store_id, last_message_at desc, id desc);
select app.tenant('conversation');
select app.mark('conversation', 'none; class=message', 'store_id', 'id', 'contact_id', 'channel_id', 'state', 'speaker', 'speaker_member_id', 'epoch', 'heard', 'answered', 'held_until', 'handoff_reason', 'unread', 'last_inbound_at', 'last_message_at', 'waiting_since', 'last_message_id', 'created_at');
select app.mark('conversation', 'personal:contact; class=message', 'external_id');

-- A contact as one channel knows it, and the thread that its messages belong to. One person may have two ids on one
-- channel (WhatsApp: the number, and the id that remains when the number is hidden).
create table identity (
  store_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  contact_id uuid not null,
  conversation_id uuid not null,
  display_name text,
  username text,
  phone text,
  -- Blocked us, or left: nothing reaches this person.
  unreachable_since timestamptz,
  primary key (store_id, channel_id, external_id),
  foreign key (store_id, channel_id) references channel,
  foreign key (store_id, contact_id) references contact on delete cascade,
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
-- Not led by the store: to a planner that takes a young store for small, walking all of its people through one of these would
-- seem as cheap as finding one by the key.
create index identity_contact on identity (contact_id, store_id);
create index identity_conversation on identity (conversation_id, store_id);
select app.tenant('identity');
select app.mark('identity', 'none; class=message', 'store_id', 'channel_id', 'contact_id', 'conversation_id', 'unreachable_since');
select app.mark('identity', 'personal:contact; class=message', 'external_id', 'display_name', 'username', 'phone');

-- kind: see channels/content.ts; 'unsupported' (raw_kind names it); 'event' is a grey line (who took over and why).
-- `detail` holds what is not text or file: a place, cards, a pressed button, the ad that led here.
-- status is a lattice: queued < sent < delivered < read; failed and uncertain stand beside it. Inbound messages have none.
create table message (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  channel_id uuid not null,
  direction text not null check (direction in ('in', 'out', 'internal')),
  author text not null check (author in ('contact', 'assistant', 'member', 'phone', 'system')),
  author_member_id uuid,
  kind text not null,
  raw_kind text,
  text text,
  detail jsonb not null default '{}',
  provider_id text,
  client_id text,
  turn_id uuid,
  status text check (status in ('queued', 'sent', 'delivered', 'read', 'failed', 'uncertain')),
  status_reason text,
  provider_at timestamptz,
  -- Was said before the channel was connected, and came afterwards: nobody is told of it and nothing follows from it.
  imported boolean not null default false,
  edited_at timestamptz,
  -- The sender took it back; text, detail and files are gone.
  deleted_at timestamptz,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
) with (fillfactor = 55);
-- A status changes no index, so with room on its page a row moves forward without touching one. Of a campaign all messages of
-- a page move in the same moment; so nearly half of it is room.
-- Duplicates are decided here and nowhere else.
create unique index message_provider on message (store_id, channel_id, provider_id) where provider_id is not null;
create unique index message_client on message (store_id, client_id) where client_id is not null;
create index message_thread on message (store_id, conversation_id, id desc);
create index message_imported on message (store_id, channel_id) where imported;
select app.tenant('message');
select app.mark('message', 'none; class=message', 'store_id', 'id', 'conversation_id', 'channel_id', 'direction', 'author', 'author_member_id', 'kind', 'raw_kind', 'client_id', 'turn_id', 'status', 'status_reason', 'provider_at', 'imported', 'edited_at', 'deleted_at', 'created_at');
select app.mark('message', 'personal:contact; class=message', 'text', 'detail', 'provider_id');

-- A file of a message. `source` is how its provider finds it, until it is fetched or given up.
create table attachment (
  store_id uuid not null,
  id uuid not null,
  message_id uuid not null,
  position int not null,
  kind text not null check (kind in ('image', 'video', 'audio', 'voice', 'document', 'sticker')),
  state text not null default 'waiting' check (state in ('waiting', 'stored', 'failed')),
  reason text,
  -- Fetches that failed for a passing reason.
  tries int not null default 0,
  source jsonb,
  -- Of an album that went out, where its provider keeps each file as a message of its own: what that one is called there.
  provider_id text,
  name text,
  type text,
  size bigint,
  sha256 text,
  -- A small picture of it, and a form that plays in every browser where the original does not.
  thumbnail_sha256 text,
  playable_sha256 text,
  width int,
  height int,
  duration_ms int,
  waveform jsonb,
  -- Of a recording: what is said in it. 'failed' has a reason; tries are those that failed for a passing one.
  transcript_state text check (transcript_state in ('waiting', 'done', 'failed')),
  transcript_reason text,
  transcript_tries int not null default 0,
  transcript jsonb,
  created_at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, message_id) references message on delete cascade
);
create index attachment_message on attachment (store_id, message_id, position);
create index attachment_provider on attachment (store_id, provider_id) where provider_id is not null;
create index attachment_waiting on attachment (store_id, created_at) where state = 'waiting';
select app.tenant('attachment');
select app.mark('attachment', 'none; class=message', 'store_id', 'id', 'message_id', 'position', 'kind', 'state', 'reason', 'tries', 'type', 'size', 'width', 'height', 'duration_ms', 'transcript_state', 'transcript_reason', 'transcript_tries', 'created_at');
select app.mark('attachment', 'personal:contact; class=message', 'source', 'provider_id', 'name', 'sha256', 'thumbnail_sha256', 'playable_sha256', 'waveform', 'transcript');

-- One of each side: the contact's, and the shop's ('phone': given in the provider's own app; 'member': given here).
create table reaction (
  store_id uuid not null,
  message_id uuid not null,
  by text not null check (by in ('contact', 'phone', 'member')),
  emoji text not null,
  at timestamptz not null,
  primary key (store_id, message_id, by),
  foreign key (store_id, message_id) references message on delete cascade
);
select app.tenant('reaction');
select app.mark('reaction', 'none; class=message', 'store_id', 'message_id', 'by', 'at');
select app.mark('reaction', 'personal:contact; class=message', 'emoji');

-- What a message said before it was edited.
create table message_version (
  store_id uuid not null,
  message_id uuid not null,
  replaced_at timestamptz not null,
  text text,
  primary key (store_id, message_id, replaced_at),
  foreign key (store_id, message_id) references message on delete cascade
);
select app.tenant('message_version');
select app.mark('message_version', 'none; class=message', 'store_id', 'message_id', 'replaced_at');
select app.mark('message_version', 'personal:contact; class=message', 'text');

-- Reactions, edits and deletions that came before their message wait here for it.
create table early_change (
  store_id uuid not null,
  channel_id uuid not null,
  provider_id text not null,
  kind text not null check (kind in ('reaction', 'edit', 'deletion')),
  -- Of a reaction: whose; otherwise empty.
  by text not null default '',
  value text,
  at timestamptz not null,
  primary key (store_id, channel_id, provider_id, kind, by),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create index early_change_at on early_change (store_id, at);
select app.tenant('early_change');
select app.mark('early_change', 'none; class=message', 'store_id', 'channel_id', 'kind', 'by', 'at');
select app.mark('early_change', 'personal:contact; class=message', 'provider_id', 'value');

-- Statuses that came before their message wait here for it.
create table early_status (
  store_id uuid not null,
  channel_id uuid not null,
  provider_id text not null,
  status text not null,
  reason text,
  at timestamptz not null,
  primary key (store_id, channel_id, provider_id, status),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('early_status');
select app.mark('early_status', 'none; class=message', 'store_id', 'channel_id', 'status', 'reason', 'at');
select app.mark('early_status', 'personal:contact; class=message', 'provider_id');

-- Echoes of what left the shop's account, until it is clear whether they are our own: while a send of ours to the
-- same person is under way, its provider id is not known yet.
create table early_echo (
  store_id uuid not null,
  channel_id uuid not null,
  provider_id text not null,
  conversation_id uuid not null,
  -- The grey line's, made just before the message's: who takes over is told before what they say.
  line_id uuid not null,
  message_id uuid not null,
  kind text not null,
  raw_kind text,
  text text,
  detail jsonb not null default '{}',
  attachments jsonb not null default '[]',
  at timestamptz not null,
  primary key (store_id, channel_id, provider_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index early_echo_conversation on early_echo (store_id, conversation_id);
select app.tenant('early_echo');
select app.mark('early_echo', 'none; class=message', 'store_id', 'channel_id', 'conversation_id', 'message_id', 'line_id', 'kind', 'raw_kind', 'at');
select app.mark('early_echo', 'personal:contact; class=message', 'provider_id', 'text', 'detail', 'attachments');

create function app.status_rank(status text) returns int language sql immutable parallel safe
  as $$ select case status when 'queued' then 0 when 'uncertain' then 1 when 'sent' then 2 when 'failed' then 3 when 'delivered' then 4 when 'read' then 5 else -1 end $$;

-- The planner is told nothing of stores: it takes each for a small part of the table. What it would count is soon wrong, as a
-- store may write thousands of rows in a minute; and to one that takes it for empty, reading all of a store is as cheap as
-- reading one row by its key.
alter table contact alter column store_id set statistics 0;
alter table conversation alter column store_id set statistics 0;
alter table identity alter column store_id set statistics 0;
alter table message alter column store_id set statistics 0;
