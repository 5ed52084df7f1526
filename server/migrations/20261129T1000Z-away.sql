-- Members are told of what happens while no panel of theirs is open.

-- A browser that may be told, by the address that its push service gave it and the keys under which that reads nothing.
-- It is told while the session lasts in which it said so: whoever has signed out hears no more.
create table push_subscription (
  store_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  session_id uuid not null,
  endpoint text not null check (length(endpoint) <= 1000),
  p256dh text not null,
  auth text not null,
  -- What the customer wrote is shown, too; without it only who wrote.
  words boolean not null default false,
  created_at timestamptz not null,
  primary key (store_id, id),
  -- Whoever says so last in this browser has it.
  unique (store_id, endpoint),
  foreign key (store_id, member_id) references member on delete cascade
);
create index push_subscription_member on push_subscription (store_id, member_id, created_at);
select app.tenant('push_subscription');
select app.mark('push_subscription', 'none; class=session', 'store_id', 'id', 'member_id', 'words', 'created_at');
select app.mark('push_subscription', 'personal:member; class=session', 'session_id', 'endpoint', 'p256dh', 'auth');

-- How far a store's events were looked through for news. A row is there while somebody there may be told.
create table away_cursor (
  store_id uuid primary key references store on delete cascade,
  seq bigint not null
);
select app.tenant('away_cursor');
select app.mark('away_cursor', 'none; class=event', 'store_id', 'seq');

-- What of a conversation is to be told to a member, and what was. One row for both, so that several news of one
-- conversation are told together, and none twice: `told` names the newest of them, in ids alone.
create table away_notice (
  store_id uuid not null,
  member_id uuid not null,
  conversation_id uuid not null,
  kind text check (kind in ('message', 'asked', 'mention', 'failed')),
  due_at timestamptz,
  told_at timestamptz,
  told text[] not null default '{}',
  primary key (store_id, member_id, conversation_id),
  foreign key (store_id, member_id) references member on delete cascade,
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  check ((kind is null) = (due_at is null))
);
create index away_notice_conversation on away_notice (store_id, conversation_id);
create index away_notice_due on away_notice (due_at) where due_at is not null;
select app.tenant('away_notice');
select app.mark('away_notice', 'none; class=message', 'store_id', 'member_id', 'conversation_id', 'kind', 'due_at', 'told_at', 'told');

-- Where there is news, and where something is due, is found across stores: numbers and times alone.
create policy lane on away_cursor for select to tutum_lane using (true);
create policy lane on store_sequence for select to tutum_lane using (true);
create policy lane on away_notice for select to tutum_lane using (due_at is not null);
grant select on away_cursor, store_sequence to tutum_lane;
grant select (store_id, due_at) on away_notice to tutum_lane;
