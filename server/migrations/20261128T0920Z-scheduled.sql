-- Messages that leave later. They are no messages yet: nothing of a thread, its last message, its search or what the model
-- reads may hold what nobody has said. At its time a row becomes an ordinary message with its place in the outbox, in one
-- transaction, and its client_id decides there that it does so once.
create table scheduled_message (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  -- Whose words they are; whoever rewrites them.
  member_id uuid not null,
  client_id text not null,
  text text,
  -- buttons, list, replyTo (a message), template (its id and values), after (what becomes of the conversation).
  content jsonb not null default '{}',
  upload_ids uuid[] not null default '{}',
  -- null: when the contact writes, which gives it a time.
  due_at timestamptz,
  -- An ordinary send that waits a few seconds, so that it can be taken back.
  undo boolean not null default false,
  -- stopped: its time came and it could not leave; reason is the code with which a send would be refused.
  state text not null default 'waiting' check (state in ('waiting', 'stopped', 'sent', 'cancelled')),
  reason text,
  message_id uuid,
  written_at timestamptz not null,
  -- Of a state that is not waiting.
  settled_at timestamptz,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  check ((state = 'waiting') = (settled_at is null))
);
create unique index scheduled_message_client on scheduled_message (store_id, client_id);
create index scheduled_message_conversation on scheduled_message (store_id, conversation_id);
create index scheduled_message_due on scheduled_message (due_at) where state = 'waiting';
create index scheduled_message_settled on scheduled_message (store_id, settled_at) where state in ('sent', 'cancelled');
select app.tenant('scheduled_message');
select app.mark('scheduled_message', 'none; class=message', 'store_id', 'id', 'conversation_id', 'member_id', 'client_id', 'upload_ids', 'due_at', 'undo', 'state', 'reason', 'message_id', 'written_at', 'settled_at');
select app.mark('scheduled_message', 'personal:contact; class=message', 'text', 'content');
create policy lane on scheduled_message for select to tutum_lane using (state = 'waiting');
grant select (store_id, conversation_id, state, due_at) on scheduled_message to tutum_lane;

-- How a member sends.
create table member_sending (
  store_id uuid not null,
  member_id uuid not null,
  -- Each send waits a few seconds and can be taken back until then.
  undo boolean not null,
  primary key (store_id, member_id),
  foreign key (store_id, member_id) references member on delete cascade
);
select app.tenant('member_sending');
select app.mark('member_sending', 'none; class=account', 'store_id', 'member_id', 'undo');
