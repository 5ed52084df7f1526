-- Whether a customer wants what the shop sends of itself, per conversation: each change stays, the newest counts. Without
-- any nothing is known but that they wrote first.
create table consent_change (
  store_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  state text not null check (state in ('in', 'out')),
  -- word: the customer wrote one that says so, in this message. member: somebody of the shop, for a reason. whatsapp: the
  -- customer said it to WhatsApp itself, of marketing messages alone, and `at` is when, by WhatsApp's clock.
  how text not null check (how in ('word', 'member', 'whatsapp')),
  message_id uuid,
  member_id uuid,
  reason text,
  at timestamptz not null,
  primary key (store_id, id),
  foreign key (store_id, conversation_id) references conversation on delete cascade,
  check ((how = 'member') = (member_id is not null and reason is not null))
);
create index consent_change_conversation on consent_change (store_id, conversation_id, at desc, id desc);
create unique index consent_change_told on consent_change (store_id, conversation_id, at, state) where how = 'whatsapp';
select app.tenant('consent_change', 'select, insert, delete');
select app.mark('consent_change', 'none; class=message', 'store_id', 'id', 'conversation_id', 'state', 'how', 'message_id', 'member_id', 'at');
select app.mark('consent_change', 'personal:contact; class=message', 'reason');
