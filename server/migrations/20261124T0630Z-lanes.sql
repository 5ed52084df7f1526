-- The message path's own queues: one turn lane and one outbox lane per conversation.
-- The store's role adds to them in the transaction of the cause; tutum_lane claims across stores and sees ids only.

-- A turn is due for this conversation. What it must cover stands on the conversation (heard, answered).
create table turn_lane (
  store_id uuid not null,
  conversation_id uuid not null,
  first_at timestamptz not null,
  due_at timestamptz not null,
  attempts int not null default 0,
  lease_no int not null default 0,
  lease_until timestamptz,
  -- Put off until a recording has been written down.
  awaits_words boolean not null default false,
  primary key (store_id, conversation_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index turn_lane_due on turn_lane (due_at);

-- A message to hand to the provider; order holds within (store, conversation) by position.
-- waiting: nothing has left, a lease may be taken again. sending: the provider is being called, so a lease that runs out
-- leaves it uncertain whether the message arrived. epoch: of an assistant's message; a human turn since then cancels it.
create table outbox (
  store_id uuid not null,
  position bigint generated always as identity,
  conversation_id uuid not null,
  message_id uuid not null,
  channel_id uuid not null,
  epoch bigint,
  state text not null default 'waiting' check (state in ('waiting', 'sending')),
  tries int not null default 0,
  next_at timestamptz not null,
  lease_no int not null default 0,
  lease_until timestamptz,
  primary key (store_id, position),
  unique (store_id, message_id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  foreign key (store_id, message_id) references message on delete cascade
);
create index outbox_lane on outbox (store_id, conversation_id, position);
create index outbox_next on outbox (next_at) where state = 'waiting';
create index outbox_sending on outbox (lease_until) where state = 'sending';
create index outbox_channel on outbox (store_id, channel_id);

select app.tenant('turn_lane');
select app.tenant('outbox');
create policy lane on turn_lane to tutum_lane using (true) with check (true);
create policy lane on outbox to tutum_lane using (true) with check (true);
grant select, update on turn_lane, outbox to tutum_lane;
select app.mark('turn_lane', 'none; class=message', 'store_id', 'conversation_id', 'first_at', 'due_at', 'attempts', 'lease_no', 'lease_until', 'awaits_words');
select app.mark('outbox', 'none; class=message', 'store_id', 'position', 'conversation_id', 'message_id', 'channel_id', 'epoch', 'state', 'tries', 'next_at', 'lease_no', 'lease_until');

-- As with messages: what the planner would count of stores is soon wrong.
alter table outbox alter column store_id set statistics 0;
