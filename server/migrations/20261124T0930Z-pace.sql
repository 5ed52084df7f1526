-- How fast a channel may send. `free_at` is, of the scope 'hold', until when the provider asked for silence; of the channel
-- as a whole ('') and of a conversation, the moment to which what was sent has used up the allowance.
create table send_pace (
  store_id uuid not null,
  channel_id uuid not null,
  scope text not null,
  free_at timestamptz not null,
  primary key (store_id, channel_id, scope),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('send_pace');
select app.mark('send_pace', 'none; class=account', 'store_id', 'channel_id', 'scope', 'free_at');

-- Business accounts that let a bot answer in their chats (Telegram Business). The row stays when the owner ends it, so that
-- the threads that hang on it can say why nothing leaves any more. Anybody may connect any bot to an account of their own,
-- so nothing is taken in from one, and nothing answered, until an owner or admin of the store has approved its owner.
create table business_connection (
  store_id uuid not null,
  channel_id uuid not null,
  id text not null,
  owner_id text not null,
  owner_name text,
  owner_username text,
  enabled boolean not null,
  may_reply boolean not null,
  may_read boolean not null,
  changed_at timestamptz not null,
  -- When its owner was first heard of, by any connection.
  asked_at timestamptz not null,
  approval text not null check (approval in ('waiting', 'approved', 'refused')),
  decided_by uuid,
  decided_at timestamptz,
  primary key (store_id, channel_id, id),
  foreign key (store_id, channel_id) references channel on delete cascade
);
select app.tenant('business_connection');
select app.mark('business_connection', 'none; class=account', 'store_id', 'channel_id', 'id', 'enabled', 'may_reply', 'may_read', 'changed_at', 'asked_at',
  'approval', 'decided_by', 'decided_at');
select app.mark('business_connection', 'personal:member; class=account', 'owner_id', 'owner_name', 'owner_username');
