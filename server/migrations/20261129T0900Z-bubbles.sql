-- What members hold on to in a conversation, in sight of all of them. Few: what is many is not in sight.
create table message_pin (
  store_id uuid not null,
  message_id uuid not null,
  conversation_id uuid not null,
  by_member_id uuid not null,
  at timestamptz not null,
  primary key (store_id, message_id),
  foreign key (store_id, message_id) references message on delete cascade,
  foreign key (store_id, conversation_id) references conversation on delete cascade
);
create index message_pin_conversation on message_pin (store_id, conversation_id, at);
select app.tenant('message_pin');
select app.mark('message_pin', 'none; class=message', 'store_id', 'message_id', 'conversation_id', 'by_member_id', 'at');

-- Of what was taken back nothing is held on to.
create function app.forget_pin() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  delete from message_pin where store_id = new.store_id and message_id = new.id;
  return null;
end $$;
create trigger message_unpinned after update of deleted_at on message
  for each row when (new.deleted_at is not null and old.deleted_at is null) execute function app.forget_pin();

-- Whether an answer of the assistant was a good one, as each member sees it.
create table turn_rating (
  store_id uuid not null,
  turn_id uuid not null,
  member_id uuid not null,
  thumb text not null check (thumb in ('up', 'down')),
  at timestamptz not null,
  primary key (store_id, turn_id, member_id),
  foreign key (store_id, turn_id) references turn on delete cascade,
  foreign key (store_id, member_id) references member on delete cascade
);
create index turn_rating_member on turn_rating (store_id, member_id);
select app.tenant('turn_rating');
select app.mark('turn_rating', 'none; class=trace', 'store_id', 'turn_id', 'member_id', 'thumb', 'at');
