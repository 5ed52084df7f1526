-- Whom the shop does not want to hear: what they write is kept, and nobody waits, nothing is unread and no assistant
-- answers. blocked_from: how it stood, so that taking it back loses nothing.
alter table conversation
  add blocked_at timestamptz,
  add blocked_why text check (blocked_why in ('blocked', 'spam')),
  add blocked_from jsonb;
create index conversation_blocked on conversation (store_id, last_message_at desc, id desc) where blocked_at is not null;
select app.mark('conversation', 'none; class=message', 'blocked_at', 'blocked_why', 'blocked_from');
