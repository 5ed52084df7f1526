-- What the phone app that shares a WhatsApp number is asked for when the number is connected: its contacts, then its
-- chats, each once and within a day. One row of each channel that was ever asked.
create table history_import (
  store_id uuid not null,
  channel_id uuid not null,
  -- asking, asked; coming, done: parts of the past have come; declined: the phone's owner shares nothing; late: the day was
  -- over; refused: for the reason beside it.
  state text not null check (state in ('asking', 'asked', 'coming', 'done', 'declined', 'late', 'refused')),
  reason text,
  -- After this nobody asks any more.
  ask_until timestamptz not null,
  contacts_asked boolean not null default false,
  -- Percent, as the provider counts.
  progress int not null default 0,
  updated_at timestamptz not null,
  primary key (store_id, channel_id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('history_import');
select app.mark('history_import', 'none; class=account', 'store_id', 'channel_id', 'state', 'reason', 'ask_until', 'contacts_asked', 'progress', 'updated_at');

-- Names out of the phone's address book wait here for their people, for a week: of those who never write nothing is kept.
create table early_name (
  store_id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  name text not null,
  at timestamptz not null,
  kept_at timestamptz not null,
  primary key (store_id, channel_id, external_id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
create index early_name_kept on early_name (store_id, kept_at);
select app.tenant('early_name');
select app.mark('early_name', 'none; class=message', 'store_id', 'channel_id', 'at', 'kept_at');
select app.mark('early_name', 'personal:contact; class=message', 'external_id', 'name');
